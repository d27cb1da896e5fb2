/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "chart_kind.h"
#include "pairing.h"
#include "results_join.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

/* What the charts of latencies have in common. */

enum {
    /* A quantile with fewer operations beyond it is mostly chance … */
    LATENCY_BEYOND = 10,
    /* … and so is that of a single block with fewer in it. */
    LATENCY_BLOCK_BEYOND = 5,
};

struct latency_panel {
    size_t panel; /* into findings.panels */
    unsigned workers;
};

struct latency_figure {
    const struct findings *f;
    struct pairing pairings[RESULTS_JOIN_MAX]; /* of each run */
    double *values;               /* room for a figure of every block */
    struct latency_panel *panels; /* workload by workload, workers ascending */
    size_t npanels;
    bool paired;   /* each workload has two panels */
    size_t *group; /* room for the cells of latency_figure_group */
};

/* Whether some cell's latencies are enough to be drawn. A search's are not:
 * it has too many panels, each with next to nothing to see. */
bool latency_figure_applies(const struct findings *f);

/* Chooses the panels: each workload with the most workers, and where there is
 * room also with the fewest. On failure nothing is to be freed. */
int latency_figure_make(struct latency_figure *l, const struct findings *f,
                        struct err *e);
void latency_figure_free(struct latency_figure *l);

/* A model's latencies in a panel, and their cell; NULL where there are too few
 * of them, or none. */
const struct histogram_counts *
latency_figure_counts(const struct latency_figure *l, size_t panel,
                      size_t model, size_t *cell);

/* Whether a model is drawn in any panel. */
bool latency_figure_has(const struct latency_figure *l, size_t model);

/* The cells that are drawn in the panels of this one's workload, into
 * l->group; returns how many. */
size_t latency_figure_group(struct latency_figure *l, size_t panel);

/* The quantiles that samples have. */
enum { LATENCY_MARKS = 4 };
extern const double latency_mark_shares[LATENCY_MARKS];

/* Over blocks, of a block's quantile: median and interval. False where blocks
 * have too few operations beyond it. */
bool latency_figure_mark(struct latency_figure *l, size_t cell, int mark,
                         struct interval *out);

/* "http, 4 workers". */
void latency_figure_name(const struct latency_figure *l, size_t panel,
                         char text[CELL_LABEL_BYTES]);

/* What a model's series in a panel is, for the data's comments. */
enum { LATENCY_NAME_BYTES = 2 * CELL_LABEL_BYTES + 8 };
void latency_figure_series(const struct latency_figure *l, size_t panel,
                           size_t model, char text[LATENCY_NAME_BYTES]);

/* The models that are drawn, into the legend. */
void latency_figure_explain(struct chart *c, const struct latency_figure *l);

/* Plans the canvas, whose panels these are. */
void latency_figure_plan(struct chart *c, const struct latency_figure *l,
                         const struct canvas_head *head);

/* What is to be known where operations were due at a rate, to end a subtitle
 * with; "" where none were. */
const char *latency_figure_due(const struct latency_figure *l);

/* Sets ticks with times for labels on a logarithmic axis, 'x' or 'y', that
 * covers low_ns to high_ns on so many pixels. */
void latency_figure_ticks(FILE *gp, char axis, const double range_ns[2],
                          int length_px);
