/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "latency_figure.h"

#include "gnuplot.h"
#include "search_report.h"

#include "label.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum {
    PAIRED_MAX = 4,
    TICKS_MAX = 64,
    X_APART_PX = 52,
    Y_APART_PX = 24,
    DIGIT_PX = 7,
    MARGIN_PX = 13
};

/* So much of a logarithmic axis looks like an even one. */
static const double EVEN_DECADES = 0.3;

const double latency_mark_shares[LATENCY_MARKS] = {0.5, 0.9, 0.99, 0.999};

static const size_t mark_offsets[LATENCY_MARKS] = {
    offsetof(struct sample, latency_p50_ns),
    offsetof(struct sample, latency_p90_ns),
    offsetof(struct sample, latency_p99_ns),
    offsetof(struct sample, latency_p999_ns),
};

/* At the least their median has enough beyond it. */
static bool is_drawn(const struct results *r, size_t cell)
{
    return r->latencies != NULL
           && histogram_counts_total(&r->latencies[cell])
                  >= (uint64_t)2 * LATENCY_BEYOND;
}

bool latency_figure_applies(const struct findings *f)
{
    bool any = false;

    for (size_t i = 0; i < f->r->ncells; i++) {
        any = any || is_drawn(f->r, i);
    }
    return any && !search_report_knows(f->r);
}

/* The fewest and the most workers with latencies; false for none. */
static bool extent(const struct findings *f, size_t panel, unsigned out[2])
{
    out[0] = out[1] = 0;
    for (size_t i = 0; i < f->r->ncells; i++) {
        unsigned workers = f->r->cells[i].workers;
        if (findings_in_panel(f, panel, i) && is_drawn(f->r, i)) {
            out[0] = out[0] == 0 || workers < out[0] ? workers : out[0];
            out[1] = workers > out[1] ? workers : out[1];
        }
    }
    return out[1] > 0;
}

static void choose_panels(struct latency_figure *l)
{
    unsigned workers[2];
    size_t several = 0;
    size_t workloads = 0;

    for (size_t i = 0; i < l->f->npanels; i++) {
        if (extent(l->f, i, workers)) {
            workloads++;
            several += workers[1] > workers[0] ? 1U : 0U;
        }
    }
    l->paired = workloads <= PAIRED_MAX && several == workloads;
    for (size_t i = 0; i < l->f->npanels; i++) {
        if (!extent(l->f, i, workers)) {
            continue;
        }
        if (l->paired) {
            l->panels[l->npanels++] = (struct latency_panel){i, workers[0]};
        }
        l->panels[l->npanels++] = (struct latency_panel){i, workers[1]};
    }
}

int latency_figure_make(struct latency_figure *l, const struct findings *f,
                        struct err *e)
{
    *l = (struct latency_figure){.f = f};
    size_t nblocks = 0;

    for (size_t i = 0; i < results_runs(f->r); i++) {
        if (pairing_make(&l->pairings[i], results_run(f->r, i), e)) {
            latency_figure_free(l);
            return -1;
        }
        nblocks =
            l->pairings[i].nblocks > nblocks ? l->pairings[i].nblocks : nblocks;
    }
    l->values = calloc(nblocks + 1, sizeof *l->values);
    l->panels = calloc(2 * f->npanels + 1, sizeof *l->panels);
    l->group = calloc(2 * f->nmodels + 1, sizeof *l->group);
    if (l->values == NULL || l->panels == NULL || l->group == NULL) {
        latency_figure_free(l);
        return err_set(e, "no memory to draw the latencies of %zu cells",
                       f->r->ncells);
    }
    choose_panels(l);
    return 0;
}

void latency_figure_free(struct latency_figure *l)
{
    for (size_t i = 0; i < RESULTS_JOIN_MAX; i++) {
        pairing_free(&l->pairings[i]);
    }
    free(l->values);
    free(l->panels);
    free(l->group);
    *l = (struct latency_figure){0};
}

