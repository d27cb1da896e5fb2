/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sieve.h"

#include "own_memory.h"

#include <string.h>

/* Steps between safepoints: about 10 us, so that their own cost is lost in
 * the noise and yet no other worker waits for long. */
enum { STEPS_PER_SAFEPOINT = 16384 };

struct sieve {
    uint64_t limit;
    unsigned char composite[]; /* by number, from 0 to limit */
};

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

int sieve_enter(struct worker *w, uint64_t limit, struct err *e)
{
    struct sieve *s = own_memory_enter(w, sizeof *s + limit + 1, "limit=", e);

    if (s == NULL) {
        return -1;
    }
    s->limit = limit;
    return 0;
}

uint64_t sieve_count(struct worker *w)
{
    struct sieve *s = w->state;

    memset(s->composite, 0, s->limit + 1);
    for (uint64_t n = 2; n * n <= s->limit; n++) {
        if (s->composite[n] == 0) {
            cross_out(w, s, n);
        }
    }
    return count(w, s);
}
