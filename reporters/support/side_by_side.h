/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "figure.h"
#include "findings.h"
#include "results_join.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

/*
 * The same cell in several runs, a column for each. Each interval is that of
 * its run alone: no run was measured in turn with another, so that there is no
 * ratio and no verdict between them.
 */
enum { SIDE_VALUE_BYTES = 2 * FIGURE_BYTES + 2 };

struct side_row {
    char model[CELL_LABEL_BYTES]; /* clean */
    unsigned workers;
    const char *figure; /* "total time", "throughput" (where runs do unlike
                         * counts of operations), "speed-up" */
    char values[RESULTS_DRAWN_MAX][SIDE_VALUE_BYTES]; /* "" for none */
    double keys[RESULTS_DRAWN_MAX];  /* their medians; NAN for none */
    size_t cells[RESULTS_DRAWN_MAX]; /* of the runs that have it, in order */
    size_t ncells;
    const char *intervals; /* "overlap", "apart", "some overlap"; "" where a
                            * run has too few blocks for one */
};

/* The next row of a panel from *at, 0 at first; false when there are no more.
 * Cells that only one run has make none, nor do more runs than
 * RESULTS_DRAWN_MAX. */
bool side_by_side_next(const struct findings *f, size_t panel, size_t *at,
                       struct side_row *row);

/* The panel's table, where it has any row, on a terminal, which has room for
 * SIDE_TEXT_RUNS; and all of them, as a section of a page. */
enum { SIDE_TEXT_RUNS = 3 };
bool side_by_side_text(FILE *out, const struct findings *f, size_t panel);
void side_by_side_md(FILE *out, const struct findings *f);
