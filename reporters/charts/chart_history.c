/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Several runs in the order of their start: speed-up over sequential, or where
 * there is none the time of an operation; a panel per work. */
#include "chart_kind.h"

#include "gnuplot.h"
#include "history_panel.h"
#include "run_order.h"
#include "search_report.h"

#include "label.h"
#include "results_join.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    RUNS_MIN = 3, /* two are compared, not followed */
    DODGE_PX = 6,
    TICK_COLUMN_PX = 8,
    NAME_COLUMNS = 16, /* of a run below the title */
    MACHINE_COLUMNS = 14,
    SUBTITLE_BYTES = 480,
};

struct drawing {
    const struct findings *f;
    size_t order[RESULTS_JOIN_MAX];
    size_t nruns;
    bool numbered;              /* runs' labels don't fit below the panels */
    struct chart_style *styles; /* by index into findings.models … */
    size_t *places;             /* … as is who stands aside how far */
    size_t ndrawn;              /* models, each counted once */
};

static bool applies(const struct findings *f)
{
    struct history_panel p;

    if (f->r->nruns < RUNS_MIN || search_report_knows(f->r)) {
        return false;
    }
    for (size_t i = 0; i < f->npanels; i++) {
        if (history_panel_choose(f, i, &p)) {
            return true;
        }
    }
    return false;
}

static const struct result_run *run_at(const struct drawing *d, size_t place)
{
    return &d->f->r->runs[d->order[place]];
}

static bool machine_changes(const struct drawing *d, size_t place)
{
    return place > 0
           && !run_order_same_machine(run_at(d, place - 1)->results,
                                      run_at(d, place)->results);
}

/* A model without its run, clean. */
static void model_text(const struct findings *f, size_t model,
                       char text[CELL_LABEL_BYTES])
{
    char whole[CELL_LABEL_BYTES];

    cell_model_label(&f->r->cells[f->models[model]], whole);
    label_clean(whole, text, CELL_LABEL_BYTES);
}

/* Writes a model's points; false when it has none in this panel. A blank line
 * parts runs on other machines, and those between which one has none. */
static bool put_series(struct chart *c, const struct drawing *d,
                       const struct history_panel *p, size_t model)
{
    char text[CELL_LABEL_BYTES];
    struct interval figure;
    bool any = false;
    bool gap = false;

    for (size_t i = 0; i < d->nruns; i++) {
        gap = gap || machine_changes(d, i);
        if (!history_figure(d->f, p, model, d->order[i], &figure)) {
            gap = true;
            continue;
        }
        if (!any) {
            model_text(d->f, model, text);
            fprintf(c->dat, "# %s\n# run figure low high label\n", text);
        }
        fputs(any && gap ? "\n" : "", c->dat);
        fprintf(c->dat, "%zu %.6g %.6g %.6g # %s\n", i + 1, figure.value,
                figure.low, figure.high, run_at(d, i)->label);
        any = true;
        gap = false;
    }
    fputs(any ? "\n\n" : "", c->dat);
    return any;
}

static void put_curve(struct chart *c, const struct drawing *d, size_t model)
{
    const struct chart_style *s = &d->styles[model];
    double place = (double)d->places[model] - ((double)d->ndrawn - 1.0) / 2.0;
    double x = place * DODGE_PX / c->canvas.plot_width_px * (double)d->nruns;
    FILE *gp = c->canvas.gp;

    fprintf(gp,
            ", \\\n  '%s.dat' index %zu using ($1%+.5f):2 with lines "
            "linecolor rgb %s linewidth %g dashtype %s",
            c->name, c->series, x, s->colour, s->width, s->dash);
    fprintf(gp,
            ", \\\n  '%s.dat' index %zu using ($1%+.5f):2:3:4 with yerrorbars "
            "pointtype %d pointsize %g*shrink linecolor rgb %s linewidth 1.2",
            c->name, c->series, x, s->point, s->point_scale, s->colour);
    c->series++;
}

