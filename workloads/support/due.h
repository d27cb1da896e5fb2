/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "workload.h"

/*
 * When a worker's operations are due. In a closed loop each begins when the
 * one before it is done, and while one stalls nobody asks for the next ones:
 * what they would have waited is in no latency ("coordinated omission", Tene
 * 2013). In an open loop operations are due at fixed times, so many a second
 * of each worker, and latency counts from then: an operation that comes late,
 * as those before it took too long, has waited that much longer.
 */

/* For a workload's parameters. */
#define DUE_PARAM                                                              \
    {                                                                          \
        .name = "rate", .type = PARAM_COUNT, .value = "0", .max = 1000000,     \
        .help = "operations a second that are due for each worker, whose "     \
                "latency counts from then, such as rate=100; 0: each when "    \
                "the one before is done"                                       \
    }

struct due {
    uint64_t start_ns;
    uint64_t rate;  /* a second; 0: closed loop */
    uint64_t index; /* of `of` workers, which take turns */
    uint64_t of;
};

/* As the parameter rate says, from when the worker's work began. */
struct due due_of(const struct worker *w);

/* When operation `op`, of all from 0, is due in an open loop: (op + (index + 1)
 * / of) / rate after the start, rounded down to whole nanoseconds. The last
 * worker's last one is so due when all of the operations' time is over. */
uint64_t due_at_ns(const struct due *d, uint64_t op);

/* Sleeps until CLOCK_MONOTONIC shows so much, without the lock. */
void due_sleep_until(struct worker *w, uint64_t deadline_ns);

/* Waits until operation `op` of this call of work is due, without the lock;
 * not at all where it is late, or in a closed loop. Returns the time from
 * which its latency counts. */
uint64_t due_wait(const struct due *d, struct worker *w, uint64_t op);

/*
 * All of a work hook: does each of so many operations when it is due, and
 * records how long that took. `one` does one; `op` counts from 0, of all the
 * worker's operations of the trial.
 */
int due_work(struct worker *w, uint64_t ops,
             int (*one)(struct worker *w, uint64_t op, struct err *e),
             struct err *e);
