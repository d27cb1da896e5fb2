/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "chart_lines.h"

#include "results_join.h"

#include <math.h>
#include <stdio.h>

enum {
    DODGE_PX = 5,
    LONE_DODGE_PX = 24, /* where all points stand above one tick */
    CORES_HALF_PX = 9,  /* of "2 cores", from its middle up */
    PROBES = 7,         /* where lines are looked for in it */
};

/* Of a line that only accompanies another. */
static const double thin_width = 1.2;
static const double small_points = 0.6;

static unsigned count_of(const struct lines *l, size_t cell)
{
    return l->count == NULL ? l->c->f->r->cells[cell].workers
                            : l->count(l->c->f, cell);
}

static bool is_drawn(const struct lines *l, size_t panel, size_t cell)
{
    const struct findings *f = l->c->f;

    return (panel == f->npanels || findings_in_panel(f, panel, cell))
           && l->value(f, cell) != NULL;
}

bool lines_in_panel(const struct lines *l, size_t panel)
{
    for (size_t i = 0; i < l->c->f->r->ncells; i++) {
        if (is_drawn(l, panel, i)) {
            return true;
        }
    }
    return false;
}

bool lines_has_model(const struct lines *l, size_t panel, size_t model)
{
    for (size_t i = 0; i < l->c->f->r->ncells; i++) {
        if (findings_of_model(l->c->f, model, i) && is_drawn(l, panel, i)) {
            return true;
        }
    }
    return false;
}

size_t lines_counts(const struct lines *l, size_t panel)
{
    unsigned *counts = l->c->workers;
    size_t n = 0;

    for (size_t i = 0; i < l->c->f->r->ncells; i++) {
        if (!is_drawn(l, panel, i)) {
            continue;
        }
        unsigned count = count_of(l, i);
        size_t j = 0;
        while (j < n && counts[j] != count) {
            j++;
        }
        counts[j] = count;
        n += j == n ? 1U : 0U;
    }
    chart_sort_workers(l->c, n);
    return n;
}

void lines_extent(const struct lines *l, size_t panel, double *low,
                  double *high)
{
    *low = INFINITY;
    *high = 0.0;
    for (size_t i = 0; i < l->c->f->r->ncells; i++) {
        if (is_drawn(l, panel, i)) {
            const struct interval *v = l->value(l->c->f, i);
            *low = fmin(*low, v->low);
            *high = fmax(*high, v->high);
        }
    }
    *low = isfinite(*low) ? *low : 0.0;
}

void lines_measure_x(struct lines *l, bool wide)
{
    size_t n = lines_counts(l, l->c->f->npanels);

    plane_measure_x(&l->plane, l->c->workers[0], l->c->workers[n - 1], wide);
}

static void explain(struct lines *l, const struct lines_head *head)
{
    struct chart *c = l->c;
    char text[CELL_LABEL_BYTES];

    for (size_t i = 0; i < c->f->nmodels; i++) {
        if (lines_has_model(l, c->f->npanels, i)) {
            findings_model_label(c->f, c->f->models[i], text);
            chart_explain(c, text, LEGEND_LINE, &c->styles[i]);
        }
    }
    for (size_t i = 0; i < head->nmore; i++) {
        const struct legend_entry *entry = &head->more[i];
        chart_explain(c, entry->text, entry->mark, &entry->style);
    }
}

void lines_begin(struct lines *l, const struct lines_head *head)
{
    struct chart *c = l->c;
    const struct findings *f = c->f;
    char blocks[FINDINGS_BLOCKS_BYTES];
    char subtitle[200];
    char text[CELL_LABEL_BYTES];
    struct canvas_head on = {head->kind->name, head->kind->title, subtitle,
                             NULL, 0};

    findings_blocks(f, blocks);
    snprintf(subtitle, sizeof subtitle, "%s: median and %s of %s", head->what,
             findings_interval_word(f), blocks);
    explain(l, head);
    on.legend = c->legend;
    on.nlegend = c->nlegend;
    c->canvas.own_scales = head->own_scales;
    c->canvas.x_axis = head->x_axis;
    for (size_t i = 0; i < f->npanels; i++) {
        findings_panel_details(f, i, text);
        c->canvas.details = c->canvas.details || text[0] != '\0';
        c->canvas.npanels += lines_in_panel(l, i) ? 1U : 0U;
    }
    canvas_plan(&c->canvas, 4, &on);
    canvas_begin(&c->canvas, &on);
}

