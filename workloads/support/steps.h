/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stdint.h>

/* Computing that takes a known count of steps, none of which can be left out
 * or done beside another: each needs the result of the one before. */

/*
 * So many take some 25 ns: as often as an interpreter has a safepoint. It
 * matters to who comes next. A worker that has asked for the lock goes back
 * to waiting for it, and if the holder's drop comes before it sleeps, it takes
 * the lock from those who waited longer. With one safepoint a microsecond
 * it seldom did, and convoys were shorter than CPython's.
 */
enum { STEPS_PER_SAFEPOINT = 16 };

/* What `count` steps make of `x`, one after another. */
uint64_t steps_take(uint64_t x, uint64_t count);

/* The same without taking them, for a check. */
uint64_t steps_skip(uint64_t x, uint64_t count);
