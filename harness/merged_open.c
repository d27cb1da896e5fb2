/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "merged.h"
#include "sql.h"
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

int merged_open_run(const char *path, sqlite3 **db, char file[PATH_MAX],
                    struct err *e)
{
    char which[MERGED_WHICH_BYTES];

    if (merged_open(path, db, file, which, e)) {
        return -1;
    }
    if (merged_show(*db, which, e)) {
        sqlite3_close(*db);
        *db = NULL;
        return err_prefix(e, "%s: ", file);
    }
    return 0;
}