const struct histogram_counts *
latency_figure_counts(const struct latency_figure *l, size_t panel,
                      size_t model, size_t *cell)
{
    const struct latency_panel *p = &l->panels[panel];
    const struct results *r = l->f->r;

    for (size_t i = 0; i < r->ncells; i++) {
        if (r->cells[i].workers == p->workers
            && findings_in_panel(l->f, p->panel, i)
            && findings_of_model(l->f, model, i) && is_drawn(r, i)) {
            *cell = i;
            return &r->latencies[i];
        }
    }
    return NULL;
}

bool latency_figure_has(const struct latency_figure *l, size_t model)
{
    bool any = false;
    size_t cell;

    for (size_t i = 0; i < l->npanels && !any; i++) {
        any = latency_figure_counts(l, i, model, &cell) != NULL;
    }
    return any;
}

size_t latency_figure_group(struct latency_figure *l, size_t panel)
{
    size_t nmodels = l->f->nmodels;
    size_t n = 0;

    for (size_t i = 0; i < l->npanels * nmodels; i++) {
        size_t at = i / nmodels;
        if (l->panels[at].panel == l->panels[panel].panel
            && latency_figure_counts(l, at, i % nmodels, &l->group[n])
                   != NULL) {
            n++;
        }
    }
    return n;
}

bool latency_figure_mark(struct latency_figure *l, size_t cell, int mark,
                         struct interval *out)
{
    const struct results *r = l->f->r;
    double ops = (double)histogram_counts_total(&r->latencies[cell]);
    const struct pairing *p = &l->pairings[r->cells[cell].run];
    size_t own =
        r->nruns > 0 ? cell - r->runs[r->cells[cell].run].first_cell : cell;
    size_t n = 0;

    for (size_t b = 0; b < p->nblocks; b++) {
        int64_t value = pairing_int(p, own, b, mark_offsets[mark]);
        if (value > 0) {
            l->values[n++] = (double)value;
        }
    }
    double beyond = ops * (1.0 - latency_mark_shares[mark]);
    if (n == 0 || beyond < LATENCY_BLOCK_BEYOND * (double)n * (1.0 - 1e-9)) {
        return false;
    }
    *out = stats_median_interval(l->values, n, results_of_cell(r, cell)->seed);
    return true;
}

void latency_figure_name(const struct latency_figure *l, size_t panel,
                         char text[CELL_LABEL_BYTES])
{
    const struct latency_panel *p = &l->panels[panel];

    findings_panel_name(l->f, p->panel, text);
    size_t length = strlen(text);
    snprintf(text + length, CELL_LABEL_BYTES - length, ", %u worker%s",
             p->workers, p->workers == 1 ? "" : "s");
}

void latency_figure_series(const struct latency_figure *l, size_t panel,
                           size_t model, char text[LATENCY_NAME_BYTES])
{
    char name[CELL_LABEL_BYTES];
    char label[CELL_LABEL_BYTES];

    latency_figure_name(l, panel, name);
    findings_model_label(l->f, l->f->models[model], label);
    snprintf(text, LATENCY_NAME_BYTES, "%s | %s", name, label);
}

/* Parameters are stored where they differ from the default, which is 0. */
static bool has_rate(const char *params)
{
    const char *at = strstr(params, "rate=");

    return at != NULL && (at == params || at[-1] == ':');
}

const char *latency_figure_due(const struct latency_figure *l)
{
    size_t n = 0;

    for (size_t i = 0; i < l->npanels; i++) {
        size_t first = l->f->panels[l->panels[i].panel];
        n += has_rate(l->f->r->cells[first].params) ? 1U : 0U;
    }
    if (n == 0) {
        return "";
    }
    return n == l->npanels
               ? ". Each operation counts from when it was due"
               : ". With rate=, an operation counts from when it was due";
}

void latency_figure_explain(struct chart *c, const struct latency_figure *l)
{
    char text[CELL_LABEL_BYTES];

    for (size_t i = 0; i < c->f->nmodels; i++) {
        if (latency_figure_has(l, i)) {
            findings_model_label(c->f, c->f->models[i], text);
            chart_explain(c, text, LEGEND_LINE, &c->styles[i]);
        }
    }
}

