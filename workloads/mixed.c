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

#include "support/pause.h"
#include "support/steps.h"

#include <inttypes.h>
#include <stdlib.h>
#include <time.h>

enum { MEASUREMENTS = 11, CORRECTIONS = 2 };

static const uint64_t seed = 1;

static uint64_t compute(struct worker *w, uint64_t steps)
{
    uint64_t x = seed;

    while (steps > 0) {
        uint64_t part =
            steps < STEPS_PER_SAFEPOINT ? steps : STEPS_PER_SAFEPOINT;

        x = steps_take(x, part);
        steps -= part;
        worker_safepoint(w);
    }
    return x;
}

static uint64_t compute_ns_of(const struct params *p)
{
    return (uint64_t)(params_fraction(p, "cpu") * (double)params_number(p, "op")
                      + 0.5);
}

/* Processor time, not the clock's: a neighbour must not shorten the work. */
static uint64_t cpu_ns_of(uint64_t steps, struct worker *nobody)
{
    struct timespec start;
    struct timespec end;

    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &start);
    nobody->checksum += compute(nobody, steps);
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &end);
    return (uint64_t)((end.tv_sec - start.tv_sec) * 1000000000
                      + (end.tv_nsec - start.tv_nsec));
}

static int compare(const void *a, const void *b)
{
    uint64_t x = *(const uint64_t *)a;
    uint64_t y = *(const uint64_t *)b;

    return (x > y) - (x < y);
}

/* How many steps would have taken the target, where so many, each time after
 * such a pause, take what they now take. */
static uint64_t corrected(uint64_t steps, uint64_t pause_ns, uint64_t target_ns,
                          struct worker *nobody)
{
    uint64_t ns[MEASUREMENTS];

    for (int i = 0; i < MEASUREMENTS; i++) {
        if (pause_ns > 0) {
            pause_until(worker_clock_ns() + pause_ns);
        }
        ns[i] = cpu_ns_of(steps, nobody);
    }
    qsort(ns, MEASUREMENTS, sizeof ns[0], compare);
    uint64_t median_ns = ns[MEASUREMENTS / 2] + 1;
    double wanted = (double)target_ns * (double)steps / (double)median_ns;
    return wanted < 1.0 ? 1 : (uint64_t)(wanted + 0.5);
}

/* The growing first runs also bring the core up to its speed. After a pause
 * computing is slower, with caches and a core that have cooled, and so the
 * steps are counted as the work will take them. */
static int calibrate(struct job *job, uint64_t *scale, struct err *e)
{
    const uint64_t long_enough_ns = 10000000;
    const uint64_t pause_max_ns = 20000000;
    uint64_t target_ns = compute_ns_of(job->params);
    uint64_t pause_ns = params_number(job->params, "op") - target_ns;
    struct worker nobody = {0};
    uint64_t steps = STEPS_PER_SAFEPOINT;

    *scale = 0;
    if (target_ns == 0) {
        return 0;
    }
    while (cpu_ns_of(steps, &nobody) < long_enough_ns) {
        steps *= 2;
        if (steps > UINT64_MAX / 4) {
            return err_set(e, "this machine's processor-time clock stands "
                              "still: cannot find out how long a step takes");
        }
    }
    *scale = corrected(steps, 0, target_ns, &nobody);
    for (int i = 0; i < CORRECTIONS && pause_ns > 0; i++) {
        *scale =
            corrected(*scale, pause_ns < pause_max_ns ? pause_ns : pause_max_ns,
                      target_ns, &nobody);
    }
    return 0;
}

static int work(struct worker *w, uint64_t ops, struct err *e)
{
    uint64_t steps = w->job->scale;
    uint64_t wait_ns =
        params_number(w->job->params, "op") - compute_ns_of(w->job->params);

    (void)e;
    for (uint64_t op = 0; op < ops; op++) {
        uint64_t start_ns = worker_clock_ns();

        worker_checksum(w, compute(w, steps));
        if (wait_ns > 0) {
            uint64_t wait_start_ns = worker_clock_ns();

            worker_blocking_enter(w);
            pause_until(wait_start_ns + wait_ns);
            worker_blocking_leave(w);
        }
        worker_latency(w, worker_clock_ns() - start_ns);
    }
    return 0;
}

static int verify(const struct job *job, struct err *e)
{
    uint64_t once = steps_skip(seed, job->scale);

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
    {0},
};

const struct workload workload_mixed = {
    .name = "mixed",
    .summary = "compute for a share of the time and wait for the rest",
    .unit = "operation",
    .kind = WORKLOAD_MIXED,
    .params = params,
    .length = "op",
    .calibrate = calibrate,
    .work = work,
    .verify = verify,
};
