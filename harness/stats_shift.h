/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "err.h"
#include "stats.h"
#include "stats_flips.h"

#include <stddef.h>
#include <stdint.h>

/* Two samples that were not taken in turn: by how much one lies above the
 * other. */

/*
 * By how much the nb >= 1 values of b lie above the na >= 1 of a, both taken
 * to be spread alike: the median of all differences of one of b and one of a,
 * and the interval of shifts that the test of Mann and Whitney does not tell
 * from it (Hodges & Lehmann 1963; interpolated; exact chances up to 50 values
 * in all, normal ones beyond). Of more than 400 in a sample, medians of
 * neighbours stand for them. So few that even the outermost differences don't
 * enclose the shift with 95 % (2 and 7, 3 and 4, 1 and any) give their range;
 * all NAN without memory.
 */
struct interval stats_shift_interval(const double *a, size_t na,
                                     const double *b, size_t nb);

/* Many tests on the same blocks of two runs. */
struct shift_tests {
    const double *a; /* [test * na + block]; NAN: not measured */
    const double *b; /* [test * nb + block] */
    size_t tests;
    size_t na;
    size_t nb;
    double margin; /* shifts up to it, either way, are none; >= 0 */
    uint64_t seed;
};

/*
 * Is b shifted by more than the margin? All tests together: where it is not,
 * which run a block belongs to says nothing, once b is moved towards a by the
 * margin. So the tests' statistics are held against those after dealing the
 * blocks anew to the runs, for all tests at once: each way there is where
 * there are no more than 12,870 (8 blocks and 8), 5,000 random ones from `seed`
 * otherwise (1,000 at least, where the tests are very many). `among` is
 * step-down maxT, as in stats_flips. Of more than 500 blocks of a run,
 * neighbours are dealt together. The statistic is a difference of means,
 * studentised, of values that are cut at twice their median deviation
 * from their median, so that no block hides the others. Both p are two-sided,
 * and 1 for what lies within the margin.
 */
int stats_shifts(const struct shift_tests *t, struct flips_p *out,
                 struct err *e);
