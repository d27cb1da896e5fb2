/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store.h"

#include "cell_rows.h"
#include "event_rows.h"
#include "histogram_rows.h"
#include "run_rows.h"
#include "sql.h"
#include "sql_check.h"
#include "store_schema.h"
#include "trace_rows.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { BUSY_MS = 30000 };

struct store {
    sqlite3 *db;
    sqlite3_stmt *put_sample;
    sqlite3_stmt *put_worker;
    struct histogram_rows histograms;
};

static int create_tables(sqlite3 *db, struct err *e)
{
    char sql[SQL_TEXT_BYTES];
    char fields[SQL_TEXT_BYTES / 2];

    /* One transaction: whoever is cut leaves an empty file, or all tables. */
    snprintf(sql, sizeof sql,
             "BEGIN IMMEDIATE; PRAGMA application_id=%d;"
             " PRAGMA user_version=%d",
             STORE_APPLICATION_ID, STORE_SCHEMA);
    if (sql_exec(db, sql, "create run.db", e)
        || sql_exec(db, store_schema, "create run.db's tables", e)) {
        return -1;
    }
    sql_field_list(sample_fields, SQL_DECLARED, fields, sizeof fields);
    snprintf(sql, sizeof sql,
             "CREATE TABLE sample (sample_id INTEGER PRIMARY KEY,"
             " cell_id INTEGER NOT NULL REFERENCES cell,"
             " block INTEGER NOT NULL, position INTEGER NOT NULL,"
             " status TEXT NOT NULL, error TEXT NOT NULL,"
             " figure_name TEXT NOT NULL DEFAULT '', %s) STRICT;"
             "CREATE INDEX sample_place ON sample (block, position);",
             fields);
    if (sql_exec(db, sql, "create run.db's tables", e)) {
        return -1;
    }
    sql_field_list(worker_sample_fields, SQL_DECLARED, fields, sizeof fields);
    snprintf(sql, sizeof sql,
             "CREATE TABLE worker ("
             " sample_id INTEGER NOT NULL REFERENCES sample, %s,"
             " PRIMARY KEY (sample_id, worker)) STRICT, WITHOUT ROWID;",
             fields);
    return sql_exec(db, sql, "create run.db's tables", e)
                   || histogram_rows_create(db, e)
                   || sql_exec(db, "COMMIT", "create run.db's tables", e)
               ? -1
               : 0;
}

static int prepare(struct store *s, struct err *e)
{
    char sql[SQL_TEXT_BYTES];
    char names[SQL_TEXT_BYTES / 2];
    char marks[SQL_TEXT_BYTES / 4];

    sql_field_list(sample_fields, SQL_NAMED, names, sizeof names);
    sql_field_list(sample_fields, SQL_MARKS, marks, sizeof marks);
    snprintf(sql, sizeof sql,
             "INSERT INTO sample (cell_id, block, position, status, error, "
             "figure_name, %s) VALUES (?, ?, ?, ?, ?, ?, %s)",
             names, marks);
    if (sql_prepare(s->db, sql, &s->put_sample, e)) {
        return -1;
    }
    sql_field_list(worker_sample_fields, SQL_NAMED, names, sizeof names);
    sql_field_list(worker_sample_fields, SQL_MARKS, marks, sizeof marks);
    snprintf(sql, sizeof sql,
             "INSERT INTO worker (sample_id, %s) VALUES (?, %s)", names, marks);
    return sql_prepare(s->db, sql, &s->put_worker, e)
                   || histogram_rows_open(&s->histograms, s->db, e)
               ? -1
               : 0;
}

static int open_store(struct store **out, const char *path, bool fresh,
                      struct err *e)
{
    struct store *s = calloc(1, sizeof *s);

    if (s == NULL) {
        return err_set(e, "out of memory for run.db");
    }
    if (sql_open(path, true, &s->db, e)) {
        free(s);
        return -1;
    }
    /* Who reads it for long must not end a night's run. */
    sqlite3_busy_timeout(s->db, BUSY_MS);
    /* FULL: what was committed survives a power cut. */
    if (sql_exec(s->db, "PRAGMA synchronous=FULL; PRAGMA temp_store=MEMORY",
                 "open run.db", e)
        || (fresh ? create_tables(s->db, e) : sql_check_whole(s->db, e))
        || prepare(s, e)) {
        store_close(s);
        return err_prefix(e, "%s: ", path);
    }
    *out = s;
    return 0;
}

