/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "compare.h"
#include "err.h"

#include <stdbool.h>
#include <stddef.h>

/* What the formats of a comparison have in common. */

enum { COMPARE_FIGURE_BYTES = 32, COMPARE_LINE_BYTES = 256 };

struct compare_row {
    const struct compare_cell *cell;
    const struct cell *of; /* in NEW */
    char *name;            /* the cell's in exports: see exports/export.h */
    char *was;   /* its name in BASE, where that is another; else NULL */
    bool per_op; /* the counts of operations differ, so that figures which grow
                  * with them are those of one operation */
    double base; /* medians over blocks of the figure that the metric is about,
                  * in ns, bytes or operations per second; 0 for none */
    double now;
    double now_total_ns; /* of a whole trial */
};

struct compare_rows {
    const struct compare *c;
    struct compare_row *list; /* the worst first: by kind (worse, undecided,
                               * same, better), then by ratio */
    size_t n;
};

/* Keeps `c`. On failure nothing is to be freed. */
int compare_rows_make(struct compare_rows *rows, const struct compare *c,
                      struct err *e);
void compare_rows_free(struct compare_rows *rows);

/* The figure for reading: "12.3 ms"; "" for none. */
void compare_figure_text(const struct compare_row *row, double value,
                         char text[COMPARE_FIGURE_BYTES]);
/* "ns", "ns/op", "bytes" or "ops/s". */
const char *compare_figure_unit(const struct compare_row *row);

/* "1.08× [1.05, 1.11]"; "" where there is no ratio. */
enum { COMPARE_RATIO_BYTES = 160 };
void compare_ratio_text(const struct interval *ratio,
                        char text[COMPARE_RATIO_BYTES]);

/* The words for a kind: "slower", "less memory", "same", "undecided", …; where
 * speed-ups are compared, "less speed-up". */
const char *compare_kind_word(const struct compare *c, enum metric m,
                              enum compare_kind kind);

/* All in one line, without a full stop: "3 of 12 cells got slower by more than
 * 5 %; 1 got faster, 2 are undecided". */
void compare_verdict_line(const struct compare *c,
                          char text[COMPARE_LINE_BYTES]);

/* A cell that only one of the runs has. */
struct compare_lone {
    const char *run; /* "BASE" or "NEW" */
    char *name;
    const struct cell *cell;
};
/* All of them, BASE's first; *n are to be freed by compare_lone_free, also
 * after a failure. */
int compare_lone_make(const struct compare *c, struct compare_lone **out,
                      size_t *n, struct err *e);
void compare_lone_free(struct compare_lone *list, size_t n);

/* What was compared with what, clean: "RUN-ID (tvp 0.1.0, host)". */
void compare_run_text(const struct results *r, char text[COMPARE_LINE_BYTES]);
