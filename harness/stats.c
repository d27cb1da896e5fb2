/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stats.h"

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_rng.h>
#include <gsl/gsl_sort.h>
#include <gsl/gsl_statistics_double.h>

#include <math.h>
#include <stdlib.h>

enum {
    BOOTSTRAP_MIN = 30, /* values; below, order statistics are used instead */
    DRAWS = 1000,       /* each gives its own median and its mirror image's */
    MEDIANS = 2 * DRAWS,
};

double stats_median(double *values, size_t n)
{
    gsl_sort(values, 1, n);
    return gsl_stats_median_from_sorted_data(values, 1, n);
}

/*
 * The order statistics that enclose the median of any continuous distribution
 * with at least 95 %, and all of them where there are too few. The percentile
 * bootstrap promises too much of few values: simulated (normal, lognormal), it
 * encloses the median with 94 % at 6 values, 88 % at 7, 93 % at 10, 92 % at
 * 15, and this with 97, 98, 98 and 96 %. From 30 values on it has its 94 to
 * 95 %, and is the narrower one.
 */
static struct interval enclosing(const double *sorted, size_t n)
{
    size_t k = 0;

    while (k + 1 < n / 2
           && 2.0 * gsl_cdf_binomial_P((unsigned)k + 1, 0.5, (unsigned)n)
                  <= 0.05) {
        k++;
    }
    return (struct interval){
        .value = gsl_stats_median_from_sorted_data(sorted, 1, n),
        .low = sorted[k],
        .high = sorted[n - 1 - k],
    };
}

/* Counts, for n draws with replacement, how often each value was drawn. */
static void draw(gsl_rng *random, size_t *drawn, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        drawn[i] = 0;
    }
    for (size_t i = 0; i < n; i++) {
        drawn[gsl_rng_uniform_int(random, n)]++;
    }
}

/* Of the rank-th value drawn, from 0: its index among the sorted values. */
static size_t drawn_index(const size_t *drawn, size_t rank)
{
    size_t index = 0;
    size_t below = drawn[0];

    while (below <= rank) {
        below += drawn[++index];
    }
    return index;
}

/* Drawing in mirrored pairs makes the interval of the negated values exactly
 * the negated interval, so that b/a says the same as a/b. */
static void resample(const double *sorted, size_t n, gsl_rng *random,
                     size_t *drawn, double medians[MEDIANS])
{
    for (size_t i = 0; i < DRAWS; i++) {
        draw(random, drawn, n);
        size_t low = drawn_index(drawn, (n - 1) / 2);
        size_t high = drawn_index(drawn, n / 2);
        medians[i] = (sorted[low] + sorted[high]) / 2.0;
        medians[DRAWS + i] = (sorted[n - 1 - low] + sorted[n - 1 - high]) / 2.0;
    }
    gsl_sort(medians, 1, MEDIANS);
}

static struct interval bootstrap(const double *sorted, size_t n, uint64_t seed)
{
    struct interval interval = enclosing(sorted, n);
    double medians[MEDIANS];
    size_t *drawn = calloc(n, sizeof *drawn);
    gsl_rng *random = gsl_rng_alloc(gsl_rng_mt19937);

    if (drawn != NULL && random != NULL) {
        gsl_rng_set(random, (unsigned long)(seed ^ (seed >> 32)));
        resample(sorted, n, random, drawn, medians);
        interval.low =
            gsl_stats_quantile_from_sorted_data(medians, 1, MEDIANS, 0.025);
        interval.high =
            gsl_stats_quantile_from_sorted_data(medians, 1, MEDIANS, 0.975);
    }
    gsl_rng_free(random);
    free(drawn);
    return interval;
}

struct interval stats_median_interval(double *values, size_t n, uint64_t seed)
{
    gsl_sort(values, 1, n);
    return n < BOOTSTRAP_MIN ? enclosing(values, n)
                             : bootstrap(values, n, seed);
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
    struct interval interval = stats_median_interval(logs, n, seed);
    free(logs);
    return (struct interval){
        .value = exp(interval.value),
        .low = exp(interval.low),
        .high = exp(interval.high),
    };
}
