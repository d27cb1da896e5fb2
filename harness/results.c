/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "results.h"

#include "cell_rows.h"
#include "event_rows.h"
#include "merged.h"
#include "plan.h"
#include "results_check.h"
#include "results_json.h"
#include "results_latency.h"
#include "results_rows.h"
#include "run_memory.h"
#include "run_rows.h"
#include "sql.h"
#include "trace_rows.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Samples' database ids, to find the sample of a worker. */
struct loading {
    sqlite3 *db;
    struct results *r;
    sqlite3_int64 *ids;
};

static int read_count(sqlite3 *db, const char *sql, size_t *out, struct err *e)
{
    sqlite3_stmt *s;

    if (sql_prepare(db, sql, &s, e)) {
        return -1;
    }
    int result =
        sqlite3_step(s) == SQLITE_ROW ? 0 : sql_error(db, "read it", e);
    *out = (size_t)sqlite3_column_int64(s, 0);
    sqlite3_finalize(s);
    return result;
}

static int load_looks(sqlite3_stmt *s, struct results *r, struct err *e)
{
    const char *what = "how many blocks it was to have";

    return results_check_number(s, 9, INT32_MAX, what, &r->looks.min_blocks, e)
                   || results_check_number(s, 10, INT32_MAX, what,
                                           &r->looks.max_blocks, e)
               ? -1
               : 0;
}

static int load_run(sqlite3 *db, struct results *r, struct err *e)
{
    sqlite3_stmt *s;
    char metric[16];
    char decide[FIELD_TEXT_BYTES];
    char sql[SQL_TEXT_BYTES];

    if (sql_present_list(db, "run", run_decide_field, decide, sizeof decide,
                         e)) {
        return -1;
    }
    snprintf(sql, sizeof sql,
             "SELECT run_id, plan_name, started, command, tvp_version,"
             " metric, seed, wall_ns, coalesce((SELECT text FROM event"
             " WHERE kind = 'stopped' ORDER BY event_id DESC LIMIT 1),"
             " ''), min_blocks, max_blocks, %s FROM run",
             decide);
    if (sql_prepare(db, sql, &s, e)) {
        return -1;
    }
    int found = sqlite3_step(s) == SQLITE_ROW;
    if (found) {
        sql_read_text(s, 0, r->run_id, sizeof r->run_id);
        sql_read_text(s, 1, r->plan_name, sizeof r->plan_name);
        sql_read_text(s, 2, r->started, sizeof r->started);
        sql_read_text(s, 3, r->command, sizeof r->command);
        sql_read_text(s, 4, r->tvp_version, sizeof r->tvp_version);
        sql_read_text(s, 5, metric, sizeof metric);
        r->seed = (uint64_t)sqlite3_column_int64(s, 6);
        r->wall_ns = sqlite3_column_int64(s, 7);
        sql_read_text(s, 8, r->stopped, sizeof r->stopped);
        r->looks.decide = sqlite3_column_int(s, 11) != 0;
        if (r->wall_ns <= 0) {
            r->wall_ns = SAMPLE_ABSENT;
        }
        found = metric_parse(metric, &r->metric) == 0;
    }
    int result = found ? load_looks(s, r, e)
                       : err_set(e, "it holds no run that this tvp knows");
    sqlite3_finalize(s);
    return result;
}

static int load_events(sqlite3 *db, struct results *r, struct err *e)
{
    char *against = NULL;
    char *care = NULL;
    int result = -1;

    if (event_rows_newest(db, "search", &r->search, e) == 0
        && event_rows_newest(db, "against", &against, e) == 0
        && event_rows_newest(db, "care", &care, e) == 0) {
        snprintf(r->against, sizeof r->against, "%s", against);
        r->max_disturbed = run_memory_max_disturbed(care);
        result = 0;
    }
    free(against);
    free(care);
    return result;
}

static int load_machine(sqlite3 *db, struct results *r, struct err *e)
{
    sqlite3_stmt *s;

    if (sql_prepare(db,
                    "SELECT machine_json, topology_xml, cores, pus"
                    " FROM machine",
                    &s, e)) {
        return -1;
    }
    int found = sqlite3_step(s) == SQLITE_ROW;
    const char *json = (const char *)sqlite3_column_text(s, 0);
    const char *xml = (const char *)sqlite3_column_text(s, 1);
    r->machine_json = strdup(found && json != NULL ? json : "");
    r->topology_xml = strdup(found && xml != NULL ? xml : "");
    const char *what = "how many CPUs it was allowed";
    int result = results_check_number(s, 2, INT32_MAX, what, &r->cores, e)
                 || results_check_number(s, 3, INT32_MAX, what, &r->pus, e);
    sqlite3_finalize(s);
    if (result) {
        return -1;
    }
    return r->machine_json != NULL && r->topology_xml != NULL
               ? 0
               : err_set(e, "out of memory");
}

