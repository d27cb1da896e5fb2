/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Does the lock keep a counter right that all workers add to? */
#include "workload.h"

#include "support/shared_mutex.h"

#include <inttypes.h>

enum { UNSAFE, MUTEX, ATOMIC };

enum { LINE_BYTES = 128 }; /* two cache lines: they are fetched in pairs */

struct shared {
    _Alignas(LINE_BYTES) _Atomic uint64_t number;
    _Alignas(LINE_BYTES) pthread_mutex_t mutex;
};

/* Where the next safepoint inside of an increment is due. */
struct rhythm {
    uint64_t every; /* 0: never */
    uint64_t left;
};

static uint64_t attempted(const struct job *job)
{
    return job->ops * job->workers * params_number(job->params, "increments");
}

/* Atomic accesses, but two of them: in C a race of plain ones means nothing. */
static inline void increment(struct worker *w, struct shared *s,
                             struct rhythm *r)
{
    uint64_t seen = atomic_load_explicit(&s->number, memory_order_relaxed);

    if (r->every != 0 && --r->left == 0) {
        r->left = r->every;
        worker_safepoint(w);
    }
    atomic_store_explicit(&s->number, seen + 1, memory_order_relaxed);
}

static int add_locked(struct worker *w, uint64_t times, struct rhythm *r,
                      struct err *e)
{
    struct shared *s = w->job->state;

    for (uint64_t i = 0; i < times; i++) {
        if (shared_mutex_lock(&s->mutex, w, e) != 0) {
            return -1;
        }
        increment(w, s, r);
        pthread_mutex_unlock(&s->mutex);
        worker_safepoint(w);
    }
    return 0;
}

static int work(struct worker *w, uint64_t ops, struct err *e)
{
    const struct params *p = w->job->params;
    struct shared *s = w->job->state;
    uint64_t times = ops * params_number(p, "increments");
    uint64_t every = params_number(p, "safepoint");
    struct rhythm rhythm = {every, every};

    worker_checksum(w, times);
    switch (params_number(p, "how")) {
    case MUTEX:
        return add_locked(w, times, &rhythm, e);
    case ATOMIC:
        for (uint64_t i = 0; i < times; i++) {
            atomic_fetch_add_explicit(&s->number, 1, memory_order_relaxed);
            worker_safepoint(w);
        }
        return 0;
    default:
        for (uint64_t i = 0; i < times; i++) {
            increment(w, s, &rhythm);
            worker_safepoint(w);
        }
        return 0;
    }
}

static int attach(struct job *job, struct err *e)
{
    job->state = job_alloc(job, sizeof(struct shared), e);
    return job->state == NULL ? -1 : 0;
}

static int setup(struct job *job, struct err *e)
{
    struct shared *s;

    if (attach(job, e) != 0) {
        return -1;
    }
    s = job->state;
    return shared_mutex_init(&s->mutex, e);
}

static int verify(const struct job *job, struct err *e)
{
    struct shared *s = job->state;
    uint64_t number = atomic_load(&s->number);
    uint64_t all = attempted(job);
    int may_lose = params_number(job->params, "how") == UNSAFE;

    if (job->checksum != all) {
        return err_set(e, "%" PRIu64 " increments were attempted, not %" PRIu64,
                       job->checksum, all);
    }
    if (number > all || number == 0 || (number < all && !may_lose)) {
        return err_set(e,
                       "%" PRIu64 " increments brought the number to %" PRIu64,
                       all, number);
    }
    return 0;
}

static int64_t lost(const struct job *job)
{
    struct shared *s = job->state;

    return (int64_t)(attempted(job) - atomic_load(&s->number));
}

static const char *const how_choices[] = {
    [UNSAFE] = "unsafe", [MUTEX] = "mutex", [ATOMIC] = "atomic", NULL};

static const struct param params[] = {
    {"how", PARAM_CHOICE, "unsafe",
     "unsafe: load, then store; mutex: inside of a lock; atomic: at "
     "once",
     .choices = how_choices},
    {"increments", PARAM_COUNT, "1000", "how often an operation adds one",
     .min = 1, .max = 1000000000},
    {"safepoint", PARAM_COUNT, "1",
     "one in so many has a safepoint between load and store; 0: none",
     .max = 1000000000},
    {0},
};

const struct workload workload_counter = {
    .name = "counter",
    .summary = "add to a number that all workers share",
    .unit = "batch",
    .kind = WORKLOAD_SHARED,
    .question = "Does the lock keep a counter right that all workers add to?",
    .story =
        "An operation is a batch of increments of one number that all "
        "workers share. Each is a load and a store, and what another worker "
        "stores in between is lost. Under a lock that takes a switch in "
        "between, so that it is rare, and costs whatever the others did in "
        "the meantime.\n\n"
        "`safepoint=1` is an increment that calls a function on its way; "
        "`safepoint=0` is CPython's `x += 1` from 3.10 on, which no switch "
        "divides. `atomic` has no use for it.\n\n"
        "The figure `updates_lost` is how much the number is short of the "
        "increments. With `unsafe` that is the finding, not a failure; "
        "under `sequential` it is 0.",
    .expect = "sequential: no model adds faster to one number than one worker "
              "alone, whose cache has it.",
    .verified =
        "that all increments were made; with `mutex` and `atomic`, that "
        "none is lost.",
    .lock = "held; a safepoint after each increment, and as `safepoint` says. "
            "With `mutex`, released to wait for a mutex that is taken, as a "
            "runtime's own locks do.",
    .quick = "increments=100",
    .params = params,
    .setup = setup,
    .attach = attach,
    .work = work,
    .verify = verify,
    .figure = lost,
    .figure_name = "updates_lost",
};
