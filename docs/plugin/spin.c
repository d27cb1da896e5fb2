/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What is the floor under every workload?
 *
 * A workload outside tvp's tree. Build it and run it with
 *     cc -O2 -shared -fPIC -I PREFIX/include spin.c -o spin.so
 *     tvp run -w ./spin.so
 */
#include <tvp/workload.h>

#include <inttypes.h>

enum { MULTIPLIER = 5, INCREMENT = 3 };

static int work(struct worker *w, uint64_t ops, struct err *e)
{
    uint64_t steps = params_number(w->job->params, "steps");
    uint64_t sum = 0;

    (void)e;
    for (uint64_t op = 0; op < ops; op++) {
        /* An operation depends on the worker and its own number alone. */
        uint64_t x = w->index + w->done + op;
        for (uint64_t i = 0; i < steps; i++) {
            x = x * MULTIPLIER + INCREMENT;
        }
        sum += x;
        worker_safepoint(w);
    }
    worker_checksum(w, sum);
    return 0;
}

/* x -> a x + c, so many times, is x -> A x + C: by squaring, not in steps. */
static void power(uint64_t steps, uint64_t *a, uint64_t *c)
{
    uint64_t square_a = MULTIPLIER;
    uint64_t square_c = INCREMENT;

    *a = 1;
    *c = 0;
    for (; steps > 0; steps /= 2) {
        if (steps % 2 == 1) {
            *c = *c * square_a + square_c;
            *a *= square_a;
        }
        square_c = square_c * square_a + square_c;
        square_a *= square_a;
    }
}

static int verify(const struct job *job, struct err *e)
{
    uint64_t a;
    uint64_t c;
    uint64_t n = job->ops;
    uint64_t right = 0;

    power(params_number(job->params, "steps"), &a, &c);
    for (uint64_t i = 0; i < job->workers; i++) {
        /* The numbers from i to i + n - 1 add up to this. */
        uint64_t numbers =
            n % 2 == 0 ? n / 2 * (2 * i + n - 1) : n * (i + (n - 1) / 2);
        right += a * numbers + c * n;
    }
    return job->checksum == right
               ? 0
               : err_set(e, "the sums add up to %" PRIu64 ", not %" PRIu64,
                         job->checksum, right);
}

static const struct param params[] = {
    {"steps", PARAM_COUNT, "100", "multiplications in an operation", 1,
     1000000000, NULL, NULL},
    {NULL, PARAM_COUNT, NULL, NULL, 0, 0, NULL, NULL},
};

static const struct workload spin = {
    .name = "spin",
    .summary = "private arithmetic: the floor under every other workload",
    .unit = "round",
    .kind = WORKLOAD_CPU,
    .question = "What is the floor under every workload?",
    .story = "An operation multiplies and adds `steps` times, in registers.",
    .expect = "none: threads and processes share nothing here",
    .verified = "the sum of all results, against a closed formula",
    .lock = "held; a safepoint after each operation",
    .quick = "steps=10",
    .params = params,
    .work = work,
    .verify = verify,
};

TVP_PLUGIN(spin);
