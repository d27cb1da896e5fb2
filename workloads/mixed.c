/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * From what share of computing on do processes win?
 *
 * An operation computes for a share of its time and then waits for the rest,
 * as a program does that downloads and then parses. The computing is a count
 * of steps, measured once for the run, and so the same under every model; the
 * waiting is a time, as a server's answer is, however long computing took.
 */
#include "workload.h"

#include "support/computing.h"
#include "support/due.h"
#include "support/pause.h"

#include <inttypes.h>

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

static int work(struct worker *w, uint64_t ops, struct err *e)
{
    uint64_t steps = w->job->scale;
    uint64_t wait_ns =
        params_number(w->job->params, "op") - compute_ns_of(w->job->params);
    struct due due = due_of(w);

    (void)e;
    for (uint64_t op = 0; op < ops; op++) {
        uint64_t from_ns = due_wait(&due, w, op);

        worker_checksum(w, computing_do(w, steps));
        if (wait_ns > 0) {
            uint64_t wait_start_ns = worker_clock_ns();

            worker_blocking_enter(w);
            pause_until(wait_start_ns + wait_ns);
            worker_blocking_leave(w);
        }
        worker_latency(w, worker_clock_ns() - from_ns);
    }
    return 0;
}

static int verify(const struct job *job, struct err *e)
{
    uint64_t once = computing_result(job->scale);

    if (job->checksum != once * job->workers * job->ops) {
        return err_set(e,
                       "the operations computed %" PRIu64
                       " in all, not %u x %" PRIu64 " times %" PRIu64
                       ", which %" PRIu64 " steps give",
                       job->checksum, job->workers, job->ops, once, job->scale);
    }
    return 0;
}

static const struct param params[] = {
    {.name = "cpu",
     .type = PARAM_PERCENT,
     .value = "50%",
     .help = "share of an operation's time that is computing"},
    {.name = "op",
     .type = PARAM_DURATION,
     .value = "10ms",
     .help = "how long an operation takes when nothing is in its way",
     .min = 1000,
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
    .verify = verify,
};
