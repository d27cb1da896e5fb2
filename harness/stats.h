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
 * The median of n >= 1 values and its 95 % interval; sorts them. From 30
 * values on it is the bootstrap percentile interval, from `seed`; below, where
 * that would promise too much, the order statistics that enclose the median
 * of any distribution. With fewer than STATS_MIN_SAMPLES it is the range of
 * the values, and claims less than 95 %.
 */
struct interval stats_median_interval(double *values, size_t n, uint64_t seed);

/* The same for the ratio a[i] / b[i] of n >= 1 pairs of positive numbers,
 * on the log ratio. */
struct interval stats_ratio_interval(const double *a, const double *b, size_t n,
                                     uint64_t seed);
