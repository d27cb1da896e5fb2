/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "arena.h"
#include "handover.h"
#include "histogram.h"
#include "workload.h"

enum { RIG_WORKERS_MAX = 4 };

/* A workload whose hooks a test calls one by one, with workers that have no
 * lock but what the test gives them. */
struct workload_rig {
    const struct workload *workload;
    struct params params;
    struct arena *arena;
    struct job job;
    struct handover_way way;
    struct worker workers[RIG_WORKERS_MAX];
    struct histogram latency[RIG_WORKERS_MAX];
};

/* Sets the workload up and lets all workers enter; fails the test otherwise. */
void workload_rig_start(struct workload_rig *r, const char *workload,
                        const char *params, unsigned workers, uint64_t ops);

/* A worker's operations, timed by nobody. */
int workload_rig_work(struct workload_rig *r, unsigned index, struct err *e);

/* Adds up the checksums and verifies them. */
int workload_rig_verify(struct workload_rig *r, struct err *e);

/* Lets all workers leave, and tears down. */
void workload_rig_end(struct workload_rig *r);