static int load_sample(struct loading *l, sqlite3_stmt *s, struct err *e)
{
    struct result_sample sample;
    struct result_sample *out = &sample;
    char status[16];
    char error[ERR_TEXT_BYTES];
    unsigned cell = 0;

    sample_clear(&out->sample);
    if (results_check_number(s, 1, UINT32_MAX, "a sample's cell", &cell, e)
        || results_check_number(s, 2, PLAN_BLOCKS_MAX, "a sample's block",
                                &out->block, e)
        || results_check_number(s, 3, UINT32_MAX, "a sample's position",
                                &out->position, e)) {
        return -1;
    }
    sql_read_text(s, 4, status, sizeof status);
    sql_read_text(s, 5, error, sizeof error);
    sql_read_text(s, 6, out->figure_name, sizeof out->figure_name);
    sql_read_fields(s, 7, &out->sample, sample_fields);
    if (cell >= l->r->ncells || sample_status_parse(status, &out->sample.status)
        || !results_check_figures(&out->sample, sample_fields)) {
        return err_set(e, "a sample of it makes no sense");
    }
    out->cell = cell;
    out->error = error;
    return result_rows_add_sample(l->r->rows, out, e);
}

/* A text, and so none of the sample's figures. */
static const struct field figure_name_field[] = {{.name = "figure_name"}, {0}};

static int load_samples(struct loading *l, struct err *e)
{
    struct results *r = l->r;
    char names[SQL_TEXT_BYTES / 2];
    char figure_name[FIELD_TEXT_BYTES];
    char sql[SQL_TEXT_BYTES];
    sqlite3_stmt *s;
    size_t count;
    int result = 0;

    if (read_count(l->db, "SELECT count(*) FROM sample", &count, e)) {
        return -1;
    }
    l->ids = calloc(count + 1, sizeof *l->ids);
    if (l->ids == NULL) {
        return err_set(e, "out of memory for %zu samples", count);
    }
    if (sql_present_list(l->db, "sample", sample_fields, names, sizeof names, e)
        || sql_present_list(l->db, "sample", figure_name_field, figure_name,
                            sizeof figure_name, e)) {
        return -1;
    }
    snprintf(sql, sizeof sql,
             "SELECT sample_id, cell_id, block, position, status, error, %s,"
             " %s FROM sample ORDER BY block, position, sample_id",
             figure_name, names);
    if (sql_prepare(l->db, sql, &s, e)) {
        return -1;
    }
    while (result == 0 && r->nsamples < count
           && sqlite3_step(s) == SQLITE_ROW) {
        l->ids[r->nsamples] = sqlite3_column_int64(s, 0);
        result = load_sample(l, s, e);
        r->nsamples += result == 0;
    }
    sqlite3_finalize(s);
    if (result == 0 && r->nsamples < count) {
        result = sql_error(l->db, "read the samples", e);
    }
    return result;
}

static int add_worker(struct loading *l, sqlite3_stmt *s, size_t sample,
                      struct err *e)
{
    struct result_worker w = {.sample = sample};

    worker_sample_clear(&w.worker);
    sql_read_fields(s, 1, &w.worker, worker_sample_fields);
    if (!results_check_figures(&w.worker, worker_sample_fields)) {
        return err_set(e, "a worker of a sample of it makes no sense");
    }
    if (result_rows_add_worker(l->r->rows, &w, e)) {
        return -1;
    }
    l->r->nworkers++;
    return 0;
}

static bool ids_rise(const struct loading *l)
{
    for (size_t i = 1; i < l->r->nsamples; i++) {
        if (l->ids[i] <= l->ids[i - 1]) {
            return false;
        }
    }
    return true;
}

/* Samples and workers have the same order: one way through both. Those of a
 * sample that came since then are left. */
