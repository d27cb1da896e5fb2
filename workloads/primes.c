/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is lost when pure computation that shares nothing must share a lock? */
#include "workload.h"

#include "support/answer.h"
#include "support/own_memory.h"
#include "support/prime_count.h"

#include <string.h>

/* Steps between safepoints: about 10 us, so that their own cost is lost in
 * the noise and yet no other worker waits for long. */
enum { STEPS_PER_SAFEPOINT = 16384 };

struct sieve {
    uint64_t limit;
    unsigned char composite[]; /* by number, from 0 to limit */
};

static int enter(struct worker *w, struct err *e)
{
    uint64_t limit = params_number(w->job->params, "limit");
    struct sieve *s = own_memory_enter(w, sizeof *s + limit + 1, "limit=", e);

    if (s == NULL) {
        return -1;
    }
    s->limit = limit;
    return 0;
}

static uint64_t lower(uint64_t a, uint64_t b)
{
    return a < b ? a : b;
}

static void cross_out(struct worker *w, struct sieve *s, uint64_t prime)
{
    uint64_t next = prime * prime;

    while (next <= s->limit) {
        uint64_t end = lower(s->limit, next + STEPS_PER_SAFEPOINT * prime);

        for (; next <= end; next += prime) {
            s->composite[next] = 1;
        }
        worker_safepoint(w);
    }
}

static uint64_t count(struct worker *w, const struct sieve *s)
{
    uint64_t primes = 0;
    uint64_t next = 2;

    while (next <= s->limit) {
        uint64_t end = lower(s->limit, next + STEPS_PER_SAFEPOINT);

        for (; next <= end; next++) {
            primes += s->composite[next] == 0;
        }
        worker_safepoint(w);
    }
    return primes;
}

static int work(struct worker *w, uint64_t ops, struct err *e)
{
    struct sieve *s = w->state;

    (void)e;
    for (uint64_t op = 0; op < ops; op++) {
        memset(s->composite, 0, s->limit + 1);
        for (uint64_t n = 2; n * n <= s->limit; n++) {
            if (s->composite[n] == 0) {
                cross_out(w, s, n);
            }
        }
        worker_checksum(w, count(w, s));
    }
    return 0;
}

static int verify(const struct job *job, struct err *e)
{
    uint64_t limit = params_number(job->params, "limit");
    uint64_t primes;

    if (prime_count(limit, &primes, e) != 0) {
        return -1;
    }
    return answer_verify_same(job, primes, "counting without a sieve", e);
}

static const struct param params[] = {
    {"limit", PARAM_COUNT, "50000",
     "find the primes up to this number; as many bytes per worker", .min = 2,
     .max = 1000000000},
    {0},
};

const struct workload workload_primes = {
    .name = "primes",
    .summary = "find primes with a sieve in private memory",
    .unit = "sieve",
    .kind = WORKLOAD_CPU,
    .question =
        "What is lost when pure computation that shares nothing must share "
        "a lock?",
    .story = "An operation is a sieve of Eratosthenes in the worker's own "
             "memory: no allocation, no system call, no memory that another "
             "worker touches.",
    .expect =
        "threads and processes alike: nothing is shared, so only a lock can "
        "keep workers apart.",
    .verified = "the number of primes against a count that needs no sieve "
                "(Legendre).",
    .lock = "held; a safepoint after at most 16384 steps.",
    .params = params,
    .enter = enter,
    .work = work,
    .leave = own_memory_leave,
    .verify = verify,
};
