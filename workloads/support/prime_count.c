/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "prime_count.h"

#include <stdlib.h>

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

int prime_count(uint64_t n, uint64_t *primes, struct err *e)
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
