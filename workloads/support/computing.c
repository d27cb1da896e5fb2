/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "computing.h"

#include "answer.h"
#include "pause.h"
#include "steps.h"

#include <stdlib.h>
#include <time.h>

enum { MEASUREMENTS = 11, CORRECTIONS = 2 };

static const uint64_t seed = 1;

/* What is measured, by a worker that no lock knows. */
struct subject {
    uint64_t (*run)(struct worker *, uint64_t steps);
    struct worker nobody;
};

uint64_t computing_do(struct worker *w, uint64_t steps)
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

uint64_t computing_result(uint64_t steps)
{
    return steps_skip(seed, steps);
}

/* Processor time, not the clock's: a neighbour must not shorten the work. */
static uint64_t cpu_ns_of(uint64_t steps, struct subject *s)
{
    struct timespec start;
    struct timespec end;

    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &start);
    s->nobody.checksum += s->run(&s->nobody, steps);
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
                          struct subject *s)
{
    uint64_t ns[MEASUREMENTS];

    for (int i = 0; i < MEASUREMENTS; i++) {
        if (pause_ns > 0) {
            pause_until(worker_clock_ns() + pause_ns);
        }
        ns[i] = cpu_ns_of(steps, s);
    }
    qsort(ns, MEASUREMENTS, sizeof ns[0], compare);
    uint64_t median_ns = ns[MEASUREMENTS / 2] + 1;
    double wanted = (double)target_ns * (double)steps / (double)median_ns;
    return wanted < 1.0 ? 1 : (uint64_t)(wanted + 0.5);
}

/* The growing first runs also bring the core up to its speed. */
int computing_calibrate_run(uint64_t (*run)(struct worker *, uint64_t steps),
                            uint64_t target_ns, uint64_t pause_ns,
                            uint64_t *steps, struct err *e)
{
    const uint64_t long_enough_ns = 10000000;
    const uint64_t pause_max_ns = 20000000;
    struct subject s = {.run = run};
    uint64_t probe = STEPS_PER_SAFEPOINT;

    *steps = 0;
    if (target_ns == 0) {
        return 0;
    }
    while (cpu_ns_of(probe, &s) < long_enough_ns) {
        probe *= 2;
        if (probe > UINT64_MAX / 4) {
            return err_set(e, "this machine's processor-time clock stands "
                              "still: cannot find out how long a step takes");
        }
    }
    *steps = corrected(probe, 0, target_ns, &s);
    for (int i = 0; i < CORRECTIONS && pause_ns > 0; i++) {
        *steps =
            corrected(*steps, pause_ns < pause_max_ns ? pause_ns : pause_max_ns,
                      target_ns, &s);
    }
    return 0;
}

int computing_calibrate(uint64_t target_ns, uint64_t pause_ns, uint64_t *steps,
                        struct err *e)
{
    return computing_calibrate_run(computing_do, target_ns, pause_ns, steps, e);
}

int computing_verify(const struct job *job, struct err *e)
{
    return answer_verify_same(job, computing_result(job->scale),
                              "skipping the steps", e);
}
