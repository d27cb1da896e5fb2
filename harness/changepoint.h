/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "err.h"

#include <stddef.h>
#include <stdint.h>

/*
 * Where a series of figures changes for longer than noise does: E-divisive,
 * with energy statistics of exponent 1 (Matteson & James 2014, "A nonparametric
 * approach for multiple change point analysis of multivariate data"; on
 * benchmarks' histories Daly et al. 2020, "The use of change point detection to
 * identify software performance regressions in a continuous integration
 * system"). A part of the series is split where the two sides are farthest from
 * each other; the farthest of all parts is a change when permuting the values
 * inside the parts seldom gives one as far; then its sides are parts.
 */

struct changepoint_options {
    size_t least;          /* values between two changes: 2 or more */
    double level;          /* a change's p is at most this */
    unsigned permutations; /* p can be as low as 1 / (permutations + 1) */
    uint64_t seed;
};

enum { CHANGEPOINT_LEAST = 3, CHANGEPOINT_PERMUTATIONS = 999 };
#define CHANGEPOINT_LEVEL 0.05

struct changepoint {
    size_t at; /* the first value that is different */
    double p;
    double distance; /* between both sides when it was found: see below */
};

struct changepoints {
    struct changepoint *items; /* ascending */
    size_t n;
};

/* Of n values in their order; logarithms, where ratios matter. On failure
 * nothing is to be freed. */
int changepoint_find(const double *values, size_t n,
                     const struct changepoint_options *o,
                     struct changepoints *out, struct err *e);
void changepoint_free(struct changepoints *c);

/*
 * The split of n values, with at least so many on either side, at which
 *   m k / (m + k) (2 mean|x - y| - mean|x - x'| - mean|y - y'|)
 * is greatest, x being the first m and y the other k values, x' another one
 * than x: sets *at to m and returns it. 0 where there is none. It takes
 * n log n. NAN without memory.
 */
double changepoint_split(const double *values, size_t n, size_t least,
                         size_t *at);
