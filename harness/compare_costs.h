/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "compare.h"
#include "compare_judge.h"
#include "compare_match.h"
#include "err.h"
#include "pairing.h"

#include <stdbool.h>
#include <stddef.h>

/* What an operation costs in each cell and block of two runs. */

struct compare_costs {
    const struct compare_match *match;
    struct pairing base;
    struct pairing now;
    bool relative;
    size_t *blocks[2]; /* into base's and now's: those that are compared */
    size_t nblocks[2]; /* as many in both where paired */
};

/*
 * All blocks; where `paired`, those that both runs have. Keeps the match.
 * compare_costs_free is safe after a failure.
 */
int compare_costs_make(struct compare_costs *c,
                       const struct compare_match *match,
                       const struct compare *of, struct err *e);
void compare_costs_free(struct compare_costs *c);

/*
 * A test for each pair of cells, as compare_judge takes them. Total, elapsed
 * and CPU time are divided by the cell's operations; `relative` ones by those
 * of the sequential cell of the same run and block, too, and are NAN where
 * there is none. compare_figures_free is safe after a failure.
 */
int compare_costs_figures(const struct compare_costs *c, enum metric metric,
                          struct compare_figures *out, struct err *e);
void compare_figures_free(struct compare_figures *f);

/* Whether a metric grows with the count of operations. */
bool compare_is_per_op(enum metric metric);
