/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Throughput over workers and the laws that are fitted to it, a panel for each
 * workload and model. */
#include "chart_kind.h"
#include "chart_scaling_curve.h"
#include "chart_scaling_text.h"
#include "search_report.h"

#include "label.h"
#include "results_join.h"

#include <limits.h>
#include <math.h>
#include <stdio.h>

enum {
    NAME_COLUMNS = 40,
    PANEL_PX = 300,
    PLOT_PX = 210,
    MANY = 6, /* panels: more are smaller, and only those with a fit */
    SMALL_PANEL_PX = 230,
    SMALL_PLOT_PX = 150,
    SUBTITLE_BYTES = 320,
};

/* A search has too many panels. And no law is fitted to fewer counts than are
 * a lowest one, a highest one, and one between. */
static bool needs_laws(const struct findings *f)
{
    const struct cell *cells = f->r->cells;
    unsigned low = UINT_MAX;
    unsigned high = 0;

    if (search_report_knows(f->r)) {
        return false;
    }
    for (size_t i = 0; i < f->r->ncells; i++) {
        low = cells[i].workers < low ? cells[i].workers : low;
        high = cells[i].workers > high ? cells[i].workers : high;
    }
    for (size_t i = 0; i < f->r->ncells; i++) {
        if (cells[i].workers > low && cells[i].workers < high) {
            return true;
        }
    }
    return false;
}

/* No laws are found without needs_laws. */
static bool applies(const struct findings *f)
{
    for (size_t i = 0; i < f->nscalings; i++) {
        if (scaling_has_fit(&f->scalings[i])) {
            return true;
        }
    }
    return false;
}

/* What a count's figures are, and whether the laws were fitted to them. */
static void put_data(struct chart *c, const struct curve *v)
{
    const struct findings *f = c->f;
    char text[CELL_LABEL_BYTES];

    findings_panel_name(f, v->panel, text);
    fprintf(c->dat, "# %s", text);
    findings_panel_details(f, v->panel, text);
    fprintf(c->dat, " %s", text);
    findings_model_label(f, f->models[v->model], text);
    fprintf(c->dat, " | %s\n# workers ops_per_s low high fitted\n", text);
    for (size_t i = 0; i < f->r->ncells; i++) {
        unsigned workers = f->r->cells[i].workers;
        if (curve_has(v, f, i)) {
            const struct interval *y = &f->summaries[i].ops_per_s;
            fprintf(c->dat, "%u %.6g %.6g %.6g %d\n", workers, y->value, y->low,
                    y->high,
                    workers <= v->laws[SCALING_AMDAHL]->max_workers ? 1 : 0);
        }
    }
    fputs("\n\n", c->dat);
}

static void put_law(struct chart *c, const struct curve *v,
                    enum scaling_law law)
{
    const struct scaling *s = v->laws[law];
    const char *colour =
        law == SCALING_USL ? c->styles[v->model].colour : "ink";
    double width = law == SCALING_USL ? 3.5 : 1.2;
    bool poor = scaling_is_poor(s);
    double known = s->max_workers;

    if (!scaling_has_fit(s)) {
        return;
    }
    fprintf(c->canvas.gp,
            ", \\\n  [1:%.6g] law(x, %.6g, %.6g, %.6g) with lines "
            "linecolor rgb %s linewidth %g dashtype %s",
            known, s->lambda.value, s->sigma.value, s->kappa.value, colour,
            poor ? 1.2 : width, poor ? "(2,4)" : "solid");
    if (curve_end(v, s) > known) {
        fprintf(c->canvas.gp,
                ", \\\n  [%.6g:%.6g] law(x, %.6g, %.6g, %.6g) with lines "
                "linecolor rgb %s linewidth %g dashtype (6,4)",
                known, curve_end(v, s), s->lambda.value, s->sigma.value,
                s->kappa.value, colour, width);
    }
}

/* Its interval as far as the axis goes. */
static void put_peak(struct chart *c, const struct curve *v)
{
    const struct scaling *s = v->laws[SCALING_USL];
    const struct interval *at = &s->peak_workers;
    bool range = s->status == SCALING_FITTED;

    if (!curve_has_peak(v)) {
        return;
    }
    fprintf(c->canvas.gp,
            ", \\\n  '+' every ::::0 using (%.6g):(%.6g):(%.6g):(%.6g) with "
            "xerrorbars pointtype 13 pointsize 1.4*shrink linecolor rgb mark "
            "linewidth 1.8",
            at->value, curve_rate(s, at->value), range ? at->low : at->value,
            range ? fmin(at->high, v->plane.x_high) : at->value);
}

