/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "like.h"

#include "cell_rows.h"
#include "machine.h"
#include "merged.h"
#include "results_json.h"
#include "run_rows.h"
#include "sql.h"
#include "threshold.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The first column of the first row; "" where there is none. */
static int read_text(sqlite3 *db, const char *query, char **out, struct err *e)
{
    sqlite3_stmt *s;

    if (sql_prepare(db, query, &s, e)) {
        return -1;
    }
    const char *text = sqlite3_step(s) == SQLITE_ROW
                           ? (const char *)sqlite3_column_text(s, 0)
                           : NULL;
    *out = strdup(text == NULL ? "" : text);
    sqlite3_finalize(s);
    return *out != NULL ? 0 : err_set(e, "out of memory");
}

static int read_events(struct like *l, sqlite3 *db, struct err *e)
{
    char *search = NULL;
    char *against = NULL;
    int result =
        read_text(db, "SELECT text FROM event WHERE kind = 'search'", &search,
                  e)
                || read_text(db,
                             "SELECT text FROM event WHERE kind = 'against'"
                             " ORDER BY event_id DESC LIMIT 1",
                             &against, e)
            ? -1
            : 0;

    if (result == 0) {
        l->search = search[0] != '\0';
        snprintf(l->against, sizeof l->against, "%s", against);
    }
    free(search);
    free(against);
    return result;
}

int like_load(struct like *l, const char *path, struct err *e)
{
    char file[PATH_MAX];
    sqlite3 *db;

    *l = (struct like){0};
    if (results_json_is(path)) {
        return err_set(e,
                       "%s is an exported report, without all that the run "
                       "has; the run's folder or its run.db is wanted",
                       path);
    }
    if (merged_open_run(path, &db, file, e)) {
        return -1;
    }
    int result = run_rows_get(db, &l->run, e)
                         || cell_rows_get(db, &l->cells, &l->count, e)
                         || read_text(db, "SELECT machine_json FROM machine",
                                      &l->machine_json, e)
                         || read_events(l, db, e)
                     ? -1
                     : 0;
    sqlite3_close(db);
    if (result) {
        like_free(l);
        return err_prefix(e, "%s: ", file);
    }
    return 0;
}

void like_free(struct like *l)
{
    free(l->cells);
    free(l->machine_json);
    *l = (struct like){0};
}

static int add_group(struct plan *p, const struct cell *c, struct err *e)
{
    struct plan_group *g = plan_add_group(p, e);
    char workload[CELL_LABEL_BYTES];
    char model[CELL_LABEL_BYTES];
    char workers[16];

    if (g == NULL) {
        return -1;
    }
    g->ops = c->ops;
    cell_workload_label(c, workload);
    cell_model_label(c, model);
    snprintf(workers, sizeof workers, "%u", c->workers);
    return plan_add_item(g, PLAN_WORKLOADS, workload, e)
                   || plan_add_item(g, PLAN_MODELS, model, e)
                   || plan_add_item(g, PLAN_WORKERS, workers, e)
                   || plan_add_item(g, PLAN_PLACEMENTS, c->placement, e)
               ? err_prefix(e, "a cell of it is not for this tvp: ")
               : 0;
}

int like_plan(const struct like *l, struct plan *p, struct err *e)
{
    if (l->search) {
        return err_set(e, "it is a search, which chose its cells by what it "
                          "found; repeat it with the command that made it");
    }
    if (l->count == 0) {
        return err_set(e, "it has no cells");
    }
    snprintf(p->name, sizeof p->name, "%s", l->run.plan_name);
    p->min_blocks = l->run.min_blocks;
    p->max_blocks = l->run.max_blocks;
    p->precision = l->run.precision;
    p->decide = l->run.decide;
    p->max_time_ns = l->run.max_time_ns;
    p->trial_time_ns = 0; /* operations are given */
    threshold_of_run(p->thresholds, l->machine_json);
    if (metric_parse(l->run.metric, &p->metric)) {
        return err_set(e, "its metric '%s' is none that this tvp knows",
                       l->run.metric);
    }
    for (size_t i = 0; i < l->count; i++) {
        if (l->cells[i].ops == 0) {
            return err_set(e, "its %s has no count of operations",
                           l->cells[i].workload);
        }
        if (add_group(p, &l->cells[i], e)) {
            return -1;
        }
    }
    return 0;
}

int like_cells(const struct like *l, struct plan_cells *out, struct err *e)
{
    size_t n = l->count;

    *out = (struct plan_cells){
        .cells = calloc(n + 1, sizeof *out->cells),
        .trial_time_ns = calloc(n + 1, sizeof *out->trial_time_ns),
        .calibrated = calloc(n + 1, sizeof *out->calibrated),
        .count = n,
    };
    if (out->cells == NULL || out->trial_time_ns == NULL
        || out->calibrated == NULL) {
        plan_cells_free(out);
        return err_set(e, "out of memory for %zu cells", n);
    }
    memcpy(out->cells, l->cells, n * sizeof *out->cells);
    for (size_t i = 0; i < n; i++) {
        out->calibrated[i] = true;
    }
    return 0;
}

void like_note(const struct like *l, const char *machine_json,
               char out[LIKE_NOTE_BYTES])
{
    json_t *machine = json_loads(l->machine_json, 0, NULL);
    const char *host = json_string_value(json_object_get(machine, "host"));
    struct err why;
    bool same = machine_same(l->machine_json, machine_json, &why) == 0;

    snprintf(out, LIKE_NOTE_BYTES, "cells and their operations are those of %s",
             l->run.run_id);
    size_t used = strlen(out);
    if (!same) {
        snprintf(out + used, LIKE_NOTE_BYTES - used,
                 ", of %s%.60s: here trials may take another time than there",
                 host == NULL ? "another machine" : "the machine ",
                 host == NULL ? "" : host);
    }
    json_decref(machine);
}
