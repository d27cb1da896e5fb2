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

/* The finalizer of SplitMix64 (Steele, Lea and Flood, 2014): every bit of the
 * input changes half of the output's. */
static uint64_t mix(uint64_t x)
{
    x = (x ^ (x >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
    x = (x ^ (x >> 27)) * UINT64_C(0x94d049bb133111eb);
    return x ^ (x >> 31);
}

void order_sides(size_t *out, size_t n, uint64_t seed, unsigned block,
                 size_t cell)
{
    uint64_t cells = mix(seed + UINT64_C(0x9e3779b97f4a7c15));

    order_shuffle(out, n, mix(cells + cell), block);
}
