/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The share of operations in each step of latency, a panel per workload and
 * number of workers, in it a row per model. Steps are equally wide on the
 * logarithmic axis, so that heights compare as densities do. */
#include "chart_kind.h"
#include "latency_figure.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

enum { BINS_MAX = 80, BINS_ROOM = BINS_MAX + 4, ROW_PX = 42, LEFT_PX = 26 };

/* Of a row, how much its curve takes. */
#define ROW_PART 0.85

/* Steps, and what the axes of a panel cover. */
struct frame {
    double x_ns[2];
    double ratio; /* of a step's end to its beginning */
};

/* Where a model's curve stands: rows count from below. */
struct place {
    size_t panel;
    size_t model;
    size_t row;
};

/* Where shares of what is measured lie, in percent of steps. */
struct bins {
    double first; /* where the first begins, in steps from 1 ns */
    size_t n;
    double percent[BINS_ROOM];
};

/* Where a bucket begins; the one below ends there. */
static double bucket_low(uint64_t up_to)
{
    size_t bucket = histogram_bucket(up_to);

    return bucket == 0 ? 0.5 : (double)histogram_bucket_top(bucket - 1) + 1.0;
}

static double bucket_high(uint64_t up_to)
{
    return up_to == 0 ? 1.0 : (double)up_to + 1.0;
}

/* The slowest may lie decades beyond all that is to be seen: the curves of
 * quantiles show them. */
static double high_of(const struct histogram_counts *counts)
{
    return bucket_high(histogram_counts_quantile(counts, 0.95));
}

/* Freedman and Diaconis (1981), of the logarithms. */
static double wanted_ratio(const struct histogram_counts *counts)
{
    double n = (double)histogram_counts_total(counts);
    double low = bucket_low(histogram_counts_quantile(counts, 0.25));
    double high = bucket_high(histogram_counts_quantile(counts, 0.75));

    return pow(high / low, 2.0 / cbrt(n));
}

/* A ratio that can be said, of no more steps than there is room for, and of
 * at least two buckets. */
static double choose_ratio(const struct frame *f, double wanted)
{
    static const double ratios[] = {1.02, 1.03, 1.04, 1.05, 1.1, 1.15, 1.2,
                                    1.25, 1.3,  1.4,  1.5,  1.7, 2.0,  3.0};
    double least = pow(f->x_ns[1] / f->x_ns[0], 1.0 / BINS_MAX);

    least = fmax(least, wanted);
    for (size_t i = 0; i < sizeof ratios / sizeof *ratios; i++) {
        if (ratios[i] >= least) {
            return ratios[i];
        }
    }
    return fmax(10.0, least);
}

/* Each bucket's operations lie anywhere in it, evenly on the axis. */
static void fill(struct bins *b, const struct frame *f,
                 const struct histogram_counts *counts)
{
    double step = log(f->ratio);
    double total = (double)histogram_counts_total(counts);

    *b = (struct bins){.first = floor(log(f->x_ns[0]) / step) - 1.0};
    double last = ceil(log(f->x_ns[1]) / step) + 1.0;
    b->n = (size_t)fmin(last - b->first, BINS_ROOM);
    for (size_t i = 0; i < counts->n; i++) {
        double low = log(bucket_low(counts->list[i].up_to)) / step - b->first;
        double high = log(bucket_high(counts->list[i].up_to)) / step - b->first;
        double percent = 100.0 * (double)counts->list[i].count / total;
        size_t last_bin = (size_t)fmin(ceil(high), (double)b->n);
        for (size_t at = (size_t)fmax(low, 0.0); at < last_bin; at++) {
            double from = fmax(low, (double)at);
            double to = fmin(high, (double)at + 1.0);
            b->percent[at] += (to - from) / (high - low) * percent;
        }
    }
}

static double bin_centre_ns(const struct bins *b, const struct frame *f,
                            size_t bin)
{
    return pow(f->ratio, b->first + (double)bin + 0.5);
}

static void measure_steps(struct latency_figure *l, size_t n, struct frame *f)
{
    double wanted = 0.0;

    for (size_t i = 0; i < n; i++) {
        const struct histogram_counts *counts =
            &l->f->r->latencies[l->group[i]];
        double low = bucket_low(counts->list[0].up_to);
        double ratio = wanted_ratio(counts);
        f->x_ns[0] = i == 0 ? low : fmin(f->x_ns[0], low);
        f->x_ns[1] = fmax(f->x_ns[1], high_of(counts));
        wanted += log(ratio) / (double)n;
    }
    f->ratio = choose_ratio(f, exp(wanted));
}

/* Both panels of a workload have the same axes and steps. */
static struct frame measure(struct latency_figure *l, size_t panel)
{
    struct frame out = {.ratio = 0.0};

    measure_steps(l, latency_figure_group(l, panel), &out);
    double step = log(out.ratio);
    out.x_ns[0] = exp((floor(log(out.x_ns[0]) / step) - 1.0) * step);
    out.x_ns[1] = exp((ceil(log(out.x_ns[1]) / step) + 1.0) * step);
    return out;
}

static size_t count_rows(const struct latency_figure *l)
{
    size_t rows = 0;

    for (size_t i = 0; i < l->f->nmodels; i++) {
        rows += latency_figure_has(l, i) ? 1U : 0U;
    }
    return rows;
}