/* Where the machine is another one than before. */
static void put_machines(struct chart *c, const struct drawing *d)
{
    char name[RUN_MACHINE_BYTES + 2];

    for (size_t i = 0; i < d->nruns; i++) {
        if (!machine_changes(d, i)) {
            continue;
        }
        run_order_machine(run_at(d, i)->results, name);
        label_shorten(name, MACHINE_COLUMNS);
        fprintf(c->canvas.gp,
                "set arrow from %g, graph 0 to %g, graph 1 nohead back "
                "linecolor rgb frame linewidth 1 dashtype (2,3)\n"
                "set label ",
                (double)i + 0.5, (double)i + 0.5);
        gnuplot_quote(c->canvas.gp, name);
        fprintf(c->canvas.gp,
                " at %g, graph 0.95 left offset character 0.5,0 "
                "font ',11' textcolor rgb faint\n",
                (double)i + 0.5);
    }
}

static void put_ticks(struct chart *c, const struct drawing *d)
{
    fputs("set xtics (", c->canvas.gp);
    for (size_t i = 0; i < d->nruns; i++) {
        char number[24];
        snprintf(number, sizeof number, "%zu", i + 1);
        fputs(i > 0 ? ", " : "", c->canvas.gp);
        gnuplot_quote_format(c->canvas.gp,
                             d->numbered ? number : run_at(d, i)->label);
        fprintf(c->canvas.gp, " %zu", i + 1);
    }
    fputs(")\n", c->canvas.gp);
}

static void put_axes(struct chart *c, const struct history_panel *p)
{
    FILE *gp = c->canvas.gp;

    fprintf(gp, "set yrange [%.5g:%.5g]\nset ytics %g\n", p->low, p->high,
            canvas_step(p->high - p->low, &c->canvas));
    if (p->speedup) {
        fputs("set format y '%g×'\n", gp);
    } else {
        fprintf(gp, "set format y '%%g %s'\n", p->unit);
    }
}

static void put_panel(struct chart *c, const struct drawing *d,
                      const struct history_panel *p, size_t place)
{
    char name[CELL_LABEL_BYTES + 40];
    char details[CELL_LABEL_BYTES];
    FILE *gp = c->canvas.gp;

    findings_panel_name(d->f, p->index, details);
    snprintf(name, sizeof name, "%s, %u worker%s: %s", details, p->workers,
             p->workers == 1 ? "" : "s",
             p->speedup ? "speed-up" : "time of an operation");
    findings_panel_details(d->f, p->index, details);
    canvas_panel(&c->canvas, place, name, details);
    put_axes(c, p);
    put_ticks(c, d);
    put_machines(c, d);
    fprintf(gp, "plot %s",
            p->speedup ? "1 with lines linecolor rgb grey "
                         "linewidth 1.5"
                       : "NaN");
    for (size_t i = 0; i < d->f->nmodels; i++) {
        if (history_is_first(d->f, i) && put_series(c, d, p, i)) {
            put_curve(c, d, i);
        }
    }
    fputs("\nunset label; unset arrow; unset object\n", gp);
}

/* A style of its own for each model, in every run the same. */
static void choose_styles(struct drawing *d, struct chart_style *styles,
                          size_t *places)
{
    const struct findings *f = d->f;
    size_t spares = 0;

    d->styles = styles;
    d->places = places;
    for (size_t i = 0; i < f->nmodels; i++) {
        const char *model = f->r->cells[f->models[i]].model;
        int again = 0;
        if (!history_is_first(f, i)) {
            continue;
        }
        for (size_t j = 0; j < i; j++) {
            again |= history_is_first(f, j)
                     && strcmp(f->r->cells[f->models[j]].model, model) == 0;
        }
        styles[i] = chart_style_of(model, again, &spares);
        places[i] = d->ndrawn++;
    }
}

/* Whether a model is in any panel, or is what speed-ups are over. */
static bool is_used(const struct drawing *d, size_t model)
{
    struct history_panel p;
    struct interval figure;

    if (cell_is_sequential(&d->f->r->cells[d->f->models[model]])) {
        return true;
    }
    for (size_t i = 0; i < d->f->npanels; i++) {
        bool drawn = history_panel_choose(d->f, i, &p);
        for (size_t run = 0; drawn && run < d->nruns; run++) {
            if (history_figure(d->f, &p, model, run, &figure)) {
                return true;
            }
        }
    }
    return false;
}

