/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From a run to what a history keeps of it. */
#include "history.h"

#include "compare_costs.h"
#include "disturbed.h"
#include "export.h"
#include "history_date.h"
#include "history_machine.h"
#include "label.h"
#include "pairing.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A cell's costs while they are looked at. */
struct series {
    const struct results *r;
    struct pairing pairing;
    double *costs[METRIC_COUNT]; /* as pairing_costs has them */
    double *values;              /* room for every block's */
};

static void series_free(struct series *s)
{
    for (int m = 0; m < METRIC_COUNT; m++) {
        free(s->costs[m]);
    }
    free(s->values);
    pairing_free(&s->pairing);
}

static int series_make(struct series *s, const struct results *r, struct err *e)
{
    *s = (struct series){.r = r};
    if (pairing_make(&s->pairing, r, e)) {
        return -1;
    }
    s->values = calloc(s->pairing.nblocks + 1, sizeof *s->values);
    for (int m = 0; m < METRIC_COUNT; m++) {
        s->costs[m] = pairing_costs(&s->pairing, (enum metric)m);
        if (s->costs[m] == NULL || s->values == NULL) {
            series_free(s);
            return err_set(e, "no memory for the costs of %zu cells",
                           r->ncells);
        }
    }
    return 0;
}

/* A cost of one operation; 0 for none. */
static double cost_of(const struct series *s, size_t cell, size_t block,
                      enum metric metric)
{
    double cost = s->costs[metric][cell * s->pairing.nblocks + block];
    int64_t ops =
        pairing_int(&s->pairing, cell, block, offsetof(struct sample, ops));

    if (compare_is_per_op(metric)) {
        return ops > 0 ? cost / (double)ops : 0.0;
    }
    return metric == METRIC_THROUGHPUT ? cost * 1e9 : cost;
}

static struct history_value value_of(struct series *s, size_t cell,
                                     enum metric metric)
{
    struct history_value v = {0};

    for (size_t block = 0; block < s->pairing.nblocks; block++) {
        double cost = cost_of(s, cell, block, metric);
        if (cost > 0.0) {
            s->values[v.n++] = cost;
        }
    }
    if (v.n == 0) {
        return v;
    }
    v.cost = stats_median_interval(s->values, v.n, s->r->seed);
    for (size_t i = 0; i < v.n; i++) {
        s->values[i] = fabs(s->values[i] - v.cost.value);
    }
    v.spread = 1.4826 * stats_median(s->values, v.n) / v.cost.value;
    return v;
}

static int add_cell(struct history_run *out, struct series *s, size_t cell,
                    struct err *e)
{
    char name[EXPORT_NAME_BYTES];
    struct history_cell *c = &out->cells[out->ncells];
    bool any = false;

    for (int m = 0; m < METRIC_COUNT; m++) {
        c->values[m] = value_of(s, cell, (enum metric)m);
        any |= c->values[m].n > 0;
    }
    if (!any) {
        return 0;
    }
    export_name(&s->r->cells[cell], name);
    c->name = strdup(name);
    if (c->name == NULL) {
        return err_set(e, "no memory for the names of %zu cells", s->r->ncells);
    }
    out->ncells++;
    return 0;
}

static int add_cells(struct history_run *out, const struct results *r,
                     struct err *e)
{
    struct series s;
    int status = 0;

    if (series_make(&s, r, e)) {
        return -1;
    }
    for (size_t i = 0; i < r->ncells && status == 0; i++) {
        status = add_cell(out, &s, i, e);
    }
    series_free(&s);
    if (status == 0 && out->ncells == 0) {
        status = err_set(e,
                         "the run %s has not one usable sample: nothing of it "
                         "can be kept in a history",
                         r->run_id);
    }
    return status;
}

static void put_entry(struct history_entry *entry, const struct results *r)
{
    char warning[DISTURBED_TEXT_BYTES];

    label_clean(r->run_id, entry->run_id, sizeof entry->run_id);
    if (history_date_parse(r->started, entry->date)) {
        entry->date[0] = '\0';
    }
    label_clean(r->plan_name, entry->plan, sizeof entry->plan);
    label_clean(r->tvp_version, entry->tvp_version, sizeof entry->tvp_version);
    entry->metric = r->metric;
    entry->samples = (int64_t)r->nsamples;
    if (disturbed_warning(r, warning) == 0) {
        label_clean(warning, entry->warning, sizeof entry->warning);
    }
}

int history_run_make(struct history_run *out, const struct results *r,
                     struct err *e)
{
    *out = (struct history_run){.cells =
                                    calloc(r->ncells + 1, sizeof *out->cells)};
    if (out->cells == NULL) {
        return err_set(e, "no memory for %zu cells", r->ncells);
    }
    put_entry(&out->entry, r);
    if (add_cells(out, r, e)
        || history_machine_describe(&out->entry, &out->facts, r->machine_json,
                                    e)) {
        history_run_free(out);
        return -1;
    }
    out->entry.cells = (int64_t)out->ncells;
    return 0;
}

void history_run_free(struct history_run *run)
{
    for (size_t i = 0; i < run->ncells; i++) {
        free(run->cells[i].name);
    }
    free(run->cells);
    free(run->facts);
    *run = (struct history_run){0};
}
