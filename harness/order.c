/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "order.h"

#include <gsl/gsl_randist.h>
#include <gsl/gsl_rng.h>

void order_shuffle(size_t *out, size_t n, uint64_t seed, unsigned block)
{
    if (n == 0) {
        return;
    }
    gsl_rng *rng = gsl_rng_alloc(gsl_rng_mt19937);
    for (size_t i = 0; i < n; i++) {
        out[i] = i;
    }
    /* MT19937 takes 32 bits of seed: mix the block in, not just add it. */
    uint64_t mixed =
        (seed ^ (seed >> 32)) + UINT64_C(0x9e3779b97f4a7c15) * (block + 1);
    gsl_rng_set(rng, (unsigned long)((mixed ^ (mixed >> 31)) & 0xffffffffU));
    gsl_ran_shuffle(rng, out, n, sizeof *out);
    gsl_rng_free(rng);
}
