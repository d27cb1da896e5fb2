/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Latency against the share of operations that take no longer, a panel per
 * workload and number of workers. The axis of shares is logarithmic in what
 * lies beyond, as Gil Tene's HdrHistogram plots it. */
#include "chart_kind.h"
#include "gnuplot.h"
#include "latency_figure.h"

#include "label.h"

#include <math.h>
#include <stdio.h>

enum {
    DODGE_PX = 5,
    ASIDE_PX = 24, /* from the first mark to the last, at most */
    DIGIT_PX = 8,  /* of a tick's label */
    GAP_PX = 5,
    MARGIN_PX = 8,
    POINTS_PER_NINE = 40,
    NINES_MAX = 6, /* 99.9999 % */
};
#define SPAN_LEAST 1.5 /* of the axis of times, highest over lowest */

/* What the axes of a panel cover. */
struct frame {
    double nines; /* that the longest curve ends at */
    double y_ns[2];
};

/* 0.9 is one nine, 0.99 two. */
static double share_of(double nines)
{
    return 1.0 - pow(10.0, -nines);
}

static double end_of(const struct histogram_counts *counts)
{
    double ops = (double)histogram_counts_total(counts);

    return fmin(log10(ops / LATENCY_BEYOND), NINES_MAX);
}

/* Widens the axis of times by a curve and its marks. */
static void cover(struct latency_figure *l, size_t cell, struct frame *f)
{
    const struct histogram_counts *counts = &l->f->r->latencies[cell];
    double low = fmax(1.0, (double)histogram_counts_quantile(counts, 0.0));
    double high =
        (double)histogram_counts_quantile(counts, share_of(end_of(counts)));
    struct interval mark;

    for (int i = 0; i < LATENCY_MARKS; i++) {
        if (latency_figure_mark(l, cell, i, &mark)) {
            low = fmin(low, fmax(1.0, mark.low));
            high = fmax(high, mark.high);
        }
    }
    f->y_ns[0] = f->y_ns[0] > 0.0 ? fmin(f->y_ns[0], low) : low;
    f->y_ns[1] = fmax(f->y_ns[1], high);
}

/* Both panels of a workload have the same axes. */
static struct frame measure(struct latency_figure *l, size_t panel)
{
    struct frame out = {.nines = 1.0};
    size_t n = latency_figure_group(l, panel);

    for (size_t i = 0; i < n; i++) {
        size_t cell = l->group[i];
        out.nines = fmax(out.nines, end_of(&l->f->r->latencies[cell]));
        cover(l, cell, &out);
    }
    double span = out.y_ns[1] / out.y_ns[0];
    double pad = fmax(pow(span, 0.05), sqrt(SPAN_LEAST / span));
    out.y_ns[0] /= pad;
    out.y_ns[1] *= pad;
    return out;
}

/* Those that matter most first; as many as have room. */
static void put_share_ticks(struct chart *c, const struct frame *f)
{
    static const struct {
        const char *text;
        double nines;
    } wanted[] = {{"99 %", 2.0},     {"90 %", 1.0},     {"99.9 %", 3.0},
                  {"50 %", 0.30103}, {"99.99 %", 4.0},  {"0 %", 0.0},
                  {"99.999 %", 5.0}, {"99.9999 %", 6.0}};
    enum { WANTED = sizeof wanted / sizeof *wanted };
    double px_per_nine = c->canvas.plot_width_px / (1.05 * f->nines);
    double taken[WANTED][2];
    size_t n = 0;

    for (size_t i = 0; i < WANTED; i++) {
        double px = wanted[i].nines * px_per_nine;
        double half_px = (double)label_columns(wanted[i].text) * DIGIT_PX / 2;
        bool room = wanted[i].nines <= f->nines + 1e-9
                    && px + half_px < c->canvas.plot_width_px + MARGIN_PX;
        for (size_t j = 0; j < n && room; j++) {
            room = px + half_px + GAP_PX <= taken[j][0]
                   || px - half_px >= taken[j][1] + GAP_PX;
        }
        if (room) {
            fputs(n == 0 ? "set xtics (" : ", ", c->canvas.gp);
            gnuplot_quote_format(c->canvas.gp, wanted[i].text);
            fprintf(c->canvas.gp, " %g", wanted[i].nines);
            taken[n][0] = px - half_px;
            taken[n++][1] = px + half_px;
        }
    }
    fputs(")\n", c->canvas.gp);
}

static void put_axes(struct chart *c, const struct frame *f)
{
    fprintf(c->canvas.gp,
            "set logscale y\nset xrange [%.5g:%.5g]\n"
            "set yrange [%.6g:%.6g]\n",
            -0.02 * f->nines, 1.03 * f->nines, f->y_ns[0], f->y_ns[1]);
    put_share_ticks(c, f);
    latency_figure_ticks(c->canvas.gp, 'y', f->y_ns, c->canvas.plot_height_px);
}

/* Returns the number of its last point, from 0. */
static int put_curve_data(struct chart *c, const char *name,
                          const struct histogram_counts *counts)
{
    double end = end_of(counts);
    int points = (int)ceil(end * POINTS_PER_NINE);

    fprintf(c->dat, "# %s\n# share latency_ns\n", name);
    for (int i = 0; i <= points; i++) {
        double share = share_of(end * i / points);
        fprintf(c->dat, "%.9g %llu\n", share,
                (unsigned long long)histogram_counts_quantile(counts, share));
    }
    fputs("\n\n", c->dat);
    return points;
}