void lines_panel(struct lines *l, size_t panel, size_t place)
{
    struct chart *c = l->c;
    char name[CELL_LABEL_BYTES];
    char details[CELL_LABEL_BYTES];

    findings_panel_name(c->f, panel, name);
    findings_panel_details(c->f, panel, details);
    canvas_panel(&c->canvas, place, name, details);
    plane_put_xtics(&l->plane, &c->canvas, c->workers, lines_counts(l, panel));
}

/* The interval of a model at a count; NULL for none. */
static const struct interval *value_at(const struct lines *l, size_t panel,
                                       size_t model, unsigned count)
{
    for (size_t i = 0; i < l->c->f->r->ncells; i++) {
        if (count_of(l, i) == count && findings_of_model(l->c->f, model, i)
            && is_drawn(l, panel, i)) {
            return l->value(l->c->f, i);
        }
    }
    return NULL;
}

/* Whether a model's line, from one of its points to the next, runs within so
 * many pixels of a height at this place. */
static bool runs_at(const struct lines *l, size_t panel, size_t model,
                    const double at_px[2])
{
    const struct canvas *canvas = &l->c->canvas;
    size_t n = lines_counts(l, panel);
    double before_px[2] = {0.0, 0.0};
    bool any = false;

    for (size_t i = 0; i < n; i++) {
        const struct interval *v = value_at(l, panel, model, l->c->workers[i]);
        if (v == NULL) {
            continue;
        }
        double x_px = plane_x_px(&l->plane, canvas, l->c->workers[i]);
        double y_px = plane_y_px(&l->plane, canvas, v->value);
        bool over = any && at_px[0] >= before_px[0] && at_px[0] <= x_px;
        double part = over && x_px > before_px[0]
                          ? (at_px[0] - before_px[0]) / (x_px - before_px[0])
                          : 1.0;
        double line_px = before_px[1] + part * (y_px - before_px[1]);
        if (over && fabs(line_px - at_px[1]) < CORES_HALF_PX) {
            return true;
        }
        before_px[0] = x_px;
        before_px[1] = y_px;
        any = true;
    }
    return false;
}

static bool is_crossed(const struct lines *l, size_t panel, double left_px,
                       double width_px, double y_px)
{
    for (size_t model = 0; model < l->c->f->nmodels; model++) {
        for (int i = 0; i < PROBES; i++) {
            const double at_px[2] = {left_px + i * width_px / (PROBES - 1),
                                     y_px};
            if (runs_at(l, panel, model, at_px)) {
                return true;
            }
        }
    }
    return false;
}

static void put_cores(const struct lines *l, size_t panel,
                      struct plane_cores *cores, lines_in_way *in_way)
{
    const struct canvas *canvas = &l->c->canvas;
    double left_px = plane_cores_px(&l->plane, canvas, cores);
    double width_px = plane_cores_width_px(cores);
    double high_px = (0.95 - 0.07 * cores->others) * canvas->plot_height_px;
    double low_px = (0.06 + 0.07 * cores->others) * canvas->plot_height_px;

    cores->low = (in_way != NULL && in_way(l, left_px, left_px + width_px))
                 || (is_crossed(l, panel, left_px, width_px, high_px)
                     && !is_crossed(l, panel, left_px, width_px, low_px));
    plane_put_cores(&l->plane, canvas, cores);
}

static bool run_in_panel(const struct lines *l, size_t panel, size_t run)
{
    const struct findings *f = l->c->f;

    for (size_t i = 0; i < f->r->ncells; i++) {
        if (f->r->cells[i].run == run && findings_in_panel(f, panel, i)) {
            return true;
        }
    }
    return false;
}

void lines_put_cores(const struct lines *l, size_t panel, lines_in_way *in_way)
{
    const struct results *r = l->c->f->r;
    struct plane_cores cores = {.run = ""};

    for (size_t i = 0; i < results_runs(r); i++) {
        unsigned count = results_run(r, i)->cores;
        if (count == 0 || (count == cores.cores && r->cores > 0)
            || !run_in_panel(l, panel, i)) {
            continue;
        }
        bool named = r->cores == 0 && r->nruns > 0 && !l->c->f->by_run;
        cores.others += cores.cores > 0;
        cores.cores = count;
        cores.at = count > l->uncounted ? count - l->uncounted : 0;
        cores.run = named ? r->runs[i].label : "";
        put_cores(l, panel, &cores, in_way);
    }
}

