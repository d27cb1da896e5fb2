/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stats.h"

#include "stats_sort.h"

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_randist.h>
#include <gsl/gsl_rng.h>
#include <gsl/gsl_statistics_double.h>

#include <math.h>
#include <stdlib.h>

enum {
    BOOTSTRAP_MIN = 30, /* values on either side; fewer: order statistics */
    DRAWS = 2000,
};

static const double limit_z = 1.959963984540054; /* 0.975 of the normal */

double stats_median(double *values, size_t n)
{
    stats_sort(values, n);
    return gsl_stats_median_from_sorted_data(values, 1, n);
}

/* Between two order statistics where `rank`, from 0, is no whole number. */
static double at_rank(const double *sorted, size_t n, double rank)
{
    size_t below = rank > 0.0 ? (size_t)rank : 0;
    double share = rank - (double)below;

    if (below + 1 >= n) {
        return sorted[n - 1];
    }
    return share > 0.0
               ? sorted[below] * (1.0 - share) + sorted[below + 1] * share
               : sorted[below];
}

/* How likely the r-th value from below, from 1, is above the quantile. */
static double chance_above(size_t r, size_t n, double q)
{
    return gsl_cdf_binomial_P((unsigned)r - 1, q, (unsigned)n);
}

/*
 * The rank, from 0, of what is above the quantile with 97.5 %. Between the
 * two order statistics that enclose that chance, it is not linear (Nyblom
 * 1992, who generalises Hettmansperger & Sheather 1986).
 */
static double upper_rank(size_t n, double q)
{
    const double wanted = 0.975;
    size_t r = 1;
    size_t end = n;

    /* The greatest r that has no more than that, by halves. */
    while (r < end) {
        size_t middle = r + (end - r + 1) / 2;
        if (chance_above(middle, n, q) <= wanted) {
            r = middle;
        } else {
            end = middle - 1;
        }
    }
    if (r == n) {
        return (double)n - 1.0;
    }
    double missing = wanted - chance_above(r, n, q);
    double excess = chance_above(r + 1, n, q) - wanted;
    double odds =
        (double)r * (1.0 - q) * excess / ((double)(n - r) * q * missing);
    return missing > 0.0 ? (double)r - 1.0 + 1.0 / (1.0 + odds)
                         : (double)r - 1.0;
}

static struct interval enclosing(const double *sorted, size_t n, double q)
{
    return (struct interval){
        .value = gsl_stats_quantile_from_sorted_data(sorted, 1, n, q),
        .low = at_rank(sorted, n, (double)n - 1.0 - upper_rank(n, 1.0 - q)),
        .high = at_rank(sorted, n, upper_rank(n, q)),
    };
}

static size_t index_of(double uniform, size_t n)
{
    size_t index = (size_t)(uniform * (double)n);

    return index < n ? index : n - 1;
}

/*
 * Quantiles of resamples, without the resamples: a draw's value of some rank
 * is a beta-distributed way up the sorted values, and the next one is the
 * least of what is left above. For a median each draw's mirror image is one
 * too, which makes the interval of the negated values the negated interval.
 */
static void resample(const double *sorted, size_t n, double q, gsl_rng *random,
                     double out[DRAWS])
{
    double rank = (double)(n - 1) * q;
    size_t below = (size_t)rank;
    double share = rank - (double)below;
    double above = (double)(n - 1 - below);

    for (size_t i = 0; i < DRAWS; i++) {
        double at = gsl_ran_beta(random, (double)below + 1.0, above + 1.0);
        double next =
            at
            + (1.0 - at)
                  * (1.0 - pow(gsl_rng_uniform_pos(random), 1.0 / above));
        size_t low = index_of(at, n);
        size_t high = share > 0.0 ? index_of(next, n) : low;
        out[i] = sorted[low] * (1.0 - share) + sorted[high] * share;
        if (q == 0.5) {
            out[++i] = sorted[n - 1 - high] * (1.0 - share)
                       + sorted[n - 1 - low] * share;
        }
    }
    stats_sort(out, DRAWS);
}

/* Efron's z0: by how much the estimate is off the draws' middle. */
static double bias_of(const double draws[DRAWS], double estimate)
{
    double below = 0.0;

    for (size_t i = 0; i < DRAWS; i++) {
        below += draws[i] < estimate ? 1.0 : draws[i] > estimate ? 0.0 : 0.5;
    }
    double share = below / DRAWS;
    return gsl_cdf_ugaussian_Pinv(fmin(fmax(share, 0.001), 0.999));
}

/* A quantile's jackknife is degenerate; its influence function has the
 * skewness of a coin that falls q one way. */
static double acceleration(size_t n, double q)
{
    return (2.0 * q - 1.0) / (6.0 * sqrt((double)n * q * (1.0 - q)));
}

static double bca_limit(const double draws[DRAWS], double bias, double a,
                        double z)
{
    double moved = bias + (bias + z) / (1.0 - a * (bias + z));

    return gsl_stats_quantile_from_sorted_data(draws, 1, DRAWS,
                                               gsl_cdf_ugaussian_P(moved));
}

static struct interval bootstrap(const double *sorted, size_t n, double q,
                                 uint64_t seed)
{
    double draws[DRAWS];
    gsl_rng *random = gsl_rng_alloc(gsl_rng_mt19937);

    if (random == NULL) {
        return enclosing(sorted, n, q);
    }
    gsl_rng_set(random, (unsigned long)(seed ^ (seed >> 32)));
    resample(sorted, n, q, random, draws);
    gsl_rng_free(random);
    double value = gsl_stats_quantile_from_sorted_data(sorted, 1, n, q);
    double bias = bias_of(draws, value);
    double a = acceleration(n, q);
    return (struct interval){
        .value = value,
        .low = bca_limit(draws, bias, a, -limit_z),
        .high = bca_limit(draws, bias, a, limit_z),
    };
}

struct interval stats_quantile_interval(double *values, size_t n, double q,
                                        uint64_t seed)
{
    stats_sort(values, n);
    return (double)n * fmin(q, 1.0 - q) < BOOTSTRAP_MIN
               ? enclosing(values, n, q)
               : bootstrap(values, n, q, seed);
}

struct interval stats_median_interval(double *values, size_t n, uint64_t seed)
{
    return stats_quantile_interval(values, n, 0.5, seed);
}

struct interval stats_ratio_interval(const double *a, const double *b, size_t n,
                                     uint64_t seed)
{
    double *logs = calloc(n, sizeof *logs);
    struct interval none = {0};

    if (logs == NULL) {
        return none;
    }
    for (size_t i = 0; i < n; i++) {
        logs[i] = log(a[i] / b[i]);
    }
    struct interval interval = n <= STATS_PAIRS_MAX
                                   ? stats_centre_interval(logs, n)
                                   : stats_median_interval(logs, n, seed);
    free(logs);
    if (isnan(interval.value)) {
        return none;
    }
    return (struct interval){
        .value = exp(interval.value),
        .low = exp(interval.low),
        .high = exp(interval.high),
    };
}
