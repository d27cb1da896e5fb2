/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What all workers get done in a second, against how many they are, a panel
 * per workload. */
#include "chart_lines.h"
#include "search_report.h"

#include <stdio.h>

static const struct interval *rate(const struct findings *f, size_t cell)
{
    return f->summaries[cell].ops_per_s.value > 0.0
               ? &f->summaries[cell].ops_per_s
               : NULL;
}

/* Over one count of workers the total time says as much. A search has too
 * many panels, each with next to nothing to see. */
static bool applies(const struct findings *f)
{
    unsigned workers = 0;

    if (search_report_knows(f->r)) {
        return false;
    }
    for (size_t i = 0; i < f->r->ncells; i++) {
        if (rate(f, i) != NULL && workers != 0
            && workers != f->r->cells[i].workers) {
            return true;
        }
        workers = rate(f, i) != NULL ? f->r->cells[i].workers : workers;
    }
    return false;
}

static void put_panel(struct lines *l, size_t panel, size_t place)
{
    enum { MUCH = 10 }; /* times as fast */
    double low;
    double high;

    lines_extent(l, panel, &low, &high);
    l->plane.log_y = high > MUCH * low;
    plane_measure_y(&l->plane, low, high);
    lines_panel(l, panel, place);
    plane_put(&l->plane, &l->c->canvas);
    plane_put_ytics(&l->plane, &l->c->canvas, PLANE_PER_S);
    lines_put_cores(l, panel, NULL);
    lines_put(l, panel, LINES_FIRST);
    fputs("\nunset label; unset arrow; unset object; unset logscale\n",
          l->c->canvas.gp);
}

static void print(struct chart *c, const struct chart_kind *kind)
{
    const struct lines_head head = {
        .kind = kind,
        .what = "Operations of all workers",
        .own_scales = true,
    };
    struct lines l = {
        .c = c,
        .value = rate,
        .columns = "workers ops_per_s low high",
    };
    size_t place = 0;

    lines_begin(&l, &head);
    lines_measure_x(&l, false);
    for (size_t i = 0; i < c->f->npanels; i++) {
        if (lines_in_panel(&l, i)) {
            put_panel(&l, i, place++);
        }
    }
    canvas_end(&c->canvas);
}

const struct chart_kind chart_throughput = {
    .name = "throughput",
    .title = "How many operations per second?",
    .applies = applies,
    .print = print,
};