static int walk_workers(struct loading *l, sqlite3_stmt *s, struct err *e)
{
    size_t sample = 0;
    int result = 0;
    int step = SQLITE_DONE;

    while (result == 0 && (step = sqlite3_step(s)) == SQLITE_ROW) {
        sqlite3_int64 id = sqlite3_column_int64(s, 0);
        while (sample < l->r->nsamples && l->ids[sample] < id) {
            sample++;
        }
        if (sample < l->r->nsamples && l->ids[sample] == id) {
            result = add_worker(l, s, sample, e);
        }
    }
    return result == 0 && step != SQLITE_DONE
               ? sql_error(l->db, "read the workers", e)
               : result;
}

static int find_workers(struct loading *l, sqlite3_stmt *s, struct err *e)
{
    int result = 0;

    for (size_t i = 0; i < l->r->nsamples && result == 0; i++) {
        int step = SQLITE_DONE;
        sqlite3_bind_int64(s, 1, l->ids[i]);
        while (result == 0 && (step = sqlite3_step(s)) == SQLITE_ROW) {
            result = add_worker(l, s, i, e);
        }
        if (result == 0 && step != SQLITE_DONE) {
            result = sql_error(l->db, "read the workers", e);
        }
        sqlite3_reset(s);
    }
    return result;
}

static int load_workers(struct loading *l, struct err *e)
{
    char names[SQL_TEXT_BYTES / 2];
    char sql[SQL_TEXT_BYTES];
    sqlite3_stmt *s;
    bool rise = ids_rise(l);

    if (sql_present_list(l->db, "worker", worker_sample_fields, names,
                         sizeof names, e)) {
        return -1;
    }
    snprintf(sql, sizeof sql,
             "SELECT sample_id, %s FROM worker %s ORDER BY sample_id, worker",
             names, rise ? "" : "WHERE sample_id = ?");
    if (sql_prepare(l->db, sql, &s, e)) {
        return -1;
    }
    int result = (rise ? walk_workers : find_workers)(l, s, e);
    sqlite3_finalize(s);
    return result;
}

static int load_rows(struct loading *l, struct err *e)
{
    l->r->memo = calloc(1, sizeof *l->r->memo);
    if (l->r->memo == NULL) {
        return err_set(e, "out of memory");
    }
    return result_rows_create(&l->r->rows, e) || load_samples(l, e)
                   || load_workers(l, e) || result_rows_finish(l->r->rows, e)
               ? -1
               : 0;
}

static int load_all(struct loading *l, struct err *e)
{
    struct results *r = l->r;

    return load_run(l->db, r, e) || load_events(l->db, r, e)
                   || load_machine(l->db, r, e)
                   || cell_rows_get(l->db, &r->cells, &r->ncells, e)
                   || load_rows(l, e)
                   || results_latency_load(l->db, r, l->ids, e)
                   || trace_rows_get(l->db, r->ncells, &r->traces, &r->ntraces,
                                     e)
                   || comparison_rows_get(l->db, &r->comparisons,
                                          &r->ncomparisons, e)
               ? -1
               : 0;
}

int results_load(struct results *r, const char *path, struct err *e)
{
    struct loading l = {.r = r};
    char file[PATH_MAX];

    *r = (struct results){.wall_ns = SAMPLE_ABSENT};
    if (results_json_is(path)) {
        return results_json_load(r, path, e);
    }
    if (merged_open_run(path, &l.db, file, e)) {
        return -1;
    }
    /* One transaction: nobody locks and unlocks for each query of millions. */
    int result =
        sql_exec(l.db, "BEGIN", "read it", e) || load_all(&l, e) ? -1 : 0;
    if (result) {
        err_prefix(e, "%s: ", file);
        results_free(r);
    }
    free(l.ids);
    sqlite3_close(l.db);
    return result;
}

void results_free(struct results *r)
{
    free(r->machine_json);
    free(r->topology_xml);
    free(r->search);
    results_latency_free(r);
    free(r->cells);
    free(r->samples);
    free(r->workers);
    result_rows_free(r->rows);
    if (r->memo != NULL && r->memo->data != NULL) {
        r->memo->free(r->memo->data);
    }
    free(r->memo);
    for (size_t i = 0; i < r->ntraces; i++) {
        trace_free(&r->traces[i].trace);
    }
    free(r->traces);
    free(r->comparisons);
    free(r->times);
    free(r->pus_bound);
    *r = (struct results){.wall_ns = SAMPLE_ABSENT};
}
