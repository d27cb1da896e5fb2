/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Do workers get in each other's way where a core mostly waits for itself? */
#include "workload.h"

#include "support/planets.h"

#include <inttypes.h>
#include <math.h>

static const double UNIT = 1e9; /* energies are compared in parts of one */

static int work(struct worker *w, uint64_t ops, struct err *e)
{
    uint64_t steps = params_number(w->job->params, "steps");

    (void)e;
    for (uint64_t op = 0; op < ops; op++) {
        struct body bodies[BODIES];

        planets_begin(bodies);
        for (uint64_t step = 0; step < steps; step++) {
            planets_advance(bodies);
            worker_safepoint(w);
        }
        worker_checksum(w, (uint64_t)llround(planets_energy(bodies) * UNIT));
    }
    return 0;
}

/* Two ways to compute may be rounded to neighbours. */
static int verify(const struct job *job, struct err *e)
{
    uint64_t ops = job->workers * job->ops;
    uint64_t steps = params_number(job->params, "steps");
    int64_t expected = llroundl(planets_energy_otherwise(steps) * UNIT);
    uint64_t above_least = job->checksum - (uint64_t)(expected - 1) * ops;

    if (above_least % ops == 0 && above_least / ops <= 2) {
        return 0;
    }
    return err_set(e,
                   "energies add up to %" PRId64 " e-9, not to %u x %" PRIu64
                   " times %" PRId64 " e-9, as computed body by body",
                   (int64_t)job->checksum, job->workers, job->ops, expected);
}

static const struct param params[] = {
    {"steps", PARAM_COUNT, "1000",
     "how many steps of a hundredth of a year an operation takes",
     .max = 1000000},
    {0},
};

const struct workload workload_nbody = {
    .name = "nbody",
    .summary = "let the planets go round the sun",
    .unit = "journey",
    .kind = WORKLOAD_CPU,
    .question = "Do workers get in each other's way where a core mostly waits "
                "for itself?",
    .story = "An operation lets the sun and the four large planets attract "
             "one another for a number of steps, always from the same "
             "beginning: the Jovian system of the Benchmarks Game. All of it "
             "fits into registers and the first cache, and each step needs "
             "square roots and quotients of the last one, which take long and "
             "leave most of the core unused: try two workers on one core "
             "(`-p compact`) where there is simultaneous multithreading.",
    .expect = "threads and processes alike: nothing is shared but what workers "
              "on one core share; only a lock can keep them apart.",
    .verified = "the energy at the end, to a part in 10^9 of its unit, against "
                "the same steps in more digits, body by body in place of pair "
                "by pair.",
    .lock = "held, as by an interpreter; a safepoint after each step.",
    .quick = "steps=50",
    .params = params,
    .work = work,
    .verify = verify,
};
