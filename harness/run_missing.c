/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "run_missing.h"

#include "sql.h"

#include <limits.h>
#include <stdio.h>

/* With a precision, a run may end at any look from min_blocks on. */
static const char query[] =
    "SELECT (SELECT count(*) FROM cell) * max("
    " (SELECT ifnull(max(block) + 1, 0) FROM sample),"
    " (SELECT iif(precision > 0, min_blocks, max_blocks) FROM run))"
    " - (SELECT count(*) FROM (SELECT DISTINCT block, cell_id FROM sample))"
    " WHERE NOT EXISTS (SELECT 1 FROM event WHERE kind = 'search')";

int run_missing(const char *dir, int64_t *missing, struct err *e)
{
    char path[PATH_MAX + 8];
    sqlite3 *db = NULL;
    sqlite3_stmt *get = NULL;

    *missing = 0;
    snprintf(path, sizeof path, "%.*s/run.db", PATH_MAX - 1, dir);
    if (sql_open(path, false, &db, e)) {
        return -1;
    }
    int result = sql_prepare(db, query, &get, e);
    if (result == 0) {
        int step = sqlite3_step(get);
        if (step == SQLITE_ROW) {
            *missing = sqlite3_column_int64(get, 0);
        } else if (step != SQLITE_DONE) {
            result = sql_error(db, "count the samples", e);
        }
    }
    sqlite3_finalize(get);
    sqlite3_close(db);
    return result;
}
