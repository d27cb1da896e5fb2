/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "plan.h"

/*
 * How long so many blocks of the cells take, in nanoseconds, as far as that
 * can be told before anything is measured: computing takes turns under a lock
 * and in one thread, and else as many workers at once as there are cores; what
 * waits does so at once. Starting programs and finding out how many operations
 * a trial has come on top. Disturbed trials, which are repeated, don't.
 */
uint64_t plan_time_ns(const struct plan_cells *c, unsigned blocks,
                      unsigned cores);

enum { PLAN_TIME_BYTES = 96 };

/* "about 50 s", "about 3 min", "from 3 min to 2.5 h", with what max_time makes
 * of it. The plan must be settled. */
void plan_time_text(const struct plan *p, const struct plan_cells *c,
                    unsigned cores, char text[PLAN_TIME_BYTES]);
