/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "err.h"
#include "params.h"

struct histogram;
struct team;
struct worker;

/*
 * How workers exist; knows no workload. Hooks other than start and join may
 * be left out. In this order:
 *   settle   when parameters are read: refuses those that don't go together,
 *            and writes alike what means the same
 *   prepare  in the controller, before the clock starts
 *   start    creates the workers, each of which calls team_work_through
 *   check    whether a worker died; called when a child's state changed
 *   join     waits for the ends of all the workers that start created
 *   abandon  instead of join: ends them where that can be done from outside
 *   finish   frees what prepare made; not called while workers are left
 */
struct model {
    const char *name;
    const char *summary; /* one line */
    const struct param *params;
    int (*settle)(struct params *, struct err *);
    /* How long whoever waits for the lock that all workers share lets its
     * holder go on; 0 where there is no such time. For reports. */
    uint64_t (*interval_ns)(const struct params *);
    int (*prepare)(struct team *, struct err *);
    int (*start)(struct team *, struct err *);
    int (*check)(struct team *, struct err *);
    int (*join)(struct team *, struct err *);
    void (*abandon)(struct team *);
    void (*finish)(struct team *);
    /* In the worker, before anything else: sets its hooks and lock. */
    void (*attach)(struct team *, struct worker *);
    /* In the worker, around its work: counts anew, and fills in the counts. */
    void (*begin)(struct team *, struct worker *);
    void (*end)(struct team *, struct worker *);
    /* How long a worker waited for the lock; NULL where there is none. */
    const struct histogram *(*lock_waits)(const struct team *, unsigned worker);
};

/* Reads the parameters of `m`, and settles them. */
int model_parse_params(const struct model *m, const char *text,
                       struct params *out, struct err *e);
