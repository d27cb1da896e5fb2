/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long an operation takes beside workers that only compute, against how
 * many they are, a panel per workload that has such workers. */
#include "chart_lines.h"
#include "search_report.h"

#include "registry.h"

#include <math.h>
#include <stdio.h>

static unsigned hogs(const struct findings *f, size_t cell)
{
    return f->summaries[cell].beside;
}

static bool has_latency(const struct findings *f, size_t cell)
{
    return f->summaries[cell].latency_p50_ns.value > 0.0
           && f->summaries[cell].latency_p99_ns.value > 0.0;
}

static bool same_panel(const struct findings *f, size_t a, size_t b)
{
    for (size_t i = 0; i < f->npanels; i++) {
        if (findings_in_panel(f, i, a)) {
            return findings_in_panel(f, i, b);
        }
    }
    return false;
}

/* Also a cell without hogs, where the same work has some in another one. One
 * after another, there is nobody to wait for. */
static bool is_drawn(const struct findings *f, size_t cell)
{
    if (!has_latency(f, cell) || cell_is_sequential(&f->r->cells[cell])) {
        return false;
    }
    for (size_t i = 0; i < f->r->ncells; i++) {
        if (hogs(f, i) > 0 && has_latency(f, i) && same_panel(f, i, cell)) {
            return true;
        }
    }
    return false;
}

static const struct interval *middle(const struct findings *f, size_t cell)
{
    return is_drawn(f, cell) ? &f->summaries[cell].latency_p50_ns : NULL;
}

static const struct interval *tail(const struct findings *f, size_t cell)
{
    return is_drawn(f, cell) ? &f->summaries[cell].latency_p99_ns : NULL;
}

/* A search has too many panels, each with next to nothing to see. */
static bool applies(const struct findings *f)
{
    if (search_report_knows(f->r)) {
        return false;
    }
    for (size_t i = 0; i < f->r->ncells; i++) {
        if (hogs(f, i) > 0 && is_drawn(f, i)) {
            return true;
        }
    }
    return false;
}

/* Of the lock that the model's workers share; 0 for none, or where this tvp
 * does not know the model. */
static double interval_ns(const struct cell *c)
{
    const struct model *m = model_find(c->model);
    struct params params;
    struct err e;

    if (m == NULL || m->interval_ns == NULL
        || model_parse_params(m, c->model_params, &params, &e)) {
        return 0.0;
    }
    return (double)m->interval_ns(&params);
}

/* Returns the highest one. */
static double put_guides(const struct lines *l, size_t panel, bool put)
{
    const struct findings *f = l->c->f;
    const struct canvas *canvas = &l->c->canvas;
    double most_ns = 0.0;

    for (size_t i = 0; i < f->nmodels; i++) {
        double ns = lines_has_model(l, panel, i)
                        ? interval_ns(&f->r->cells[f->models[i]])
                        : 0.0;
        if (ns > 0.0 && put) {
            fprintf(canvas->gp,
                    LINES_NEXT "x < 0.5 ? NaN : %.6g*x with lines "
                               "linecolor rgb guide linewidth 1.2 "
                               "dashtype (8,6)",
                    ns);
        }
        most_ns = fmax(most_ns, ns);
    }
    return most_ns;
}

/* Those who are no hogs. */
static unsigned workers_counted(const struct findings *f, size_t panel)
{
    for (size_t i = 0; i < f->r->ncells; i++) {
        if (hogs(f, i) > 0 && findings_in_panel(f, panel, i)) {
            return f->r->cells[i].workers - hogs(f, i);
        }
    }
    return 0;
}

static void put_panel(struct lines l[2], size_t panel, size_t place)
{
    const struct canvas *canvas = &l[0].c->canvas;
    struct plane *p = &l[0].plane;
    double low;
    double high;
    double unused;

    lines_extent(&l[0], panel, &low, &unused);
    lines_extent(&l[1], panel, &unused, &high);
    double guide_ns = put_guides(&l[0], panel, false);
    if (guide_ns > 0.0) {
        size_t n = lines_counts(&l[0], panel);
        low = fmin(low, guide_ns);
        high = fmax(high, guide_ns * l[0].c->workers[n - 1]);
    }
    plane_measure_y(p, low, high);
    l[1].plane = *p;
    lines_panel(&l[0], panel, place);
    plane_put(p, canvas);
    plane_put_ytics(p, canvas, PLANE_NS);
    l[0].uncounted = workers_counted(l[0].c->f, panel);
    lines_put_cores(&l[0], panel, NULL);
    fputs("plot NaN", canvas->gp);
    put_guides(&l[0], panel, true);
    lines_put(&l[1], panel, LINES_NEXT);
    lines_put(&l[0], panel, LINES_NEXT);
    fputs("\nunset label; unset arrow; unset object; unset logscale\n",
          canvas->gp);
}

static const struct legend_entry explained[] = {
    {"p99 (99 of 100 are faster)", LEGEND_LINE, {"grey", 7, "(2,3)", 1.2, 0.5}},
    {"lock's interval × hogs", LEGEND_LINE, {"guide", 0, "(8,6)", 1.2, 0.0}},
};

static void print(struct chart *c, const struct chart_kind *kind)
{
    struct lines_head head = {
        .kind = kind,
        .what = "p50 (half are faster) of each trial",
        .x_axis = "hogs: workers that compute meanwhile",
        .more = explained,
        .nmore = 1,
        .own_scales = true,
    };
    struct lines l[2] = {
        {.c = c,
         .value = middle,
         .count = hogs,
         .columns = "hogs latency_p50_ns low high",
         .side = -1,
         .aside = " (p50)",
         .plane = {.log_y = true}},
        {.c = c,
         .value = tail,
         .count = hogs,
         .columns = "hogs latency_p99_ns low high",
         .side = 1,
         .aside = " (p99)",
         .dash = "(2,3)"},
    };
    size_t place = 0;

    head.nmore += put_guides(&l[0], c->f->npanels, false) > 0.0 ? 1U : 0U;
    lines_begin(&l[0], &head);
    lines_measure_x(&l[0], false);
    for (size_t i = 0; i < c->f->npanels; i++) {
        if (lines_in_panel(&l[0], i)) {
            put_panel(l, i, place++);
        }
    }
    canvas_end(&c->canvas);
}

const struct chart_kind chart_convoy = {
    .name = "convoy",
    .title = "How long does a round trip take while others compute?",
    .applies = applies,
    .print = print,
};