static void explain(struct chart *c, const struct drawing *d)
{
    char text[CELL_LABEL_BYTES];

    for (size_t i = 0; i < d->f->nmodels; i++) {
        if (history_is_first(d->f, i) && is_used(d, i)) {
            struct chart_style style = d->styles[i];
            model_text(d->f, i, text);
            /* Of speed-ups it is a line alone: where they are 1. */
            if (cell_is_sequential(&d->f->r->cells[d->f->models[i]])) {
                style.point_scale = 0.0;
            }
            chart_explain(c, text, LEGEND_LINE, &style);
        }
    }
}

/* Whether each run's label fits below its place in a panel. */
static bool labels_fit(const struct drawing *d, int plot_px)
{
    size_t most = 0;

    for (size_t i = 0; i < d->nruns; i++) {
        size_t columns = label_columns(run_at(d, i)->label);
        most = columns > most ? columns : most;
    }
    return (most + 1) * TICK_COLUMN_PX * d->nruns <= (size_t)plot_px;
}

static void subtitle_text(const struct drawing *d, char text[SUBTITLE_BYTES])
{
    char blocks[FINDINGS_BLOCKS_BYTES];
    size_t used;

    findings_blocks(d->f, blocks);
    snprintf(text, SUBTITLE_BYTES,
             "Runs in the order of their start: median and %s of %s; each "
             "panel has a scale of its own",
             findings_interval_word(d->f), blocks);
    for (size_t i = 0; d->numbered && i < d->nruns; i++) {
        char name[RUN_LABEL_BYTES + 2];
        snprintf(name, sizeof name, "%s", run_at(d, i)->label);
        label_shorten(name, NAME_COLUMNS);
        used = strlen(text);
        snprintf(text + used, SUBTITLE_BYTES - used, "%s%zu\u00a0%s",
                 i == 0 ? ". " : ", ", i + 1, name);
    }
}

/* Sets out the figure; once more where runs have to be numbered. */
static void plan_canvas(struct chart *c, struct drawing *d,
                        struct canvas_head *head, char *subtitle)
{
    canvas_plan(&c->canvas, 2, head);
    d->numbered = !labels_fit(d, c->canvas.plot_width_px);
    subtitle_text(d, subtitle);
    c->canvas.plot_height_px = 0;
    canvas_plan(&c->canvas, 2, head);
}

static void draw(struct chart *c, struct drawing *d,
                 const struct chart_kind *kind)
{
    char subtitle[SUBTITLE_BYTES];
    char text[CELL_LABEL_BYTES];
    struct canvas_head head = {c->name, kind->title, subtitle, NULL, 0};
    struct history_panel p;
    size_t place = 0;

    subtitle_text(d, subtitle);
    explain(c, d);
    head.legend = c->legend;
    head.nlegend = c->nlegend;
    c->canvas.own_scales = true;
    c->canvas.x_axis = "run";
    for (size_t i = 0; i < d->f->npanels; i++) {
        findings_panel_details(d->f, i, text);
        c->canvas.details = c->canvas.details || text[0] != '\0';
        c->canvas.npanels += history_panel_choose(d->f, i, &p) ? 1U : 0U;
    }
    plan_canvas(c, d, &head, subtitle);
    canvas_begin(&c->canvas, &head);
    fprintf(c->canvas.gp, "set xrange [0.5:%g]\n", (double)d->nruns + 0.5);
    for (size_t i = 0; i < d->f->npanels; i++) {
        if (history_panel_choose(d->f, i, &p)) {
            put_panel(c, d, &p, place++);
        }
    }
    canvas_end(&c->canvas);
}

static void print(struct chart *c, const struct chart_kind *kind)
{
    const struct findings *f = c->f;
    struct drawing d = {.f = f};
    struct chart_style *styles = calloc(f->nmodels + 1, sizeof *styles);
    size_t *places = calloc(f->nmodels + 1, sizeof *places);

    if (styles == NULL || places == NULL) {
        fprintf(c->canvas.gp, "# Not drawn: no memory for %zu models\n",
                f->nmodels);
    } else {
        d.nruns = run_order(f->r, d.order);
        choose_styles(&d, styles, places);
        draw(c, &d, kind);
    }
    free(places);
    free(styles);
}

const struct chart_kind chart_history = {
    .name = "history",
    .title = "How has it changed from run to run?",
    .all_runs = true,
    .applies = applies,
    .print = print,
};
