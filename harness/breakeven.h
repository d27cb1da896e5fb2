/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "err.h"
#include "results.h"
#include "stats.h"

#include <stddef.h>

/*
 * From which length of a job on a dearer start pays back. A job is taken to
 * cost start + ops × rate, both as measured: the start is total - elapsed, the
 * rate elapsed / ops of one worker.
 */
enum breakeven_kind {
    BREAKEVEN_PAYS_BACK, /* dearer to start, faster at work */
    BREAKEVEN_ALWAYS,    /* not clearly dearer to start, faster at work */
    BREAKEVEN_NEVER,     /* slower at work, and not cheaper to start */
    BREAKEVEN_NOT_SEEN,  /* dearer to start, not clearly faster or slower */
    BREAKEVEN_UNDECIDED, /* nothing is clear, or too few blocks */
};

/* Two models on the same work. Every kind but the last is only said where the
 * 95 % intervals say so. */
struct breakeven {
    size_t cell;    /* into results.cells: the dearer to start, by median */
    size_t against; /* the other */
    size_t n;       /* blocks that have both */
    enum breakeven_kind kind;
    struct interval start_ns; /* how much dearer, at least 0 */
    struct interval saved;    /* 1 - elapsed over the other's: 0.5 is half */
    /* The job from which on `cell` costs less, as the time that `against`
     * works on it and as each worker's operations. INFINITY is never. */
    struct interval length_ns;
    struct interval ops;
};

/* Every pair of models on the same work that a block has both of, grouped by
 * work in the plan's order. The caller frees *out. */
int breakeven_find(const struct results *r, struct breakeven **out, size_t *n,
                   struct err *e);

/* "pays back", "always", "never", "not seen", "undecided". */
const char *breakeven_kind_name(enum breakeven_kind kind);

/*
 * The border x at which the median over blocks of dearer[i] - x × gain[i] is 0,
 * of n >= 1 pairs, with the x that a sign test at 5 % does not refuse:
 * Fieller's interval (1954) without his normal distribution. Its `high` is
 * INFINITY when no border is within it, and `value` when there is none. Below
 * STATS_MIN_SAMPLES pairs it claims less than 95 %. Sorts nothing.
 */
int breakeven_border(const double *dearer, const double *gain, size_t n,
                     struct interval *out, struct err *e);
