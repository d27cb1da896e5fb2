/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sql_check.h"

#include "folder_unclaimed.h"
#include "sql.h"
#include "store.h"

#include <limits.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#define REMEDY "; " SQL_CHECK_REMEDY

_Static_assert(STORE_APPLICATION_ID == 1953919025 && STORE_SCHEMA == 3,
               "SQL_CHECK_REMEDY has them");

enum { HEADER_BYTES = 100 }; /* of a database */

/* Reports beside it tell that there was a run in it. */
static int refuse_empty(const char *path, struct err *e)
{
    char dir[PATH_MAX];
    struct err unused;

    snprintf(dir, sizeof dir, "%s", path);
    char *slash = strrchr(dir, '/');
    if (slash == NULL) {
        snprintf(dir, sizeof dir, ".");
    } else {
        slash[slash == dir ? 1 : 0] = '\0';
    }
    return folder_unclaimed(dir, &unused) == 0
               ? err_set(e,
                         "%.300s: it is empty: the run was cut before it "
                         "began; remove it, and begin the run anew",
                         path)
               : err_set(e,
                         "%.200s: it is empty, and was not when the reports "
                         "beside it were written: put back a copy of it, or "
                         "keep those (samples.csv has the samples) and begin "
                         "anew in another folder",
                         path);
}

int sql_check_file(const char *path, struct err *e)
{
    struct stat info;

    if (stat(path, &info) != 0) {
        return err_errno(e, "cannot open %.300s", path);
    }
    /* SQLite would wait for a pipe's other end. */
    if (!S_ISREG(info.st_mode)) {
        return err_set(
            e,
            "%.300s is no regular file (but a folder, a pipe or a device): "
            "give a run's folder, or its run.db",
            path);
    }
    return info.st_size >= HEADER_BYTES ? 0 : refuse_empty(path, e);
}

static int refuse_if_any(sqlite3 *db, const char *count, const char *what,
                         struct err *e)
{
    int64_t others = 0;
    sqlite3_stmt *s;

    if (sql_prepare(db, count, &s, e)) {
        return -1;
    }
    int result = sqlite3_step(s) == SQLITE_ROW ? 0 : sql_error(db, "read", e);
    others = sqlite3_column_int64(s, 0);
    sqlite3_finalize(s);
    return result != 0 || others == 0
               ? result
               : err_set(e,
                         "it has %lld %s, which no tvp writes: it is not read",
                         (long long)others, what);
}

/* A table without a page is a virtual one, but such a one may claim a page;
 * asked for its columns it would compute already. */
int sql_check_plain(sqlite3 *db, struct err *e)
{
    return refuse_if_any(db,
                         "SELECT count(*) FROM main.sqlite_schema WHERE"
                         " type NOT IN ('table', 'index')"
                         " OR coalesce(rootpage, 0) = 0"
                         " OR sql LIKE '%VIRTUAL%'",
                         "views, triggers or virtual tables", e)
                   || refuse_if_any(
                       db,
                       "SELECT count(*) FROM main.sqlite_schema AS m,"
                       " pragma_table_xinfo(m.name, 'main') AS c"
                       " WHERE m.type = 'table' AND c.hidden <> 0",
                       "computed columns", e)
                   || refuse_if_any(
                       db,
                       "SELECT (SELECT count(*) FROM main.sqlite_schema AS m,"
                       " pragma_index_list(m.name, 'main') AS i"
                       " WHERE m.type = 'table' AND i.partial <> 0)"
                       " + (SELECT count(*) FROM main.sqlite_schema AS m,"
                       " pragma_index_xinfo(m.name, 'main') AS c"
                       " WHERE m.type = 'index' AND c.cid = -2)",
                       "indices of some rows or of what is computed", e)
               ? -1
               : 0;
}

/* What lacks the end of its last page, SQLite fills up with zeroes. */
static int check_length(sqlite3 *db, struct err *e)
{
    const char *path = sqlite3_db_filename(db, "main");
    sqlite3_stmt *s;
    struct stat info;

    if (sql_prepare(db, "PRAGMA main.page_size", &s, e)) {
        return -1;
    }
    int64_t page =
        sqlite3_step(s) == SQLITE_ROW ? sqlite3_column_int64(s, 0) : 0;
    sqlite3_finalize(s);
    return page <= 0 || path == NULL || stat(path, &info) != 0
                   || info.st_size % page == 0
               ? 0
               : err_set(e,
                         "the file is damaged (it ends within a page)" REMEDY);
}

static int check_pages(sqlite3 *db, struct err *e)
{
    char said[128] = "";
    sqlite3_stmt *s;

    if (sql_prepare(db, "PRAGMA main.quick_check(1)", &s, e)) {
        return -1;
    }
    int step = sqlite3_step(s);
    if (step == SQLITE_ROW) {
        sql_read_text(s, 0, said, sizeof said);
    }
    int result = step == SQLITE_ROW ? 0 : sql_error(db, "check it", e);
    sqlite3_finalize(s);
    /* It has lines of its own, the first of which may be a heading. */
    const char *line = said;
    if (strncmp(line, "*** ", 4) == 0 && strchr(line, '\n') != NULL) {
        line = strchr(line, '\n') + 1;
    }
    return result != 0 || strcmp(said, "ok") == 0
               ? result
               : err_set(e, "the file is damaged (%.*s)" REMEDY,
                         (int)strcspn(line, "\n"), line);
}

/* What every version had. */
static int check_tables(sqlite3 *db, struct err *e)
{
    static const char *const needed[] = {
        "SELECT run_id, plan_name, started, command, tvp_version, metric,"
        " seed, min_blocks, max_blocks, precision, max_time_ns, wall_ns"
        " FROM main.run",
        "SELECT machine_json, topology_xml, cores, pus FROM main.machine",
        "SELECT cell_id, workload, params, model, model_params, workers,"
        " placement, ops, scale, timeout_ns FROM main.cell",
        "SELECT event_id, time, kind, text FROM main.event",
        "SELECT sample_id, cell_id, block, position, status, error"
        " FROM main.sample",
        "SELECT sample_id, worker FROM main.worker",
    };

    for (size_t i = 0; i < sizeof needed / sizeof *needed; i++) {
        sqlite3_stmt *s;
        int code = sqlite3_prepare_v2(db, needed[i], -1, &s, NULL);
        sqlite3_finalize(s);
        if (code == SQLITE_ERROR) {
            return err_set(e,
                           "it lacks what a run has (%s): the file is damaged, "
                           "or another program changed it" REMEDY,
                           sqlite3_errmsg(db));
        }
        if (code != SQLITE_OK) {
            return sql_error(db, "read its tables", e);
        }
    }
    return 0;
}

int sql_check_whole(sqlite3 *db, struct err *e)
{
    return check_length(db, e) || check_pages(db, e) || check_tables(db, e) ? -1
                                                                            : 0;
}
