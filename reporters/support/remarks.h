/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "findings.h"

/* What is worth saying of how trials went, beside their times. All texts are
 * clean. */

enum { REMARK_BYTES = 3 * CELL_LABEL_BYTES };

/*
 * Line 0, 1, …: cells whose workers were served unequally (Jain's index under
 * 0.9), the worst first; where warming up took over 1 % of the work. -1 when
 * there is no such line.
 */
int remark_line(const struct findings *f, size_t line, char text[REMARK_BYTES]);

/* The table of what the hardware counted. */
enum { COUNTERS_COLUMNS = 7, COUNTERS_BYTES = CELL_LABEL_BYTES };

struct counters_row {
    char fields[COUNTERS_COLUMNS][COUNTERS_BYTES];
};

/* Row 0 is the heading; then one per cell that has any counter, with "absent"
 * where it lacks one. -1 when there is no such row. */
int counters_row(const struct findings *f, size_t row,
                 struct counters_row *out);
