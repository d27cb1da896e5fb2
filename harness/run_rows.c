/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "run_rows.h"

#include <stdio.h>

const struct field run_decide_field[] = {{.name = "decide"}, {0}};

static void bind_text(sqlite3_stmt *s, int at, const char *text)
{
    sqlite3_bind_text(s, at, text, -1, SQLITE_TRANSIENT);
}

int run_rows_put(sqlite3 *db, const struct store_run *run, struct err *e)
{
    sqlite3_stmt *put;

    if (sql_prepare(db,
                    "INSERT INTO run (run_id, plan_name, started, command,"
                    " tvp_version, metric, seed, min_blocks, max_blocks,"
                    " precision, max_time_ns, decide)"
                    " VALUES (?,?,?,?,?,?,?,?,?,?,?,?)",
                    &put, e)) {
        return -1;
    }
    bind_text(put, 1, run->run_id);
    bind_text(put, 2, run->plan_name);
    bind_text(put, 3, run->started);
    bind_text(put, 4, run->command);
    bind_text(put, 5, run->tvp_version);
    bind_text(put, 6, run->metric);
    sqlite3_bind_int64(put, 7, (sqlite3_int64)run->seed);
    sqlite3_bind_int64(put, 8, run->min_blocks);
    sqlite3_bind_int64(put, 9, run->max_blocks);
    sqlite3_bind_double(put, 10, run->precision);
    sqlite3_bind_int64(put, 11, (sqlite3_int64)run->max_time_ns);
    sqlite3_bind_int(put, 12, run->decide);
    int result = sql_run(db, put, "store the run", e);
    sqlite3_finalize(put);
    return result;
}

int run_rows_get(sqlite3 *db, struct store_run *run, struct err *e)
{
    char decide[FIELD_TEXT_BYTES];
    char sql[SQL_TEXT_BYTES];
    sqlite3_stmt *get;

    if (sql_present_list(db, "run", run_decide_field, decide, sizeof decide,
                         e)) {
        return -1;
    }
    snprintf(sql, sizeof sql,
             "SELECT run_id, plan_name, started, command, tvp_version,"
             " metric, seed, min_blocks, max_blocks, precision,"
             " max_time_ns, %s FROM run",
             decide);
    if (sql_prepare(db, sql, &get, e)) {
        return -1;
    }
    int found = sqlite3_step(get) == SQLITE_ROW;
    if (found) {
        sql_read_text(get, 0, run->run_id, sizeof run->run_id);
        sql_read_text(get, 1, run->plan_name, sizeof run->plan_name);
        sql_read_text(get, 2, run->started, sizeof run->started);
        sql_read_text(get, 3, run->command, sizeof run->command);
        sql_read_text(get, 4, run->tvp_version, sizeof run->tvp_version);
        sql_read_text(get, 5, run->metric, sizeof run->metric);
        run->seed = (uint64_t)sqlite3_column_int64(get, 6);
        run->min_blocks = (unsigned)sqlite3_column_int64(get, 7);
        run->max_blocks = (unsigned)sqlite3_column_int64(get, 8);
        run->precision = sqlite3_column_double(get, 9);
        run->max_time_ns = (uint64_t)sqlite3_column_int64(get, 10);
        run->decide = sqlite3_column_int(get, 11) != 0;
    }
    sqlite3_finalize(get);
    return found ? 0
                 : err_set(e, "the run was cut before it began; start it "
                              "anew in another folder");
}
