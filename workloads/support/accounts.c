/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "accounts.h"

#include "file_remedy.h"

#include <errno.h>
#include <sqlite3.h>
#include <stdio.h>

enum {
    CHECKPOINT_PAGES = 1000, /* SQLite's own default */
    RESTART_PAGES = 4000,
    BUSY_MS = 3600000, /* rather than fail: a trial has a limit of its own */
    SQL_BYTES = 256,
    PRIMARY_CODE = 0xff, /* of an extended one */
};

/* As an errno; 0 where the reason is none of the machine's. */
static int reason_of(sqlite3 *db)
{
    int number = db == NULL ? 0 : sqlite3_system_errno(db);

    switch (db == NULL ? SQLITE_NOMEM : sqlite3_errcode(db) & PRIMARY_CODE) {
    case SQLITE_CANTOPEN:
        return number;
    case SQLITE_IOERR:
        return number == 0 ? EIO : number;
    case SQLITE_FULL:
        return ENOSPC;
    case SQLITE_NOMEM:
        return ENOMEM;
    default:
        return 0;
    }
}

int accounts_failed(sqlite3 *db, const char *what, struct err *e)
{
    const char *said = db == NULL ? "out of memory" : sqlite3_errmsg(db);
    int reason = reason_of(db);

    if (reason == 0) {
        return err_set(e, "cannot %s: SQLite says: %s", what, said);
    }
    errno = reason;
    return err_errno(e, "cannot %s: SQLite says: %s; %s", what, said,
                     file_remedy(reason));
}

/* As SQLite does by itself, until the log is so long that someone must wait:
 * where writers leave no gap between them, it is never begun anew. */
static int checkpoint(void *none, sqlite3 *db, const char *name, int pages)
{
    (void)none;
    if (pages >= CHECKPOINT_PAGES) {
        (void)sqlite3_wal_checkpoint_v2(db, name,
                                        pages >= RESTART_PAGES
                                            ? SQLITE_CHECKPOINT_RESTART
                                            : SQLITE_CHECKPOINT_PASSIVE,
                                        NULL, NULL);
    }
    return SQLITE_OK;
}

int accounts_open(const char *path, const struct accounts_options *o,
                  sqlite3 **db, struct err *e)
{
    char sql[SQL_BYTES];

    if (sqlite3_open(path, db) != SQLITE_OK) {
        return accounts_failed(*db, "open a database in dir=", e);
    }
    sqlite3_busy_timeout(*db, BUSY_MS);
    sqlite3_wal_hook(*db, checkpoint, NULL);
    snprintf(sql, sizeof sql,
             "PRAGMA journal_mode = %s; PRAGMA synchronous = %s", o->journal,
             o->sync);
    return sqlite3_exec(*db, sql, NULL, NULL, NULL) == SQLITE_OK
               ? 0
               : accounts_failed(*db, "set a database up", e);
}

int accounts_create(const char *path, const struct accounts_options *o,
                    struct err *e)
{
    sqlite3 *db = NULL;
    char sql[SQL_BYTES];
    int rc = accounts_open(path, o, &db, e);

    snprintf(sql, sizeof sql,
             "CREATE TABLE account (id INTEGER PRIMARY KEY, total INTEGER, "
             "changes INTEGER);"
             "WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n "
             "WHERE i < %d) INSERT INTO account SELECT i, 0, 0 FROM n",
             ACCOUNTS - 1);
    if (rc == 0 && sqlite3_exec(db, sql, NULL, NULL, NULL) != SQLITE_OK) {
        rc = accounts_failed(db, "fill a database", e);
    }
    /* The log stays: the first write to a new one waits for the disk. */
    if (rc == 0) {
        sqlite3_db_config(db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
    }
    sqlite3_close(db);
    return rc;
}

int accounts_add_up(const char *path, const struct accounts_options *o,
                    struct accounts_sum *sum, struct err *e)
{
    sqlite3_stmt *add = NULL;
    sqlite3 *db = NULL;
    int rc = accounts_open(path, o, &db, e);

    if (rc == 0
        && (sqlite3_prepare_v2(db,
                               "SELECT sum(total), sum(changes) FROM account",
                               -1, &add, NULL)
                != SQLITE_OK
            || sqlite3_step(add) != SQLITE_ROW)) {
        rc = accounts_failed(db, "add up the rows", e);
    }
    if (rc == 0) {
        sum->total = (uint64_t)sqlite3_column_int64(add, 0);
        sum->changes = (uint64_t)sqlite3_column_int64(add, 1);
    }
    sqlite3_finalize(add);
    sqlite3_close(db);
    return rc;
}
