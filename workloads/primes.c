/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What is lost when pure computation that shares nothing must share a lock?
 *
 * An operation is a sieve of Eratosthenes over the worker's own bytes: no
 * allocation, no system call, no line of memory that another worker touches.
 */
#include "workload.h"

#include "support/answer.h"
#include "support/own_memory.h"

#include <stdlib.h>
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

/* How many numbers up to n / k, for every k, have no small factor. */
struct counts {
    uint64_t n;
    uint64_t root;  /* of n */
    uint64_t *low;  /* low[m]: up to m, for m up to the root */
    uint64_t *high; /* high[k]: up to n / k, for k up to the root */
};

/* Takes out the numbers whose least factor is `p`: as many as there are
 * numbers, p times smaller, without a smaller factor. */
static void remove_multiples(const struct counts *c, uint64_t p)
{
    uint64_t smaller_primes = c->low[p - 1];

    for (uint64_t k = 1; k <= c->root && c->n / k >= p * p; k++) {
        uint64_t d = k * p;
        uint64_t left = d <= c->root ? c->high[d] : c->low[c->n / d];

        c->high[k] -= left - smaller_primes;
    }
    for (uint64_t m = c->root; m >= p * p; m--) {
        c->low[m] -= c->low[m / p] - smaller_primes;
    }
}

/* How many primes there are up to n, from counts alone, without a sieve:
 * Legendre's recurrence over the values n / k. */
static int primes_up_to(uint64_t n, uint64_t *primes, struct err *e)
{
    struct counts c = {.n = n, .root = 1};
    int rc = -1;

    while ((c.root + 1) * (c.root + 1) <= n) {
        c.root++;
    }
    c.low = calloc(c.root + 1, sizeof *c.low);
    c.high = calloc(c.root + 1, sizeof *c.high);
    if (c.low == NULL || c.high == NULL) {
        err_errno(e, "no memory to verify with");
        goto free_counts;
    }
    for (uint64_t i = 1; i <= c.root; i++) {
        c.low[i] = i - 1;
        c.high[i] = n / i - 1;
    }
    for (uint64_t p = 2; p <= c.root; p++) {
        if (c.low[p] > c.low[p - 1]) {
            remove_multiples(&c, p);
        }
    }
    *primes = c.high[1];
    rc = 0;

free_counts:
    free(c.high);
    free(c.low);
    return rc;
}

static int verify(const struct job *job, struct err *e)
{
    uint64_t limit = params_number(job->params, "limit");
    uint64_t primes;

    if (primes_up_to(limit, &primes, e) != 0) {
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
