/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stdint.h>

/* Sleeps until CLOCK_MONOTONIC shows `deadline_ns`, however many signals come
 * in between; returns at once when that has passed. */
void pause_until(uint64_t deadline_ns);

/* Sleeps for at least so long. */
void pause_for(uint64_t ns);
