/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From what share of computing on do processes win? */
#include "workload.h"

#include "support/computing.h"
#include "support/due.h"

static uint64_t compute_ns_of(const struct params *p)
{
    return (uint64_t)(params_fraction(p, "cpu") * (double)params_number(p, "op")
                      + 0.5);
}

static int calibrate(struct job *job, uint64_t *scale, struct err *e)
{
    uint64_t compute_ns = compute_ns_of(job->params);
    uint64_t wait_ns = params_number(job->params, "op") - compute_ns;

    return computing_calibrate(compute_ns, wait_ns, scale, e);
}

static int compute_and_wait(struct worker *w, uint64_t op, struct err *e)
{
    const struct params *p = w->job->params;
    uint64_t wait_ns = params_number(p, "op") - compute_ns_of(p);

    (void)op;
    (void)e;
    worker_checksum(w, computing_do(w, w->job->scale));
    if (wait_ns > 0) {
        due_sleep_until(w, worker_clock_ns() + wait_ns);
    }
    return 0;
}

static int work(struct worker *w, uint64_t ops, struct err *e)
{
    return due_work(w, ops, compute_and_wait, e);
}

static const struct param params[] = {
    {"cpu", PARAM_PERCENT, "50%",
     .help = "share of an operation's time that is computing"},
    {"op", PARAM_DURATION, "10ms",
     "how long an operation takes when nothing is in its way", .min = 1000,
     .max = 60000000000},
    DUE_PARAM,
    {0},
};

const struct workload workload_mixed = {
    .name = "mixed",
    .summary = "compute for a share of the time and wait for the rest",
    .unit = "operation",
    .kind = WORKLOAD_MIXED,
    .question = "From what share of computing on do processes win?",
    .story =
        "An operation computes for a share of its time, then waits for the "
        "rest. The computing is a fixed count of steps, measured once for "
        "the run in processor time; the waiting is a time, however long the "
        "computing took.",
    .expect = "processes, from the share of computing on that one lock has no "
              "room for: with N workers, 1/N.",
    .verified = "the result of the computing, against a closed form of so many "
                "steps.",
    .lock = "held while computing, with a safepoint after at most 16 steps; "
            "released while waiting.",
    .quick = "op=1ms",
    .params = params,
    .length = "op",
    .calibrate = calibrate,
    .work = work,
    .verify = computing_verify,
};
