/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stddef.h>

/* What a series of values, in the order in which they were taken, has that
 * independent ones have not. All take n >= 1 values. */

/*
 * marks[i] = 1 where |modified z| > 3.5, else 0: 0.6745 × the distance from
 * the median, over the median of such distances (Iglewicz & Hoaglin 1993);
 * where that is 0, the distance over 1.2533 × their mean. Returns how many,
 * or -1 without memory.
 */
int stats_outliers(const double *values, size_t n, signed char *marks);

/*
 * Does it rise or fall? `change` is Sen's slope (1968) times the way from the
 * first value to the last, p that of the Mann-Kendall test with ties and a
 * correction for continuity. Of more than 500 values, so many are taken, evenly
 * spaced. No memory gives no change, with p 1.
 */
struct stats_trend {
    double change;
    double p;
};
struct stats_trend stats_trend(const double *values, size_t n);

/* Is a value like the one before? Lag-1 autocorrelation and its two-sided p,
 * by the moments that it has over random orders (Moran 1948). 0 and 1 where
 * all values are equal. */
struct stats_echo {
    double r;
    double p;
};
struct stats_echo stats_echo(const double *values, size_t n);

/* Holm (1979): p[i] becomes the least level at which test i is significant
 * when all n are made at once. p below 0 are no tests and stay. 0, or -1
 * without memory. */
int stats_holm(double *p, size_t n);
