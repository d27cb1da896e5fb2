/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stddef.h>
#include <stdint.h>

/* An estimate and its 95 % interval. */
struct interval {
    double value;
    double low;
    double high;
};

/* Fewer values than this cannot give a 95 % interval of a median without
 * assuming a distribution: the range of n values covers it with probability
 * 1 - 2^(1-n), which is 96.9 % at 6. */
enum { STATS_MIN_SAMPLES = 6 };

/* The median of n >= 1 values; sorts them. */
double stats_median(double *values, size_t n);

/*
 * The q-quantile (0 < q < 1) of n >= 1 values and its 95 % interval; sorts
 * them. As long as fewer than 30 values are to be expected on either side of
 * it, the limits are interpolated order statistics, which hold for nearly any
 * distribution (Hettmansperger & Sheather 1986; Nyblom 1992 for q other than
 * 0.5). From there on it is the BCa bootstrap (Efron 1987), from `seed`, with
 * the acceleration of a quantile's influence function; that is 0 for a median.
 * Where no order statistic is far enough out (a median of fewer than
 * STATS_MIN_SAMPLES, a 0.99-quantile of fewer than 368), the outermost value
 * is the limit, and the interval claims less than 95 %.
 */
struct interval stats_quantile_interval(double *values, size_t n, double q,
                                        uint64_t seed);

/* The same for q = 0.5. Negated values have the negated interval. */
struct interval stats_median_interval(double *values, size_t n, uint64_t seed);

/*
 * The centre of n >= 1 values that are symmetric about it, as log ratios of
 * pairs are whose parts scatter alike: the median of all means of two of them,
 * and the interval of means that Wilcoxon's signed rank test does not tell
 * from it (Hodges & Lehmann 1963; interpolated; exact chances up to 50 values,
 * normal ones beyond). As robust as asked here (29 % may be anything), and it
 * needs three fifths of the values that a median does. Fewer than
 * STATS_MIN_SAMPLES give their range; all NAN without memory.
 */
struct interval stats_centre_interval(const double *values, size_t n);

/* That of the ratio a[i] / b[i] of n >= 1 pairs of positive numbers, on the
 * log ratio: b / a has the inverse interval. All 0 without memory. Of more
 * than STATS_PAIRS_MAX pairs, stats_median_interval's. */
enum { STATS_PAIRS_MAX = 1000 };
struct interval stats_ratio_interval(const double *a, const double *b, size_t n,
                                     uint64_t seed);