/* Writes a model's figures; false when it has none in this panel. */
static bool put_series(struct lines *l, size_t panel, size_t model)
{
    struct chart *c = l->c;
    size_t n = lines_counts(l, panel);
    char text[CELL_LABEL_BYTES];
    bool any = false;

    for (size_t i = 0; i < n; i++) {
        const struct interval *v = value_at(l, panel, model, c->workers[i]);
        if (v == NULL) {
            continue;
        }
        if (!any) {
            findings_panel_name(c->f, panel, text);
            fprintf(c->dat, "# %s", text);
            findings_panel_details(c->f, panel, text);
            fprintf(c->dat, " %s", text);
            findings_model_label(c->f, c->f->models[model], text);
            fprintf(c->dat, " | %s%s\n# %s\n", text,
                    l->aside == NULL ? "" : l->aside, l->columns);
        }
        any = true;
        fprintf(c->dat, "%u %.6g %.6g %.6g\n", c->workers[i], v->value, v->low,
                v->high);
    }
    fputs(any ? "\n\n" : "", c->dat);
    return any;
}

/* Points that would hide each other step aside a little. */
static double aside_px(const struct lines *l, size_t model)
{
    const struct findings *f = l->c->f;
    int step_px = lines_counts(l, f->npanels) == 1 ? LONE_DODGE_PX : DODGE_PX;
    double before = 0.0;
    double all = 0.0;

    for (size_t i = 0; i < f->nmodels; i++) {
        double drawn = lines_has_model(l, f->npanels, i) ? 1.0 : 0.0;
        before += i < model ? drawn : 0.0;
        all += drawn;
    }
    return (before - (all - 1.0) / 2.0 + l->side * all / 2.0) * step_px;
}

static void put_curve(const struct lines *l, size_t model, const char *before)
{
    const struct chart *c = l->c;
    const struct plane *p = &l->plane;
    const struct chart_style *s = &c->styles[model];
    double part = aside_px(l, model) / c->canvas.plot_width_px;
    char x[48];

    if (p->log_x) {
        snprintf(x, sizeof x, "($1*%.5f)", pow(p->x_high / p->x_low, part));
    } else {
        snprintf(x, sizeof x, "($1%+.5f)", part * (p->x_high - p->x_low));
    }
    fprintf(c->canvas.gp,
            "%s'%s.dat' index %zu using %s:2 with lines "
            "linecolor rgb %s linewidth %g dashtype %s",
            before, c->name, c->series, x, s->colour,
            l->dash == NULL ? s->width : thin_width,
            l->dash == NULL ? s->dash : l->dash);
    fprintf(c->canvas.gp,
            LINES_NEXT
            "'%s.dat' index %zu using %s:2:3:4 with yerrorbars "
            "pointtype %d pointsize %g*shrink linecolor rgb %s linewidth 1.2",
            c->name, c->series, x, s->point,
            l->dash == NULL ? s->point_scale : s->point_scale * small_points,
            s->colour);
}

void lines_put(struct lines *l, size_t panel, const char *before)
{
    for (size_t i = 0; i < l->c->f->nmodels; i++) {
        if (put_series(l, panel, i)) {
            put_curve(l, i, before);
            before = LINES_NEXT;
            l->c->series++;
        }
    }
}

static void draw_panel(struct lines *l, size_t panel, size_t place,
                       enum plane_unit unit)
{
    lines_panel(l, panel, place);
    plane_put(&l->plane, &l->c->canvas);
    plane_put_ytics(&l->plane, &l->c->canvas, unit);
    lines_put_cores(l, panel, NULL);
    lines_put(l, panel, LINES_FIRST);
    fputs("\nunset label; unset arrow; unset object; unset logscale\n",
          l->c->canvas.gp);
}

void lines_draw(struct lines *l, const struct lines_head *head,
                enum plane_unit unit, double much)
{
    size_t place = 0;
    double low;
    double high;

    lines_begin(l, head);
    lines_measure_x(l, false);
    for (size_t i = 0; i < l->c->f->npanels; i++) {
        if (lines_in_panel(l, i)) {
            lines_extent(l, i, &low, &high);
            l->plane.log_y = high > much * low;
            plane_measure_y(&l->plane, low, high);
            draw_panel(l, i, place++, unit);
        }
    }
    canvas_end(&l->c->canvas);
}
