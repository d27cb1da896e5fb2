/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "metric_table.h"

#include "figure.h"
#include "results_join.h"

#include <stdbool.h>
#include <stdio.h>

enum column { WORK, METRIC, BEST, RATIO, RIVAL, VERDICT };

const char *const metric_table_headings[METRIC_FIELDS] = {
    [WORK] = "work",   [METRIC] = "metric",   [BEST] = "best",
    [RATIO] = "ratio", [RIVAL] = "next best", [VERDICT] = "verdict",
};

/* Whether v[i] opens the verdicts of a metric and a work. */
static bool opens_group(const struct findings *f, size_t i)
{
    const struct verdict *v = f->every;

    return i == 0 || v[i].metric != v[i - 1].metric
           || !cell_same_work(&f->r->cells[v[i].winner],
                              &f->r->cells[v[i - 1].winner]);
}

static void fill_row(const struct findings *f, const struct verdict *v,
                     struct metric_row *row)
{
    const struct cell *c = &f->r->cells[v->winner];
    struct figure ratio = figure_ratio(&v->ratio);
    char label[CELL_LABEL_BYTES];

    cell_workload_label(c, label);
    snprintf(row->fields[WORK], METRIC_FIELD_BYTES,
             "%.200s, %u worker%s%s%.60s", label, c->workers,
             c->workers == 1 ? "" : "s", f->placements ? ", " : "",
             f->placements ? c->placement : "");
    snprintf(row->fields[METRIC], METRIC_FIELD_BYTES, "%s",
             metric_name(v->metric));
    findings_model_label(f, v->winner, label);
    snprintf(row->fields[BEST], METRIC_FIELD_BYTES, "%.300s", label);
    snprintf(row->fields[RATIO], METRIC_FIELD_BYTES, "%s %s", ratio.value,
             ratio.range);
    findings_model_label(f, v->runner_up, label);
    snprintf(row->fields[RIVAL], METRIC_FIELD_BYTES, "%.300s", label);
    snprintf(row->fields[VERDICT], METRIC_FIELD_BYTES, "%s",
             verdict_kind_name(v->kind));
}

int metric_table_next(const struct findings *f, size_t *at,
                      struct metric_row *row)
{
    while (*at < f->nevery) {
        size_t i = (*at)++;
        enum metric metric = f->every[i].metric;
        enum metric main = results_of_cell(f->r, f->every[i].winner)->metric;
        if (metric != main && metric != METRIC_THROUGHPUT
            && opens_group(f, i)) {
            fill_row(f, &f->every[i], row);
            return 0;
        }
    }
    return -1;
}
