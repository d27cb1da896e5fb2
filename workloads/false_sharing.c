/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What do counters cost that share a cache line, though nobody shares one? */
#include "workload.h"

#include <inttypes.h>

/* A worker's own counter, in memory that processes share, too. */
static _Atomic uint64_t *counter_of(const struct job *job, unsigned worker)
{
    unsigned char *counters = job->state;

    return (void *)(counters + worker * params_number(job->params, "stride"));
}

static int setup(struct job *job, struct err *e)
{
    uint64_t stride = params_number(job->params, "stride");

    if (stride % sizeof(uint64_t) != 0) {
        return err_set(e,
                       "stride=%" PRIu64 " would put counters across each "
                       "other's words; give a multiple of 8, such as 64",
                       stride);
    }
    job->state = job_alloc(job, job->workers * stride, e);
    return job->state == NULL ? -1 : 0;
}

/* Loaded and stored each time, as a compiler must that sees other threads. */
static int work(struct worker *w, uint64_t ops, struct err *e)
{
    uint64_t times = ops * params_number(w->job->params, "increments");
    _Atomic uint64_t *counter = counter_of(w->job, w->index);

    (void)e;
    for (uint64_t i = 0; i < times; i++) {
        uint64_t seen = atomic_load_explicit(counter, memory_order_relaxed);

        atomic_store_explicit(counter, seen + 1, memory_order_relaxed);
        worker_safepoint(w);
    }
    worker_checksum(w, times);
    return 0;
}

static int verify(const struct job *job, struct err *e)
{
    uint64_t times = job->ops * params_number(job->params, "increments");

    for (unsigned i = 0; i < job->workers; i++) {
        uint64_t counted = atomic_load(counter_of(job, i));

        if (counted != times) {
            return err_set(e,
                           "worker %u's counter shows %" PRIu64
                           ", not the %" PRIu64 " it was to add",
                           i, counted, times);
        }
    }
    return 0;
}

static const struct param params[] = {
    {"stride", PARAM_SIZE, "8", "from one worker's counter to the next",
     .min = 8, .max = 65536},
    {"increments", PARAM_COUNT, "1000", "how often an operation adds one",
     .min = 1, .max = 1000000000},
    {0},
};

const struct workload workload_false_sharing = {
    .name = "false-sharing",
    .summary = "add to a counter of one's own beside those of others",
    .unit = "batch",
    .kind = WORKLOAD_MEMORY,
    .question = "What do counters cost that share a cache line, though nobody "
                "shares one?",
    .story =
        "An operation is a batch of additions to the worker's own counter, "
        "which nobody else touches. Caches keep whole lines, though, mostly of "
        "64 bytes, and give a line to one CPU at a time for writing: with "
        "`stride=8` up to eight counters lie in a line that CPUs take from one "
        "another, with `stride=128` each has lines to itself, also where "
        "caches fetch them in pairs. The counters lie in memory that processes "
        "share as well, since it is about the line, not about who shares it.",
    .expect = "neither threads nor processes: a line knows nothing of either; "
              "with stride=8 a lock may be quicker, as one worker adds at a "
              "time, and from stride=128 on both beat it.",
    .verified = "each worker's counter, against the additions it was to make.",
    .lock = "held; a safepoint after each addition, as for interpreted code.",
    .quick = "increments=100",
    .params = params,
    .setup = setup,
    .attach = setup,
    .work = work,
    .verify = verify,
};