static void put_points(struct chart *c, const struct curve *v)
{
    const struct chart_style *s = &c->styles[v->model];

    for (int fitted = 0; fitted < 2; fitted++) {
        fprintf(c->canvas.gp,
                ", \\\n  'scaling.dat' index %zu using "
                "1:($5 == %d ? $2 : NaN):3:4 with yerrorbars pointtype %d "
                "pointsize %g*shrink linecolor rgb %s linewidth 1.2",
                c->series, fitted, fitted ? s->point : 2,
                fitted ? s->point_scale : 0.8, fitted ? s->colour : "grey");
    }
}

static void put_ticks(struct chart *c, const struct curve *v)
{
    size_t n = 0;

    for (size_t i = 0; i < c->f->r->ncells; i++) {
        if (curve_has(v, c->f, i)) {
            c->workers[n++] = c->f->r->cells[i].workers;
        }
    }
    chart_sort_workers(c, n);
    plane_put_xtics(&v->plane, &c->canvas, c->workers, n);
}

static void put_panel(struct chart *c, struct curve *v, size_t place)
{
    const struct findings *f = c->f;
    FILE *gp = c->canvas.gp;
    char details[CELL_LABEL_BYTES + 2];
    char model[CELL_LABEL_BYTES + 2];
    char name[2 * CELL_LABEL_BYTES + 8];

    findings_panel_name(f, v->panel, details);
    findings_model_label(f, f->models[v->model], model);
    label_shorten(details, NAME_COLUMNS);
    label_shorten(model, NAME_COLUMNS);
    snprintf(name, sizeof name, "%s, %s", details, model);
    findings_panel_details(f, v->panel, details);
    canvas_panel(&c->canvas, place, name, details);
    curve_measure(v, f, chart_scaling_text_part(&c->canvas, v));
    plane_put(&v->plane, &c->canvas);
    put_ticks(c, v);
    plane_put_ytics(&v->plane, &c->canvas, PLANE_PER_S);
    unsigned cores = results_of_cell(f->r, f->models[v->model])->cores;
    plane_put_cores(
        &v->plane, &c->canvas,
        &(struct plane_cores){
            .cores = cores, .at = cores, .run = "", .low = v->text_high});
    chart_scaling_text(&c->canvas, v);
    put_data(c, v);
    fputs("plot sample [1:2] NaN", gp);
    put_law(c, v, SCALING_USL);
    put_law(c, v, SCALING_AMDAHL);
    put_points(c, v);
    put_peak(c, v);
    fputs("\nunset label; unset arrow; unset object; unset logscale\n", gp);
    c->series++;
}

enum shown {
    SHOWN_MEASURED,
    SHOWN_LEFT_OUT,
    SHOWN_AMDAHL,
    SHOWN_USL,
    SHOWN_BEYOND,
    SHOWN_POOR,
    SHOWN_PEAK,
    SHOWN
};

static void note_shown(const struct curve *v, bool shown[SHOWN])
{
    const enum shown lines[SCALING_LAWS] = {SHOWN_AMDAHL, SHOWN_USL};

    shown[SHOWN_MEASURED] = true;
    shown[SHOWN_LEFT_OUT] =
        shown[SHOWN_LEFT_OUT]
        || v->laws[SCALING_AMDAHL]->max_workers < v->max_workers;
    for (int law = 0; law < SCALING_LAWS; law++) {
        const struct scaling *s = v->laws[law];
        bool poor = scaling_is_poor(s);
        bool nice = scaling_has_fit(s) && !poor;
        shown[SHOWN_POOR] = shown[SHOWN_POOR] || poor;
        shown[SHOWN_BEYOND] = shown[SHOWN_BEYOND] || nice;
        shown[lines[law]] = shown[lines[law]] || nice;
    }
    shown[SHOWN_PEAK] = shown[SHOWN_PEAK] || curve_has_peak(v);
}

