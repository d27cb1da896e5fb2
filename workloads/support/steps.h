/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stdint.h>

/* Computing that takes a known count of steps, none of which can be left out
 * or done beside another: each needs the result of the one before. */

/* So many are about a microsecond's work. */
enum { STEPS_PER_SAFEPOINT = 1024 };

/* What `count` steps make of `x`, one after another. */
uint64_t steps_take(uint64_t x, uint64_t count);

/* The same without taking them, for a check. */
uint64_t steps_skip(uint64_t x, uint64_t count);