/* The rows' lines are ticks without a label. */
static void put_axes(struct chart *c, const struct frame *f, size_t rows)
{
    fprintf(c->canvas.gp,
            "set logscale x\nset xrange [%.6g:%.6g]\n"
            "set yrange [-0.2:%zu]\nset ytics (",
            f->x_ns[0], f->x_ns[1], rows);
    for (size_t i = 0; i < rows; i++) {
        fprintf(c->canvas.gp, "%s'' %zu", i > 0 ? ", " : "", i);
    }
    fputs(")\n", c->canvas.gp);
    latency_figure_ticks(c->canvas.gp, 'x', f->x_ns, c->canvas.plot_width_px);
}

static void put_bins(struct chart *c, const char *name, const struct frame *f,
                     const struct bins *b)
{
    fprintf(c->dat, "# %s\n# latency_ns percent\n", name);
    for (size_t i = 0; i < b->n; i++) {
        fprintf(c->dat, "%.6g %.5g\n", bin_centre_ns(b, f, i), b->percent[i]);
    }
    fputs("\n\n", c->dat);
}

/* So that a curve's highest step fills its row. */
static double scale_of(const struct bins *b)
{
    double most = 0.0;

    for (size_t i = 0; i < b->n; i++) {
        most = fmax(most, b->percent[i]);
    }
    return most > 0.0 ? ROW_PART / most : 0.0;
}

/* A model's curve in a panel, and on its line the median with its interval. */
static void put_model(struct chart *c, struct latency_figure *l,
                      const struct frame *f, const struct place *at)
{
    const struct chart_style *s = &c->styles[at->model];
    char name[LATENCY_NAME_BYTES];
    struct interval median;
    struct bins bins;
    size_t cell;

    fill(&bins, f, latency_figure_counts(l, at->panel, at->model, &cell));
    double scale = scale_of(&bins);
    latency_figure_series(l, at->panel, at->model, name);
    put_bins(c, name, f, &bins);
    fprintf(c->canvas.gp,
            "'%s.dat' index %zu using 1:(%zu):(%zu+%.6g*$2) with filledcurves "
            "fillcolor rgb blend(%s, 0.6), \\\n"
            "  '%s.dat' index %zu using 1:(%zu+%.6g*$2) with lines "
            "linecolor rgb %s linewidth %g dashtype %s",
            c->name, c->series, at->row, at->row, scale, s->colour, c->name,
            c->series, at->row, scale, s->colour, fmin(s->width, 2.0), s->dash);
    c->series++;
    if (latency_figure_mark(l, cell, 0, &median)) {
        fprintf(c->dat,
                "# %s, of a block\n# median_ns low high\n"
                "%.9g %.9g %.9g\n\n\n",
                name, median.value, median.low, median.high);
        fprintf(c->canvas.gp,
                ", \\\n  '%s.dat' index %zu using 1:(%zu):2:3 with xerrorbars "
                "pointtype %d pointsize %g*shrink linecolor rgb %s "
                "linewidth 1.2",
                c->name, c->series++, at->row, s->point, s->point_scale,
                s->colour);
    }
}

static void put_panel(struct chart *c, struct latency_figure *l, size_t panel)
{
    struct frame frame = measure(l, panel);
    char name[CELL_LABEL_BYTES];
    char details[CELL_LABEL_BYTES];
    char both[CELL_LABEL_BYTES + 64];
    const char *before = "plot ";

    latency_figure_name(l, panel, name);
    findings_panel_details(c->f, l->panels[panel].panel, details);
    snprintf(both, sizeof both, "steps of %g %%%s%s",
             round(100.0 * (frame.ratio - 1.0)), details[0] == '\0' ? "" : "; ",
             details);
    canvas_panel(&c->canvas, panel, name, both);
    /* From the top on; a model has the same row in each panel. */
    struct place at = {.panel = panel, .row = count_rows(l)};
    put_axes(c, &frame, at.row);
    for (; at.model < c->f->nmodels; at.model++) {
        size_t cell;
        at.row -= latency_figure_has(l, at.model) ? 1U : 0U;
        if (latency_figure_counts(l, panel, at.model, &cell) != NULL) {
            fputs(before, c->canvas.gp);
            put_model(c, l, &frame, &at);
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
    snprintf(
        subtitle, sizeof subtitle,
        "Share of all operations of %s in each step of latency, each curve "
        "as high as its row; a model's slowest 5 %% may lie beyond. Marks: "
        "single blocks' median, and its %s%s",
        blocks, findings_interval_word(c->f), latency_figure_due(l));
    latency_figure_explain(c, l);
    head.legend = c->legend;
    head.nlegend = c->nlegend;
    c->canvas.x_axis = "latency (logarithmic)";
    c->canvas.details = true;
    c->canvas.left_px = LEFT_PX;
    c->canvas.plot_height_px = ROW_PX * (int)count_rows(l) + ROW_PX / 2;
    latency_figure_plan(c, l, &head);
    canvas_begin(&c->canvas, &head);
    fputs("set grid xtics\n", c->canvas.gp);
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

const struct chart_kind chart_latency_distribution = {
    .name = "latency-distribution",
    .title = "Where do the latencies lie?",
    .applies = latency_figure_applies,
    .print = print,
};
