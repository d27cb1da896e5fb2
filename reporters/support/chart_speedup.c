/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Speed-up over sequential against workers, a panel per workload. */
#include "chart_kind.h"
#include "gnuplot.h"

#include "label.h"
#include "results_join.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

enum {
    DODGE_PX = 5,
    LONE_DODGE_PX = 24, /* where all points stand above one tick */
    TICK_DIGIT_PX = 8,
    TICK_GAP_PX = 4,
    CORES_PX = 60, /* as wide as "2 cores" */
    CORES_COLUMN_PX = 7,
};

/* The axes that all panels share. */
struct axes {
    bool logarithmic;
    double x_low;
    double x_high;
    double y_low;
    double y_high;
};

static bool is_baseline(const struct findings *f, size_t model)
{
    return cell_is_sequential(&f->r->cells[f->models[model]]);
}

static bool is_drawn(const struct findings *f, size_t cell)
{
    return f->summaries[cell].speedup.value > 0.0
           && !cell_is_sequential(&f->r->cells[cell]);
}

static bool panel_is_drawn(const struct findings *f, size_t panel)
{
    for (size_t i = 0; i < f->r->ncells; i++) {
        if (is_drawn(f, i) && findings_in_panel(f, panel, i)) {
            return true;
        }
    }
    return false;
}

static bool applies(const struct findings *f)
{
    for (size_t i = 0; i < f->r->ncells; i++) {
        if (is_drawn(f, i)) {
            return true;
        }
    }
    return false;
}

/* Each doubling is as wide as the next where counts or ratios span much. */
static struct axes measure(struct chart *c)
{
    const struct findings *f = c->f;
    size_t n = chart_workers(c, f->npanels);
    double least = c->workers[0];
    double most = c->workers[n - 1];
    struct axes a = {.y_low = 1.0, .y_high = 1.0};

    for (size_t i = 0; i < f->r->ncells; i++) {
        if (is_drawn(f, i)) {
            a.y_low = fmin(a.y_low, f->summaries[i].speedup.low);
            a.y_high = fmax(a.y_high, f->summaries[i].speedup.high);
        }
    }
    a.logarithmic = (most > 8.0 && most >= 8.0 * least) || a.y_high > 10.0;
    if (a.logarithmic) {
        a.x_low = least / 1.25;
        a.x_high = most * 1.25;
        a.y_low = a.y_low / 1.2;
        a.y_high = a.y_high * 1.2;
    } else {
        a.x_low = least - 0.5;
        a.x_high = most + 0.5;
        a.y_low = 0.0;
        a.y_high = a.y_high * 1.12;
    }
    return a;
}

static void put_axes(struct chart *c, const struct axes *a)
{
    fprintf(c->canvas.gp, "set xrange [%.5g:%.5g]\nset yrange [%.5g:%.5g]\n",
            a->x_low, a->x_high, a->y_low, a->y_high);
    if (a->logarithmic) {
        fputs("set logscale xy 2\n", c->canvas.gp);
    } else {
        fprintf(c->canvas.gp, "set ytics %g\n",
                canvas_step(a->y_high, &c->canvas));
    }
}

static double x_px(const struct chart *c, const struct axes *a, double x)
{
    double part = a->logarithmic ? log(x / a->x_low) / log(a->x_high / a->x_low)
                                 : (x - a->x_low) / (a->x_high - a->x_low);

    return part * c->canvas.plot_width_px;
}

static double half_px(unsigned number)
{
    return (floor(log10(number)) + 1.0) * TICK_DIGIT_PX / 2.0;
}

/* A tick for each count; its number where there is room, and at the last. */
static void put_ticks(struct chart *c, const struct axes *a, size_t panel)
{
    size_t n = chart_workers(c, panel);
    unsigned last = c->workers[n - 1];
    double last_px = x_px(c, a, last) - half_px(last);
    double free_px = -c->canvas.width_px;

    fputs("set xtics (", c->canvas.gp);
    for (size_t i = 0; i < n; i++) {
        unsigned count = c->workers[i];
        double left_px = x_px(c, a, count) - half_px(count);
        double right_px = x_px(c, a, count) + half_px(count) + TICK_GAP_PX;
        const char *comma = i > 0 ? ", " : "";
        if (count == last || (left_px >= free_px && right_px <= last_px)) {
            fprintf(c->canvas.gp, "%s'%u' %u", comma, count, count);
            free_px = right_px;
        } else {
            fprintf(c->canvas.gp, "%s'' %u", comma, count);
        }
    }
    fputs(")\n", c->canvas.gp);
}