int store_check_new(const char *path, struct err *e)
{
    if (access(path, F_OK) == 0) {
        return err_set(e,
                       "%s is there already; go on with --resume, or give "
                       "another folder with -o",
                       path);
    }
    return 0;
}

int store_create(struct store **out, const char *path, struct err *e)
{
    if (store_check_new(path, e)) {
        return -1;
    }
    if (open_store(out, path, true, e)) {
        store_remove(path);
        return -1;
    }
    return 0;
}

void store_remove(const char *path)
{
    char journal[4096 + 16];

    (void)unlink(path);
    snprintf(journal, sizeof journal, "%.4095s-journal", path);
    (void)unlink(journal);
}

int store_open(struct store **out, const char *path, struct err *e)
{
    if (access(path, F_OK) != 0) {
        return err_errno(e, "cannot open %s", path);
    }
    return open_store(out, path, false, e);
}

void store_close(struct store *s)
{
    if (s == NULL) {
        return;
    }
    sqlite3_finalize(s->put_sample);
    sqlite3_finalize(s->put_worker);
    histogram_rows_close(&s->histograms);
    sqlite3_close(s->db);
    free(s);
}

static void bind_text(sqlite3_stmt *s, int at, const char *text)
{
    sqlite3_bind_text(s, at, text, -1, SQLITE_TRANSIENT);
}

int store_put_run(struct store *s, const struct store_run *run, struct err *e)
{
    return run_rows_put(s->db, run, e);
}

int store_get_run(struct store *s, struct store_run *run, struct err *e)
{
    return run_rows_get(s->db, run, e);
}

int store_put_machine(struct store *s, const char *machine_json,
                      const char *topology_xml, unsigned cores, unsigned pus,
                      struct err *e)
{
    sqlite3_stmt *put;

    if (sql_prepare(s->db,
                    "INSERT INTO machine (machine_json, topology_xml, cores,"
                    " pus) VALUES (?,?,?,?)",
                    &put, e)) {
        return -1;
    }
    bind_text(put, 1, machine_json);
    bind_text(put, 2, topology_xml);
    sqlite3_bind_int64(put, 3, cores);
    sqlite3_bind_int64(put, 4, pus);
    int result = sql_run(s->db, put, "store the machine", e);
    sqlite3_finalize(put);
    return result;
}

int store_get_machine(struct store *s, char **machine_json, struct err *e)
{
    sqlite3_stmt *get;

    if (sql_prepare(s->db, "SELECT machine_json FROM machine", &get, e)) {
        return -1;
    }
    const char *text = sqlite3_step(get) == SQLITE_ROW
                           ? (const char *)sqlite3_column_text(get, 0)
                           : NULL;
    *machine_json = strdup(text == NULL ? "" : text);
    sqlite3_finalize(get);
    return *machine_json != NULL ? 0 : err_set(e, "out of memory");
}

int store_add_cells(struct store *s, size_t first, const struct cell *cells,
                    size_t count, struct err *e)
{
    return cell_rows_put(s->db, first, cells, count, e);
}

int store_get_cells(struct store *s, struct cell **out, size_t *count,
                    struct err *e)
{
    return cell_rows_get(s->db, out, count, e);
}

static int put_worker(struct store *s, sqlite3_int64 sample,
                      const struct worker_sample *w, struct err *e)
{
    sqlite3_bind_int64(s->put_worker, 1, sample);
    sql_bind_fields(s->put_worker, 2, w, worker_sample_fields);
    return sql_run(s->db, s->put_worker, "store a worker", e);
}

static int put_histograms(struct store *s, sqlite3_int64 sample,
                          const struct trial_result *r, struct err *e)
{
    struct histogram_counts latency = {0};
    int result = 0;

    if (r->latency != NULL) {
        result = histogram_keep(r->latency, &latency)
                     ? err_set(e, "out of memory for the latencies")
                     : histogram_rows_put(&s->histograms, sample, "latency",
                                          HISTOGRAM_ALL_WORKERS, &latency, e);
        histogram_counts_free(&latency);
    }
    for (size_t i = 0; r->lock_waits != NULL && i < r->nworkers && result == 0;
         i++) {
        result = histogram_rows_put(&s->histograms, sample, "gil_wait",
                                    (sqlite3_int64)i, &r->lock_waits[i], e);
    }
    return result;
}

