/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What all workers get done in a second, against how many they are, a panel
 * per workload. */
#include "chart_lines.h"
#include "search_report.h"

enum { MUCH = 10 }; /* times as fast: then doublings are as wide */

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

    lines_draw(&l, &head, PLANE_PER_S, MUCH);
}

const struct chart_kind chart_throughput = {
    .name = "throughput",
    .title = "How many operations per second?",
    .applies = applies,
    .print = print,
};