/* Whether the ideal line runs through the cores' label if that stands high,
 * which it does beside their line, from left_px to right_px. */
static bool ideal_crosses(const struct chart *c, const struct axes *a,
                          double left_px, double right_px)
{
    double y = a->logarithmic ? a->y_low * pow(a->y_high / a->y_low, 0.95)
                              : 0.95 * a->y_high;
    double at_px = x_px(c, a, y);

    return at_px > left_px - 5.0 && at_px < right_px + 5.0;
}

/* Where so many others have a label already, it stands low. */
static void put_cores(struct chart *c, const struct axes *a, unsigned cores,
                      const char *run, unsigned others)
{
    char text[RUN_LABEL_BYTES + 32];

    snprintf(text, sizeof text, "%u core%s%s%s", cores, cores == 1 ? "" : "s",
             run[0] != '\0' ? " · " : "", run);
    int width_px =
        run[0] == '\0' ? CORES_PX : CORES_COLUMN_PX * (int)label_columns(text);
    double at_px = x_px(c, a, cores);
    bool right = at_px + width_px < c->canvas.plot_width_px;
    double left_px = right ? at_px : at_px - width_px;
    bool low = others > 0 || ideal_crosses(c, a, left_px, left_px + width_px);
    fprintf(c->canvas.gp,
            "set arrow from %u, graph 0 to %u, graph 1 nohead back "
            "linecolor rgb frame linewidth 1 dashtype (2,3)\n"
            "set label ",
            cores, cores);
    gnuplot_quote(c->canvas.gp, text);
    fprintf(c->canvas.gp,
            " at %u, graph %g %s "
            "offset character %s,0 font ',11' textcolor rgb faint\n",
            cores, low ? 0.06 + 0.07 * (others > 1 ? others - 1 : 0) : 0.95,
            right ? "left" : "right", right ? "0.5" : "-0.5");
}

static bool run_in_panel(const struct chart *c, size_t panel, size_t run)
{
    for (size_t i = 0; i < c->f->r->ncells; i++) {
        if (c->f->r->cells[i].run == run && findings_in_panel(c->f, panel, i)) {
            return true;
        }
    }
    return false;
}

/* Where the cores are all in use: of each run, named where they differ. */
static void put_all_cores(struct chart *c, const struct axes *a, size_t panel)
{
    const struct results *r = c->f->r;
    unsigned others = 0;
    unsigned last = 0;

    for (size_t i = 0; i < results_runs(r); i++) {
        unsigned cores = results_run(r, i)->cores;
        if (cores == 0 || cores < a->x_low || cores > a->x_high
            || (cores == last && r->cores > 0) || !run_in_panel(c, panel, i)) {
            continue;
        }
        last = cores;
        bool named = r->cores == 0 && r->nruns > 0 && !c->f->by_run;
        put_cores(c, a, cores, named ? r->runs[i].label : "", others++);
    }
}

/* Writes a model's line; false when it has none in this panel. */
static bool put_series(struct chart *c, size_t panel, size_t model)
{
    size_t n = chart_workers(c, panel);
    char text[CELL_LABEL_BYTES];
    bool any = false;

    for (size_t i = 0; i < n; i++) {
        const struct summary *s = chart_summary(c, panel, model, c->workers[i]);
        if (s == NULL || !is_drawn(c->f, s->cell)) {
            continue;
        }
        if (!any) {
            findings_panel_name(c->f, panel, text);
            fprintf(c->dat, "# %s", text);
            findings_panel_details(c->f, panel, text);
            fprintf(c->dat, " %s", text);
            findings_model_label(c->f, c->f->models[model], text);
            fprintf(c->dat, " | %s\n# workers speedup low high\n", text);
        }
        any = true;
        fprintf(c->dat, "%u %.6g %.6g %.6g\n", c->workers[i], s->speedup.value,
                s->speedup.low, s->speedup.high);
    }
    fputs(any ? "\n\n" : "", c->dat);
    return any;
}

/* Points that would hide each other step aside a little. */
static double aside_px(struct chart *c, size_t model)
{
    const struct findings *f = c->f;
    int step_px = chart_workers(c, f->npanels) == 1 ? LONE_DODGE_PX : DODGE_PX;
    double before = 0.0;
    double all = 0.0;

    for (size_t i = 0; i < f->nmodels; i++) {
        double drawn = is_baseline(f, i) ? 0.0 : 1.0;
        before += i < model ? drawn : 0.0;
        all += drawn;
    }
    return (before - (all - 1.0) / 2.0) * step_px;
}

