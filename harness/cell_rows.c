/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cell_rows.h"

#include "sql.h"

#include <stdlib.h>

static int put(sqlite3 *db, sqlite3_stmt *s, size_t id, const struct cell *c,
               struct err *e)
{
    sqlite3_bind_int64(s, 1, (sqlite3_int64)id);
    sqlite3_bind_text(s, 2, c->workload, -1, SQLITE_STATIC);
    sqlite3_bind_text(s, 3, c->params, -1, SQLITE_STATIC);
    sqlite3_bind_text(s, 4, c->model, -1, SQLITE_STATIC);
    sqlite3_bind_text(s, 5, c->model_params, -1, SQLITE_STATIC);
    sqlite3_bind_int64(s, 6, c->workers);
    sqlite3_bind_text(s, 7, c->placement, -1, SQLITE_STATIC);
    sqlite3_bind_int64(s, 8, (sqlite3_int64)c->ops);
    sqlite3_bind_int64(s, 9, (sqlite3_int64)c->scale);
    sqlite3_bind_int64(s, 10, (sqlite3_int64)c->timeout_ns);
    return sql_run(db, s, "store a cell", e);
}

int cell_rows_put(sqlite3 *db, size_t first, const struct cell *cells,
                  size_t count, struct err *e)
{
    sqlite3_stmt *s = NULL;
    struct err unused;
    int result = 0;

    if (sql_prepare(db,
                    "INSERT INTO cell (cell_id, workload, params, model,"
                    " model_params, workers, placement, ops, scale,"
                    " timeout_ns) VALUES (?,?,?,?,?,?,?,?,?,?)",
                    &s, e)
        || sql_exec(db, "BEGIN IMMEDIATE", "store the cells", e)) {
        sqlite3_finalize(s);
        return -1;
    }
    for (size_t i = 0; i < count && result == 0; i++) {
        result = put(db, s, first + i, &cells[i], e);
    }
    sqlite3_finalize(s);
    if (result || sql_exec(db, "COMMIT", "store the cells", e)) {
        (void)sql_exec(db, "ROLLBACK", "", &unused);
        return -1;
    }
    return 0;
}

static int get(sqlite3_stmt *s, struct cell *c)
{
    sqlite3_int64 workers = sqlite3_column_int64(s, 4);
    sqlite3_int64 ops = sqlite3_column_int64(s, 6);

    sql_read_text(s, 0, c->workload, sizeof c->workload);
    sql_read_text(s, 1, c->params, sizeof c->params);
    sql_read_text(s, 2, c->model, sizeof c->model);
    sql_read_text(s, 3, c->model_params, sizeof c->model_params);
    c->workers = (unsigned)workers;
    sql_read_text(s, 5, c->placement, sizeof c->placement);
    c->ops = (uint64_t)ops;
    c->scale = (uint64_t)sqlite3_column_int64(s, 7);
    c->timeout_ns = (uint64_t)sqlite3_column_int64(s, 8);
    return workers < 1 || workers > CELL_WORKERS_MAX || ops < 0
                   || ops > INT64_MAX / CELL_WORKERS_MAX
               ? -1
               : 0;
}

static int count_cells(sqlite3 *db, size_t *count, struct err *e)
{
    sqlite3_stmt *s;

    if (sql_prepare(db, "SELECT count(*) FROM cell", &s, e)) {
        return -1;
    }
    int result =
        sqlite3_step(s) == SQLITE_ROW ? 0 : sql_error(db, "count the cells", e);
    *count = (size_t)sqlite3_column_int64(s, 0);
    sqlite3_finalize(s);
    return result;
}

int cell_rows_get(sqlite3 *db, struct cell **out, size_t *count, struct err *e)
{
    sqlite3_stmt *s = NULL;
    size_t n = 0;

    if (count_cells(db, count, e)) {
        return -1;
    }
    struct cell *cells = calloc(*count + 1, sizeof *cells);
    if (cells == NULL) {
        return err_set(e, "out of memory for %zu cells", *count);
    }
    if (sql_prepare(db,
                    "SELECT workload, params, model, model_params, workers,"
                    " placement, ops, scale, timeout_ns FROM cell"
                    " ORDER BY cell_id",
                    &s, e)) {
        free(cells);
        return -1;
    }
    int failed = 0;
    while (n < *count && failed == 0 && sqlite3_step(s) == SQLITE_ROW) {
        failed = get(s, &cells[n++]);
    }
    if (failed) {
        err_set(e, "a cell of it makes no sense: the file is damaged");
    } else if (n < *count) {
        failed = sql_error(db, "read the cells", e);
    }
    sqlite3_finalize(s);
    if (failed) {
        free(cells);
        return -1;
    }
    *out = cells;
    return 0;
}
