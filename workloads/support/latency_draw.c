/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "latency_draw.h"

#include <gsl/gsl_cdf.h>
#include <math.h>

static const double tail_quantile = 0.99;
static const double cut_quantile = 0.9999;

struct latency_draw latency_draw_of(uint64_t median_ns, uint64_t tail,
                                    uint64_t seed)
{
    return (struct latency_draw){
        .median_ns = median_ns,
        .sigma = log((double)tail) / gsl_cdf_ugaussian_Pinv(tail_quantile),
        .seed = seed,
    };
}

static uint64_t at_quantile(const struct latency_draw *d, double q)
{
    double times = exp(d->sigma * gsl_cdf_ugaussian_Pinv(q));

    return (uint64_t)((double)d->median_ns * times + 0.5);
}

uint64_t latency_draw_max_ns(const struct latency_draw *d)
{
    return at_quantile(d, cut_quantile);
}

/* The last steps of SplitMix64 (Steele, Lea, Flood 2014): one bit changes
 * all. */
static uint64_t scatter(uint64_t x)
{
    x += 0x9e3779b97f4a7c15U;
    x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9U;
    x = (x ^ (x >> 27)) * 0x94d049bb133111ebU;
    return x ^ (x >> 31);
}

uint64_t latency_draw_ns(const struct latency_draw *d, unsigned worker,
                         uint64_t number)
{
    uint64_t bits = scatter(scatter(scatter(d->seed) + worker) + number);
    double q = ((double)(bits >> 12) + 0.5) * 0x1p-52; /* never 0, never 1 */

    return at_quantile(d, q < cut_quantile ? q : cut_quantile);
}
