/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All of a comparison, as data: docs/compare.schema.json describes it. */
#include "compare_json.h"

#include "compare_rows.h"
#include "export.h"
#include "json_out.h"

#include <math.h>
#include <string.h>

/* What is "" in results is null. */
static void put_known(struct json_out *j, const char *key, const char *text)
{
    if (text[0] != '\0') {
        json_out_text(j, key, text);
    } else {
        json_out_null(j, key);
    }
}

static void put_machine(struct json_out *j, const struct results *r)
{
    json_t *machine =
        r->machine_json == NULL ? NULL : json_loads(r->machine_json, 0, NULL);
    const char *host = json_string_value(json_object_get(machine, "host"));

    put_known(j, "host", host == NULL ? "" : host);
    json_decref(machine);
}

static void put_run(struct json_out *j, const char *key,
                    const struct results *r)
{
    json_out_begin(j, key, '{');
    json_out_text(j, "id", r->run_id);
    put_known(j, "plan", r->plan_name);
    put_known(j, "started", r->started);
    put_known(j, "command", r->command);
    put_known(j, "tvp_version", r->tvp_version);
    put_machine(j, r);
    json_out_end(j);
}

static void put_counts(struct json_out *j, const struct compare *c)
{
    char line[COMPARE_LINE_BYTES];

    compare_verdict_line(c, line);
    json_out_begin(j, "verdict", '{');
    json_out_text(j, "sentence", line);
    json_out_int(j, "cells", (int64_t)c->ncells);
    for (int k = COMPARE_SAME; k <= COMPARE_UNDECIDED; k++) {
        json_out_int(j, compare_kind_name((enum compare_kind)k),
                     (int64_t)compare_count(c, (enum compare_kind)k));
    }
    json_out_end(j);
}

/* null where there is none. */
static void put_figure(struct json_out *j, const char *key, double value)
{
    json_out_real(j, key, value > 0.0 ? value : NAN);
}

static void put_ratio(struct json_out *j, const struct interval *i)
{
    if (!(i->value > 0.0)) {
        json_out_null(j, "ratio");
        return;
    }
    json_out_begin_row(j, "ratio", '{');
    json_out_real(j, "value", i->value);
    json_out_real(j, "low", i->low);
    json_out_real(j, "high", i->high);
    json_out_end(j);
}

static void put_cell(struct json_out *j, const struct compare_row *row)
{
    const struct compare_cell *cell = row->cell;
    const struct cell *now = row->of;

    json_out_begin_row(j, NULL, '{');
    json_out_text(j, "name", row->name);
    if (row->was != NULL) {
        json_out_text(j, "name_in_base", row->was);
    }
    json_out_text(j, "workload", now->workload);
    json_out_text(j, "model", now->model);
    json_out_int(j, "workers", now->workers);
    json_out_text(j, "metric", metric_name(cell->metric));
    json_out_text(j, "verdict", compare_kind_name(cell->kind));
    put_ratio(j, &cell->ratio);
    json_out_real(j, "threshold", cell->threshold);
    json_out_real(j, "p", cell->p);
    json_out_real(j, "p_adjusted", cell->p_adjusted);
    json_out_text(j, "unit", compare_figure_unit(row));
    put_figure(j, "base", row->base);
    put_figure(j, "new", row->now);
    json_out_int(j, "n_base", (int64_t)cell->n_base);
    json_out_int(j, "n_new", (int64_t)cell->n_now);
    json_out_end(j);
}

static void put_means(struct json_out *j, const struct compare *c)
{
    json_out_begin(j, "means", '[');
    for (size_t i = 0; i < c->nmeans; i++) {
        const struct compare_mean *m = &c->means[i];
        const struct cell *first = &c->now->cells[c->cells[m->first].now];
        json_out_begin_row(j, NULL, '{');
        json_out_text(j, "workload", first->workload);
        json_out_text(j, "model", first->model);
        json_out_text(j, "metric", metric_name(m->metric));
        json_out_int(j, "cells", (int64_t)m->cells);
        json_out_text(j, "verdict", compare_kind_name(m->kind));
        put_ratio(j, &m->ratio);
        json_out_real(j, "threshold", m->threshold);
        json_out_real(j, "p", m->p);
        json_out_real(j, "p_adjusted", m->p_adjusted);
        json_out_end(j);
    }
    json_out_end(j);
}

static void put_lone(struct json_out *j, const char *key, const char *run,
                     const struct compare_lone *lone, size_t n)
{
    json_out_begin(j, key, '[');
    for (size_t i = 0; i < n; i++) {
        if (strcmp(lone[i].run, run) == 0) {
            json_out_text(j, NULL, lone[i].name);
        }
    }
    json_out_end(j);
}

static void put_differences(struct json_out *j, const struct compare *c)
{
    json_out_begin(j, "differences", '[');
    for (size_t i = 0; i < c->nfacts; i++) {
        json_out_begin_row(j, NULL, '{');
        json_out_text(j, "what", c->facts[i].name);
        json_out_text(j, "base", c->facts[i].base);
        json_out_text(j, "new", c->facts[i].now);
        json_out_bool(j, "matters", c->facts[i].matters);
        json_out_end(j);
    }
    json_out_end(j);
    json_out_begin(j, "notes", '[');
    for (size_t i = 0; i < c->nnotes; i++) {
        json_out_text(j, NULL, c->notes[i]);
    }
    json_out_end(j);
}

static void put_all(struct json_out *j, const struct compare_rows *rows,
                    const struct compare_lone *lone, size_t nlone)
{
    const struct compare *c = rows->c;

    json_out_begin(j, NULL, '{');
    json_out_text(j, "format", "tvp compare");
    json_out_int(j, "schema_version", EXPORT_SCHEMA_VERSION);
    put_counts(j, c);
    put_run(j, "base", c->base);
    put_run(j, "new", c->now);
    json_out_bool(j, "paired", c->paired);
    json_out_bool(j, "relative", c->relative);
    json_out_bool(j, "adjusted", c->adjusted);
    json_out_real(j, "level", COMPARE_LEVEL);
    json_out_begin(j, "cells", '[');
    for (size_t i = 0; i < rows->n; i++) {
        put_cell(j, &rows->list[i]);
    }
    json_out_end(j);
    put_means(j, c);
    put_lone(j, "only_base", "BASE", lone, nlone);
    put_lone(j, "only_new", "NEW", lone, nlone);
    put_differences(j, c);
    json_out_end(j);
}

static int print(const struct compare *c, FILE *out, struct err *e)
{
    struct json_out j = {.stream = out};
    struct compare_rows rows;
    struct compare_lone *lone = NULL;
    size_t nlone = 0;

    if (compare_rows_make(&rows, c, e)) {
        return -1;
    }
    int status = compare_lone_make(c, &lone, &nlone, e);
    if (status == 0) {
        put_all(&j, &rows, lone, nlone);
    }
    compare_lone_free(lone, nlone);
    compare_rows_free(&rows);
    return status;
}

const struct compare_format compare_json = {
    .name = "json",
    .summary = "all of it, as data: docs/compare.schema.json",
    .print = print,
};
