/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "err.h"
#include "team.h"

#include <stdbool.h>
#include <stdint.h>

/*
 * What workers have left in the arena, where a workload may have written over
 * it: whether its counts, times and guards are such as workers leave. Before
 * anything there is believed, and once all workers are done, between
 * `opened_ns` and `done_ns`. -1 says which worker's makes no sense.
 */
int slots_check(const struct team *t, uint64_t opened_ns, uint64_t done_ns,
                struct err *e);

/* Sets the guards, which slots_check looks at. */
void slots_guard(struct team *t);

/* Whether one worker's is intact: what is said there may be told on. */
bool slots_guarded(const struct team *t, unsigned worker);

/* Says that what all share was written over. */
int slots_say_shared(struct err *e);
