/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "counting.h"
#include "err.h"
#include "team.h"

#include <stdbool.h>
#include <stdint.h>

/*
 * Trials of workloads whose work never returns. Fixed work all the same: such
 * a trial ends at the moment at which its workers have counted all of their
 * operations together. Nobody is cancelled: processes are killed, threads are
 * left to the end of the program.
 */
struct endless {
    uint64_t opened_ns; /* set by the caller: when the start gate opened */
    uint64_t target;    /* operations of all workers */
    uint64_t *room;     /* the looks' counts, and shares */
    struct counting_look looks[2];
    int64_t *cpu_ns; /* of each worker's process when it was halted */
};

/* Makes room, and this program the one that inherits what workers leave. */
int endless_create(struct endless *x, const struct team *t, struct err *e);
void endless_free(struct endless *x);

/*
 * Looks at the counters until they add up to all operations; then fills in
 * what each worker's sample says about its work. -1 with the reason when one
 * fails, returns or dies, or when the deadline passes (and *timed_out).
 */
int endless_wait(struct endless *x, struct team *t, uint64_t deadline_ns,
                 bool *timed_out, struct err *e);

/* Stops workers that are processes, so that they can be looked at as they are.
 * Those that are threads go on. */
void endless_halt(struct endless *x, const struct team *t);

/* How many threads and processes the workers have made. */
unsigned endless_tasks(const struct team *t);

/*
 * Ends workers that are processes, and theirs. Returns how much CPU time it
 * took them to end, such as to free their memory; and in *left whether workers
 * are still there.
 */
int64_t endless_end(struct endless *x, struct team *t, bool *left);