static void explain(struct chart *c, const bool shown[SHOWN])
{
    static const struct legend_entry entries[SHOWN] = {
        {"measured", LEGEND_POINT, {"ink", 7, "solid", 0.0, 0.8}},
        {"not fitted", LEGEND_POINT, {"grey", 2, "solid", 0.0, 0.8}},
        {"Amdahl's law", LEGEND_LINE, {"ink", 0, "solid", 1.2, 0.0}},
        {"universal scalability law (USL)",
         LEGEND_LINE,
         {"guide", 0, "solid", 3.5, 0.0}},
        {"beyond the counts fitted",
         LEGEND_LINE,
         {"ink", 0, "(6,4)", 1.2, 0.0}},
        {"poor fit", LEGEND_LINE, {"ink", 0, "(2,4)", 1.2, 0.0}},
        {"the USL's peak", LEGEND_LINE, {"mark", 13, "solid", 1.8, 1.4}},
    };

    for (size_t i = 0; i < SHOWN; i++) {
        if (shown[i]) {
            chart_explain(c, entries[i].text, entries[i].mark,
                          &entries[i].style);
        }
    }
}

/* Which panels there are: where they are many, those that say no more than
 * why nothing could be fitted are only counted. */
struct choice {
    size_t all;
    size_t fitted;
};

static bool has_law(const struct curve *v)
{
    return scaling_has_fit(v->laws[SCALING_AMDAHL])
           || scaling_has_fit(v->laws[SCALING_USL]);
}

static struct choice count_panels(const struct findings *f)
{
    struct choice n = {0, 0};
    struct curve v;

    for (size_t i = 0; i < f->npanels * f->nmodels; i++) {
        if (curve_find(&v, f, i / f->nmodels, i % f->nmodels)) {
            n.all++;
            n.fitted += has_law(&v) ? 1U : 0U;
        }
    }
    return n;
}

static bool is_drawn(struct curve *v, const struct findings *f, size_t i,
                     const struct choice *n)
{
    return curve_find(v, f, i / f->nmodels, i % f->nmodels)
           && (n->all <= MANY || has_law(v));
}

static void subtitle_text(const struct findings *f, const struct choice *n,
                          char text[SUBTITLE_BYTES])
{
    char blocks[FINDINGS_BLOCKS_BYTES];
    int length;

    findings_blocks(f, blocks);
    length = snprintf(text, SUBTITLE_BYTES,
                      "Operations per second: median and %s of %s. σ: the "
                      "share that is serial or waits for what is shared; κ: "
                      "what each pair of workers costs",
                      findings_interval_word(f), blocks);
    if (n->all > MANY && n->fitted < n->all) {
        snprintf(text + length, SUBTITLE_BYTES - (size_t)length,
                 ". Not drawn: %zu of %zu that no law could be fitted to",
                 n->all - n->fitted, n->all);
    }
}

static void print(struct chart *c, const struct chart_kind *kind)
{
    const struct findings *f = c->f;
    const struct choice n = count_panels(f);
    char subtitle[SUBTITLE_BYTES];
    char text[CELL_LABEL_BYTES];
    struct canvas_head head = {kind->name, kind->title, subtitle, NULL, 0};
    struct curve v;
    bool shown[SHOWN] = {false};
    size_t place = 0;

    subtitle_text(f, &n, subtitle);
    c->canvas.own_scales = true;
    for (size_t i = 0; i < f->npanels * f->nmodels; i++) {
        if (is_drawn(&v, f, i, &n)) {
            findings_panel_details(f, v.panel, text);
            c->canvas.details = c->canvas.details || text[0] != '\0';
            c->canvas.npanels++;
            note_shown(&v, shown);
        }
    }
    explain(c, shown);
    head.legend = c->legend;
    head.nlegend = c->nlegend;
    bool many = c->canvas.npanels > MANY;
    c->canvas.plot_height_px = many ? SMALL_PLOT_PX : PLOT_PX;
    canvas_plan(&c->canvas,
                (size_t)c->canvas.width_px / (many ? SMALL_PANEL_PX : PANEL_PX),
                &head);
    canvas_begin(&c->canvas, &head);
    fputs("set samples 200\n"
          "set style textbox opaque noborder fillcolor rgb ground\n"
          "law(n, l, s, k) = l*n/(1 + s*(n - 1) + k*n*(n - 1))\n",
          c->canvas.gp);
    for (size_t i = 0; i < f->npanels * f->nmodels; i++) {
        if (is_drawn(&v, f, i, &n)) {
            put_panel(c, &v, place++);
        }
    }
    canvas_end(&c->canvas);
}

const struct chart_kind chart_scaling = {
    .name = "scaling",
    .title = "How far does it scale, and what stops it?",
    .needs_laws = needs_laws,
    .applies = applies,
    .print = print,
};
