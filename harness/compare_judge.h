/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "compare.h"
#include "err.h"
#include "stats.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The rule by which compare tells worse from same, on bare figures. */

/* Logs of costs; NAN where a block has none. */
struct compare_figures {
    double *base; /* [test * nbase + block] */
    double *now;  /* [test * nnow + block]; the same blocks where paired */
    size_t tests;
    size_t nbase;
    size_t nnow;
};

struct compare_rule {
    double threshold;
    bool paired;
    bool each; /* by p rather than by p_adjusted */
    uint64_t seed;
};

struct compare_finding {
    size_t n_base;
    size_t n_now;
    struct interval ratio; /* value 0 where a run has no figure */
    double p;
    double p_adjusted;
    enum compare_kind kind;
};

/*
 * One finding a test, all judged together. Worse and better: the ratio lies
 * beyond the threshold, and p_adjusted (p, with `each`) is at most
 * COMPARE_LEVEL for a ratio of 1, where blocks are paired (stats_flips); where
 * they are not, for one that is off by the part COMPARE_DRIFT of the threshold
 * (stats_shifts). Same: the interval lies within the threshold. Fewer than
 * STATS_MIN_SAMPLES blocks on a side leave all undecided.
 */
int compare_judge(const struct compare_figures *f,
                  const struct compare_rule *rule, struct compare_finding *out,
                  struct err *e);
