/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "merged.h"
#include "sql.h"
#include "sql_check.h"
#include "staging.h"

int merged_open(const char *path, sqlite3 **db, char file[PATH_MAX],
                char which[MERGED_WHICH_BYTES], struct err *e)
{
    if (merged_resolve(path, file, which, e)) {
        return -1;
    }
    if (sql_open(file, false, db, e)) {
        staging_hint(path, e);
        return -1;
    }
    return 0;
}

/* Merged files are looked at whole where their runs are listed, and not for
 * each run again. */
static int check_run(sqlite3 *db, struct err *e)
{
    sqlite3_stmt *s;

    if (sql_prepare(db, "PRAGMA main.user_version", &s, e)) {
        return -1;
    }
    bool merged = sqlite3_step(s) == SQLITE_ROW
                  && merged_schema(sqlite3_column_int64(s, 0));
    sqlite3_finalize(s);
    return merged ? 0 : sql_check_whole(db, e);
}

int merged_open_run(const char *path, sqlite3 **db, char file[PATH_MAX],
                    struct err *e)
{
    char which[MERGED_WHICH_BYTES];

    if (merged_open(path, db, file, which, e)) {
        return -1;
    }
    if (check_run(*db, e) || merged_show(*db, which, e)) {
        sqlite3_close(*db);
        *db = NULL;
        return err_prefix(e, "%s: ", file);
    }
    return 0;
}