/* False where no quantile of blocks can be told. */
static bool put_mark_data(struct chart *c, struct latency_figure *l,
                          const char *name, size_t cell)
{
    struct interval mark;
    bool any = false;

    for (int i = 0; i < LATENCY_MARKS; i++) {
        if (latency_figure_mark(l, cell, i, &mark)) {
            if (!any) {
                fprintf(c->dat, "# %s, of a block\n# share median low high\n",
                        name);
            }
            fprintf(c->dat, "%.9g %.9g %.9g %.9g\n", latency_mark_shares[i],
                    mark.value, mark.low, mark.high);
            any = true;
        }
    }
    fputs(any ? "\n\n" : "", c->dat);
    return any;
}

/* Marks that would hide each other step aside a little, and not far where
 * they are many. */
static double aside_nines(const struct chart *c, const struct latency_figure *l,
                          const struct frame *f, size_t panel, size_t model)
{
    double before = 0.0;
    double all = 0.0;
    size_t cell;

    for (size_t i = 0; i < c->f->nmodels; i++) {
        if (latency_figure_counts(l, panel, i, &cell) != NULL) {
            before += i < model ? 1.0 : 0.0;
            all += 1.0;
        }
    }
    double step_px = fmin(DODGE_PX, ASIDE_PX / fmax(all - 1.0, 1.0));
    return (before - (all - 1.0) / 2.0) * step_px * f->nines
           / c->canvas.plot_width_px;
}

/* A model's curve and marks in a panel. */
static void put_model(struct chart *c, struct latency_figure *l,
                      const struct frame *f, size_t panel, size_t model)
{
    const struct chart_style *s = &c->styles[model];
    char name[LATENCY_NAME_BYTES];
    size_t cell;
    const struct histogram_counts *counts =
        latency_figure_counts(l, panel, model, &cell);

    latency_figure_series(l, panel, model, name);
    int last = put_curve_data(c, name, counts);
    fprintf(c->canvas.gp,
            "'%s.dat' index %zu using (nines($1)):2 with lines "
            "linecolor rgb %s linewidth %g dashtype %s, \\\n"
            "  '%s.dat' index %zu every ::%d using (nines($1)):2 with points "
            "pointtype %d pointsize %g*shrink linecolor rgb %s",
            c->name, c->series, s->colour, s->width, s->dash, c->name,
            c->series, last, s->point, s->point_scale, s->colour);
    c->series++;
    if (put_mark_data(c, l, name, cell)) {
        fprintf(c->canvas.gp,
                ", \\\n  '%s.dat' index %zu using (nines($1)%+.5f):2:3:4 with "
                "yerrorbars pointtype %d pointsize %g*shrink "
                "linecolor rgb %s linewidth 1.2",
                c->name, c->series++, aside_nines(c, l, f, panel, model),
                s->point, s->point_scale, s->colour);
    }
}

static void put_panel(struct chart *c, struct latency_figure *l, size_t panel)
{
    struct frame frame = measure(l, panel);
    char name[CELL_LABEL_BYTES];
    char details[CELL_LABEL_BYTES];
    const char *before = "plot ";

    latency_figure_name(l, panel, name);
    findings_panel_details(c->f, l->panels[panel].panel, details);
    canvas_panel(&c->canvas, panel, name, details);
    put_axes(c, &frame);
    for (size_t i = 0; i < c->f->nmodels; i++) {
        size_t cell;
        if (latency_figure_counts(l, panel, i, &cell) != NULL) {
            fputs(before, c->canvas.gp);
            put_model(c, l, &frame, panel, i);
            before = ", \\\n  ";
        }
    }
    fputs("\nunset label; unset arrow; unset object\n", c->canvas.gp);
}

static void draw(struct chart *c, const struct chart_kind *kind,
                 struct latency_figure *l)
{
    char blocks[FINDINGS_BLOCKS_BYTES];
    char subtitle[256];
    struct canvas_head head = {kind->name, kind->title, subtitle, NULL, 0};

    findings_blocks(c->f, blocks);
    snprintf(subtitle, sizeof subtitle,
             "Lines: all operations of %s, as far as %d lie beyond. Bars: "
             "of single blocks, median and %s%s",
             blocks, LATENCY_BEYOND, findings_interval_word(c->f),
             latency_figure_due(l));
    latency_figure_explain(c, l);
    head.legend = c->legend;
    head.nlegend = c->nlegend;
    latency_figure_plan(c, l, &head);
    c->canvas.x_axis = "share of operations that take no longer";
    canvas_begin(&c->canvas, &head);
    fputs("set grid xtics\nnines(share) = -log10(1 - share)\n", c->canvas.gp);
    for (size_t i = 0; i < l->npanels; i++) {
        put_panel(c, l, i);
    }
    canvas_end(&c->canvas);
}

static void print(struct chart *c, const struct chart_kind *kind)
{
    struct latency_figure l;
    struct err unused;

    if (latency_figure_make(&l, c->f, &unused) == 0) {
        draw(c, kind, &l);
        latency_figure_free(&l);
    }
}

const struct chart_kind chart_latency = {
    .name = "latency",
    .title = "How long does one operation take, and how often longer?",
    .applies = latency_figure_applies,
    .print = print,
};