void latency_figure_plan(struct chart *c, const struct latency_figure *l,
                         const struct canvas_head *head)
{
    char text[CELL_LABEL_BYTES];

    c->canvas.npanels = l->npanels;
    c->canvas.own_scales = true;
    for (size_t i = 0; i < l->npanels; i++) {
        findings_panel_details(c->f, l->panels[i].panel, text);
        c->canvas.details = c->canvas.details || text[0] != '\0';
    }
    canvas_plan(&c->canvas, l->paired ? 2 : 3, head);
}

/* So many of each decade's multiples that labels have room; 0: every other
 * decade alone, or fewer. */
struct grid {
    const double *of_decade;
    size_t n;
    int decades; /* from one that has ticks to the next */
};

static struct grid choose_grid(double px_per_decade, double apart_px)
{
    static const double six[] = {1.0, 1.5, 2.0, 3.0, 5.0, 7.0};
    static const double three[] = {1.0, 2.0, 5.0};
    static const double two[] = {1.0, 3.0};
    struct grid g = {three, 1, 1};

    if (px_per_decade * log10(7.0 / 5.0) >= apart_px) {
        return (struct grid){six, 6, 1};
    }
    if (px_per_decade * log10(2.0) >= apart_px) {
        return (struct grid){three, 3, 1};
    }
    if (px_per_decade * log10(3.0) >= apart_px) {
        return (struct grid){two, 2, 1};
    }
    while (px_per_decade * g.decades < apart_px) {
        g.decades++;
    }
    return g;
}

/* The step of ticks on little of a decade: the highest two are closest. */
static double choose_step(const double range_ns[2], int length_px,
                          double apart_px)
{
    double part = apart_px / length_px;
    double least = range_ns[1] * (1.0 - pow(range_ns[0] / range_ns[1], part));
    double step = pow(10.0, floor(log10(least)));

    for (size_t i = 0; step < least; i++) {
        step *= i % 3 == 1 ? 2.5 : 2.0;
    }
    return step;
}

/* The axis that ticks are put on. */
struct scale {
    FILE *gp;
    const double *range_ns;
    double length_px;
    bool flat; /* along it labels are as long as they read */
    const char *comma;
};

/* None where the label would run out of the figure. */
static void put_tick(struct scale *s, double ns)
{
    static const struct {
        const char *name;
        double factor;
    } units[] = {{"s", 1e9}, {"ms", 1e6}, {"µs", 1e3}, {"ns", 1.0}};
    char text[48];
    size_t i = 0;

    while (i < 3 && ns < units[i].factor * (1.0 - 1e-9)) {
        i++;
    }
    snprintf(text, sizeof text, "%g %s", ns / units[i].factor, units[i].name);
    double px = log(ns / s->range_ns[0]) / log(s->range_ns[1] / s->range_ns[0])
                * s->length_px;
    double half_px = s->flat ? (double)label_columns(text) * DIGIT_PX / 2.0 : 0;
    if (px < 0.0 || px > s->length_px
        || px + half_px > s->length_px + MARGIN_PX) {
        return;
    }
    fputs(s->comma, s->gp);
    s->comma = ", ";
    gnuplot_quote_format(s->gp, text);
    fprintf(s->gp, " %.10g", ns);
}

static void put_decades(struct scale *s, struct grid g)
{
    int first = (int)floor(log10(s->range_ns[0]) / g.decades) * g.decades;

    for (int d = first; d - first < TICKS_MAX; d += g.decades) {
        for (size_t i = 0; i < g.n; i++) {
            put_tick(s, g.of_decade[i] * pow(10.0, d));
        }
    }
}

void latency_figure_ticks(FILE *gp, char axis, const double range_ns[2],
                          int length_px)
{
    double decades = log10(range_ns[1] / range_ns[0]);
    double apart_px = axis == 'x' ? X_APART_PX : Y_APART_PX;
    struct scale s = {gp, range_ns, length_px, axis == 'x', ""};

    fprintf(gp, "set %ctics (", axis);
    if (decades > EVEN_DECADES) {
        put_decades(&s, choose_grid(length_px / decades, apart_px));
    } else {
        double step = choose_step(range_ns, length_px, apart_px);
        double from = ceil(range_ns[0] / step);
        for (int i = 0; i < TICKS_MAX && (from + i) * step <= range_ns[1];
             i++) {
            put_tick(&s, (from + i) * step);
        }
    }
    fputs(")\n", gp);
}
