/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The loops of workloads/support/sieve.c in a program of their own, without the
 * safepoints and all the rest of the harness; for overhead.sh.
 */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { STEPS = 16384 }; /* as many as sieve.c takes between safepoints */

static uint64_t lower(uint64_t a, uint64_t b)
{
    return a < b ? a : b;
}

static void cross_out(unsigned char *composite, uint64_t limit, uint64_t prime)
{
    uint64_t next = prime * prime;

    while (next <= limit) {
        uint64_t end = lower(limit, next + STEPS * prime);

        for (; next <= end; next += prime) {
            composite[next] = 1;
        }
    }
}

static uint64_t count(const unsigned char *composite, uint64_t limit)
{
    uint64_t primes = 0;
    uint64_t next = 2;

    while (next <= limit) {
        uint64_t end = lower(limit, next + STEPS);

        for (; next <= end; next++) {
            primes += composite[next] == 0;
        }
    }
    return primes;
}

int main(int argc, char **argv)
{
    uint64_t ops = argc > 1 ? strtoull(argv[1], NULL, 10) : 0;
    uint64_t limit = argc > 2 ? strtoull(argv[2], NULL, 10) : 50000;
    uint64_t checksum = 0;
    unsigned char *composite = malloc(limit + 1);

    if (ops == 0 || composite == NULL) {
        fprintf(stderr, "usage: bare_primes OPS [LIMIT]\n");
        return 2;
    }
    for (uint64_t op = 0; op < ops; op++) {
        memset(composite, 0, limit + 1);
        for (uint64_t n = 2; n * n <= limit; n++) {
            if (composite[n] == 0) {
                cross_out(composite, limit, n);
            }
        }
        checksum += count(composite, limit);
    }
    printf("%" PRIu64 "\n", checksum);
    free(composite);
    return 0;
}