static int put_rows(struct store *s, const struct store_place *place,
                    const struct trial_result *r, struct err *e)
{
    sqlite3_bind_int64(s->put_sample, 1, (sqlite3_int64)place->cell);
    sqlite3_bind_int64(s->put_sample, 2, place->block);
    sqlite3_bind_int64(s->put_sample, 3, place->position);
    bind_text(s->put_sample, 4, sample_status_name(r->sample.status));
    bind_text(s->put_sample, 5, r->error.text);
    bind_text(s->put_sample, 6, r->figure_name);
    sql_bind_fields(s->put_sample, 7, &r->sample, sample_fields);
    if (sql_run(s->db, s->put_sample, "store a sample", e)) {
        return -1;
    }
    sqlite3_int64 sample = sqlite3_last_insert_rowid(s->db);
    for (size_t i = 0; i < r->nworkers; i++) {
        if (put_worker(s, sample, &r->workers[i], e)) {
            return -1;
        }
    }
    return put_histograms(s, sample, r, e);
}

int store_put_result(struct store *s, const struct store_place *place,
                     const struct trial_result *r, struct err *e)
{
    struct err unused;

    if (sql_exec(s->db, "BEGIN IMMEDIATE", "store a sample", e)) {
        return -1;
    }
    if (put_rows(s, place, r, e)
        || sql_exec(s->db, "COMMIT", "store a sample", e)) {
        (void)sql_exec(s->db, "ROLLBACK", "", &unused);
        return -1;
    }
    return 0;
}

int store_put_trace(struct store *s, size_t cell, const struct trace *t,
                    struct err *e)
{
    return trace_rows_put(s->db, cell, t, e);
}

int store_get_traced(struct store *s, bool *all, struct err *e)
{
    sqlite3_stmt *get;

    *all = false;
    if (sql_prepare(s->db,
                    "SELECT count(*) FROM cell"
                    " WHERE cell_id NOT IN (SELECT cell_id FROM trace)",
                    &get, e)) {
        return -1;
    }
    int result = sqlite3_step(get) == SQLITE_ROW
                     ? 0
                     : sql_error(s->db, "read run.db", e);
    *all = result == 0 && sqlite3_column_int64(get, 0) == 0;
    sqlite3_finalize(get);
    return result;
}

int store_get_done(struct store *s, unsigned blocks, size_t cells,
                   unsigned char *done, struct err *e)
{
    sqlite3_stmt *get;
    int step;

    /* A disturbed sample that was to be repeated and was not is none. */
    if (sql_prepare(s->db,
                    "SELECT block, cell_id FROM sample GROUP BY block, cell_id"
                    " HAVING count(*) > 1 OR max(status) <> 'disturbed'",
                    &get, e)) {
        return -1;
    }
    while ((step = sqlite3_step(get)) == SQLITE_ROW) {
        sqlite3_int64 block = sqlite3_column_int64(get, 0);
        sqlite3_int64 cell = sqlite3_column_int64(get, 1);
        if (block >= 0 && block < blocks && cell >= 0 && (size_t)cell < cells) {
            done[(size_t)block * cells + (size_t)cell] = 1;
        }
    }
    int result = step == SQLITE_DONE ? 0 : sql_error(s->db, "read run.db", e);
    sqlite3_finalize(get);
    return result;
}

int store_put_event(struct store *s, const char *kind, const char *text,
                    struct err *e)
{
    return event_rows_put(s->db, kind, text, e);
}

int store_get_event(struct store *s, const char *kind, char **out,
                    struct err *e)
{
    return event_rows_newest(s->db, kind, out, e);
}

int store_add_wall(struct store *s, uint64_t wall_ns, struct err *e)
{
    char sql[96];

    snprintf(sql, sizeof sql, "UPDATE run SET wall_ns = wall_ns + %llu",
             (unsigned long long)wall_ns);
    return sql_exec(s->db, sql, "store the run's time", e);
}
