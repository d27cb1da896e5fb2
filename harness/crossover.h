/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "err.h"
#include "search_axis.h"
#include "stats.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * Where the winner of two models changes, over one axis: decides by what was
 * measured so far at which value to measure next, or what the answer is. It
 * keeps no state, so that a search that was cut goes on where it was.
 *
 * A grid of five values, with both ends, comes first. Models whose costs are
 * within the margin of each other do not differ. Where one model wins at one
 * value of the grid and the other at a later one, the border between them is
 * where their costs are equal; where a model wins at one value and they do not
 * differ at the next, it is where the costs are apart by the margin. A border
 * is halved in until values that are told apart are as close as the precision
 * asks: it lies between them. Where noise comes first, the medians of the log
 * ratios at the values around it are made to rise (or fall) by pooling adjacent
 * ones (Ayer et al. 1955), and it is where straight lines between them pass the
 * level; its interval is a percentile bootstrap over the blocks of each value.
 * Simulated (test_crossover_simulation), that encloses the border at least as
 * often as a 95 % interval should.
 */

enum { CROSSOVER_GRID = 5, CROSSOVER_BORDERS_MAX = CROSSOVER_GRID - 1 };

struct crossover_rules {
    const struct search_axis *axis;
    double margin;     /* 0.05: 5 % dearer is no difference */
    double precision;  /* 0.05: borders' intervals are to be so narrow, as a
                        * share of the value on a logarithmic axis, and of the
                        * range on a linear one */
    size_t min_blocks; /* at each value */
    size_t max_blocks;
    uint64_t seed;
};

/* One value that was measured: the costs of both models in the blocks that
 * have both. */
struct crossover_field {
    double value;
    size_t blocks; /* that were tried */
    size_t n;      /* that have both */
    const double *first;
    const double *second;
};

enum crossover_side {
    CROSSOVER_NONE, /* no difference */
    CROSSOVER_FIRST,
    CROSSOVER_SECOND,
    CROSSOVER_UNCLEAR, /* too noisy to tell */
};

struct crossover_border {
    double value;
    double low; /* its 95 % interval */
    double high;
    enum crossover_side below; /* who wins at lesser values … */
    enum crossover_side above; /* … and at greater ones */
    bool precise;              /* as asked */
};

enum crossover_kind {
    CROSSOVER_UNDECIDED,
    CROSSOVER_NO_BORDER,
    CROSSOVER_BORDERS,
};

struct crossover_answer {
    enum crossover_kind kind;
    enum crossover_side side; /* without a border: who wins throughout */
    size_t nborders;          /* ascending */
    struct crossover_border borders[CROSSOVER_BORDERS_MAX];
};

/*
 * Returns 1 with the value to measure one more block at; 0 when the answer
 * is final; -1 when out of memory. The answer is in each case what is known so
 * far. Fields may come in any order.
 */
int crossover_next(const struct crossover_rules *rules,
                   const struct crossover_field *fields, size_t n,
                   double *probe, struct crossover_answer *answer,
                   struct err *e);

/* What one value says by itself, for tables: the ratio of the first model's
 * cost over the second's with its interval, and who wins. n is at least 1. */
enum crossover_side crossover_side_of(const struct crossover_rules *rules,
                                      const struct crossover_field *field,
                                      struct interval *ratio);
