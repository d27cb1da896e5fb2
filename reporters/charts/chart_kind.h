/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "chart_canvas.h"
#include "findings.h"

#include <stdio.h>

/* An expression of gnuplot's for a colour: "mix(blue,ground,0.40)". */
enum { CHART_TONE_BYTES = 32 };

/* A chart that is being written: what the kinds of charts have in common. */
struct chart {
    const struct findings *f;
    const char *name; /* of its files */
    size_t trace;     /* into results.traces, where it draws one */
    struct canvas canvas;
    FILE *dat;
    size_t series;              /* written to dat so far: gnuplot's index */
    struct chart_style *styles; /* by index into findings.models */
    char (*tones)[CHART_TONE_BYTES]; /* which they may refer to */
    struct legend_entry *legend;     /* room for all models and some more */
    size_t nlegend;
    unsigned *workers; /* scratch for chart_workers */
};

struct chart_kind {
    const char *name; /* of its files, or how they begin: each_trace */
    const char *title;
    bool each_trace; /* a chart for each traced trial, not one for the run */
    bool each_run;   /* of several runs one each, not one for all */
    bool all_runs;   /* always all in one panel, also with a panel for each */
    bool times;      /* what shares a panel has to do as many operations */
    /* Whether `applies` has to know of the scaling laws; NULL is no. */
    bool (*needs_laws)(const struct findings *f);
    /* Whether there is anything to draw. */
    bool (*applies)(const struct findings *f);
    /* Writes the whole of both files. */
    void (*print)(struct chart *c, const struct chart_kind *kind);
};

extern const struct chart_kind chart_speedup;
extern const struct chart_kind chart_throughput;
extern const struct chart_kind chart_total;
extern const struct chart_kind chart_time;
extern const struct chart_kind chart_memory;
extern const struct chart_kind chart_convoy;
extern const struct chart_kind chart_scaling;
extern const struct chart_kind chart_timeline;
extern const struct chart_kind chart_map;
extern const struct chart_kind chart_crossover;
extern const struct chart_kind chart_latency;
extern const struct chart_kind chart_latency_distribution;
extern const struct chart_kind chart_placement;
extern const struct chart_kind chart_fidelity;
extern const struct chart_kind chart_history;

/* All of them, in the order in which they are read. */
enum { CHART_KINDS = 15 };
extern const struct chart_kind *const chart_kinds[CHART_KINDS];

/* Adds to the legend; the text is cut to what can be read. */
void chart_explain(struct chart *c, const char *text, enum legend_mark mark,
                   const struct chart_style *style);

/* The cell of a model in a panel with so many workers, whose total is known;
 * or NULL. */
const struct summary *chart_summary(const struct chart *c, size_t panel,
                                    size_t model, unsigned workers);

/* The counts of workers in a panel (or in all: npanels), ascending, into
 * c->workers; returns how many. */
size_t chart_workers(struct chart *c, size_t panel);

/* Puts the first n of c->workers into ascending order. */
void chart_sort_workers(struct chart *c, size_t n);
