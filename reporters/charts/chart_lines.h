/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "chart_kind.h"
#include "chart_plane.h"

#include <stdbool.h>

/*
 * Figures over a count of workers, with an interval each: a line for each
 * model, a panel for each workload. What such charts have in common.
 */
struct lines {
    struct chart *c;
    /* What is drawn of a cell; NULL for nothing. */
    const struct interval *(*value)(const struct findings *f, size_t cell);
    /* What the x axis counts; NULL is the cell's workers. */
    unsigned (*count)(const struct findings *f, size_t cell);
    const char *columns; /* what the data's columns are: "workers …" */
    const char *dash;    /* of thin lines with small points; NULL is the
                          * models' own look */
    int side;            /* of the count: 0, or -1 and 1 of two such lines */
    unsigned uncounted;  /* workers that `count` leaves out */
    const char *aside;   /* of the series' title, as " (p99)"; NULL is "" */
    struct plane plane;
};

/* Whether anything is drawn in a panel; in any of them: npanels. */
bool lines_in_panel(const struct lines *l, size_t panel);
/* Likewise, of a model: an index into findings.models. */
bool lines_has_model(const struct lines *l, size_t panel, size_t model);

/* The counts that are drawn in a panel (or in all: npanels), ascending, into
 * c->workers; returns how many. */
size_t lines_counts(const struct lines *l, size_t panel);

/* The lowest bound that is drawn in a panel (or in all) and the highest one;
 * both 0 where nothing is. */
void lines_extent(const struct lines *l, size_t panel, double *low,
                  double *high);

/* Sets the plane's x axis for all counts: see plane_measure_x. */
void lines_measure_x(struct lines *l, bool wide);

/* Head and legend, and room for all panels that have something in them. `more`
 * are legend entries behind those of the models. */
struct lines_head {
    const struct chart_kind *kind;
    const char *what;   /* is shown: "Operations per second" */
    const char *x_axis; /* NULL is "workers" */
    const struct legend_entry *more;
    size_t nmore;
    bool own_scales;
};
void lines_begin(struct lines *l, const struct lines_head *head);

/* The panel's place, its name, and the ticks of its x axis. */
void lines_panel(struct lines *l, size_t panel, size_t place);

/* The models' lines into both files, as what a `plot` begins with or as what
 * is added to one. */
#define LINES_FIRST "plot "
#define LINES_NEXT ", \\\n  "
void lines_put(struct lines *l, size_t panel, const char *before);

/* Each run's cores, whose label stands where no line runs through it: `in_way`
 * adds others than the models'; NULL for none. */
typedef bool lines_in_way(const struct lines *l, double left_px,
                          double right_px);
void lines_put_cores(const struct lines *l, size_t panel, lines_in_way *in_way);

/* The whole of a chart whose panels have scales of their own, in this unit:
 * logarithmic where the highest figure is more than `much` times the lowest. */
void lines_draw(struct lines *l, const struct lines_head *head,
                enum plane_unit unit, double much);