static void put_curve(struct chart *c, const struct axes *a, size_t model)
{
    const struct chart_style *s = &c->styles[model];
    FILE *gp = c->canvas.gp;
    double part = aside_px(c, model) / c->canvas.plot_width_px;
    char x[48];

    if (a->logarithmic) {
        snprintf(x, sizeof x, "($1*%.5f)", pow(a->x_high / a->x_low, part));
    } else {
        snprintf(x, sizeof x, "($1%+.5f)", part * (a->x_high - a->x_low));
    }
    fprintf(gp,
            ", \\\n  'speedup.dat' index %zu using %s:2 with lines "
            "linecolor rgb %s linewidth %g dashtype %s",
            c->series, x, s->colour, s->width, s->dash);
    fprintf(gp,
            ", \\\n  'speedup.dat' index %zu using %s:2:3:4 with yerrorbars "
            "pointtype %d pointsize %g*shrink linecolor rgb %s linewidth 1.2",
            c->series, x, s->point, s->point_scale, s->colour);
}

static void put_panel(struct chart *c, const struct axes *a, size_t panel,
                      size_t place)
{
    char name[CELL_LABEL_BYTES];
    char details[CELL_LABEL_BYTES];
    FILE *gp = c->canvas.gp;

    findings_panel_name(c->f, panel, name);
    findings_panel_details(c->f, panel, details);
    canvas_panel(&c->canvas, place, name, details);
    put_ticks(c, a, panel);
    put_all_cores(c, a, panel);
    fprintf(gp, "set format y '%s'\n",
            canvas_leftmost(&c->canvas, place) ? "%g×" : "");
    fputs("plot x with lines linecolor rgb guide linewidth 1.2 "
          "dashtype (8,6), \\\n"
          "  1 with lines linecolor rgb grey linewidth 1.5",
          gp);
    for (size_t i = 0; i < c->f->nmodels; i++) {
        if (!is_baseline(c->f, i) && put_series(c, panel, i)) {
            put_curve(c, a, i);
            c->series++;
        }
    }
    fputs("\nunset label; unset arrow; unset object\n", gp);
}

static void explain(struct chart *c)
{
    const struct chart_style one = {"grey", 0, "solid", 1.5, 0.0};
    const struct chart_style ideal = {"guide", 0, "(8,6)", 1.2, 0.0};
    char text[CELL_LABEL_BYTES];

    for (size_t i = 0; i < c->f->nmodels; i++) {
        if (!is_baseline(c->f, i)) {
            findings_model_label(c->f, c->f->models[i], text);
            chart_explain(c, text, LEGEND_LINE, &c->styles[i]);
        }
    }
    chart_explain(c, "sequential", LEGEND_LINE, &one);
    chart_explain(c, "ideal", LEGEND_LINE, &ideal);
}

static void print(struct chart *c, const struct chart_kind *kind)
{
    const struct findings *f = c->f;
    char blocks[FINDINGS_BLOCKS_BYTES];
    char subtitle[160];
    char text[CELL_LABEL_BYTES];
    struct canvas_head head = {kind->name, kind->title, subtitle, NULL, 0};
    size_t place = 0;

    findings_blocks(f, blocks);
    snprintf(subtitle, sizeof subtitle,
             "Total time of sequential over that of the model: median and %s "
             "of %s",
             findings_interval_word(f), blocks);
    explain(c);
    head.legend = c->legend;
    head.nlegend = c->nlegend;
    for (size_t i = 0; i < f->npanels; i++) {
        findings_panel_details(f, i, text);
        c->canvas.details = c->canvas.details || text[0] != '\0';
        c->canvas.npanels += panel_is_drawn(f, i) ? 1U : 0U;
    }
    canvas_plan(&c->canvas, 4, &head);
    canvas_begin(&c->canvas, &head);
    struct axes a = measure(c);
    put_axes(c, &a);
    for (size_t i = 0; i < f->npanels; i++) {
        if (panel_is_drawn(f, i)) {
            put_panel(c, &a, i, place++);
        } else {
            findings_panel_name(f, i, text);
            fprintf(c->canvas.gp,
                    "\n# Not drawn: %s has no sequential samples to compare "
                    "with.\n",
                    text);
        }
    }
    canvas_end(&c->canvas);
}

const struct chart_kind chart_speedup = {
    .name = "speedup",
    .title = "How much faster than one after another?",
    .applies = applies,
    .print = print,
};
