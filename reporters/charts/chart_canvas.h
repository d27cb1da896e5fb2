/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "chart_style.h"
#include "findings.h"
#include "reporter.h"

#include <stdbool.h>
#include <stdio.h>

/*
 * Where everything stands in a figure of several panels. Pixels count from
 * the top left, and are those of a figure whose text is CANVAS_FONT_PX high:
 * another font size scales all of it. gnuplot places nothing itself, so that
 * what fits here fits in every format.
 */
enum { CANVAS_FONT_PX = 12, CANVAS_SMALL_FONT_PX = 11 };

/* FRAME is a box with an edge, for colours that paper has too; NOTE is a line
 * of text for itself. */
enum legend_mark {
    LEGEND_LINE,
    LEGEND_BOX,
    LEGEND_FRAME,
    LEGEND_POINT,
    LEGEND_NOTE,
};
#define CANVAS_FRAME "border linecolor rgb frame"

struct legend_entry {
    char text[CELL_LABEL_BYTES];
    enum legend_mark mark;
    struct chart_style style;
};

struct canvas {
    FILE *gp;
    const struct report_options *options;
    size_t npanels;
    size_t columns;
    bool own_scales;    /* every panel has tick labels of its own at its left */
    bool details;       /* a second line above the panels */
    const char *x_axis; /* what it counts; NULL is "workers" */
    int left_px;  /* for what stands left of a plot; 0 is what figures take */
    int width_px; /* of the figure, from canvas_init on */
    int height_px;
    int head_px;      /* down to the legend */
    int first_top_px; /* of the first row's plots */
    int plot_width_px;
    int plot_height_px; /* if not 0 before canvas_plan, at least so high */
};

struct canvas_head {
    const char *name; /* of the files */
    const char *title;
    const char *subtitle;
    const struct legend_entry *legend;
    size_t nlegend;
};

/* An empty figure as wide as the options ask for. */
void canvas_init(struct canvas *c, const struct report_options *o);

/* Sets out npanels panels, at most `most_columns` beside each other. */
void canvas_plan(struct canvas *c, size_t most_columns,
                 const struct canvas_head *head);

/* The script's beginning: how to draw it again, terminal, title, legend. */
void canvas_begin(struct canvas *c, const struct canvas_head *head);

/* Readies the place of the panel at this index, with what is above it. */
void canvas_panel(struct canvas *c, size_t index, const char *name,
                  const char *details);

/* Whether the panel stands at the left edge, where shared scales are read. */
bool canvas_leftmost(const struct canvas *c, size_t index);

/* The step between ticks (1, 2 or 5 times a power of ten) that leaves them
 * room to be read, on a y axis that covers this range. */
double canvas_step(double range, const struct canvas *c);

/* After the last panel. */
void canvas_end(struct canvas *c);
