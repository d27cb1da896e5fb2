/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "history_db.h"

#include "disk_remedy.h"
#include "folder.h"

#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum {
    APPLICATION_ID = 0x74767068, /* "tvph" */
    SCHEMA = 1,
    BUSY_MS = 30000, /* an addition takes some milliseconds */
};

/* `commit` is a keyword. */
static const char schema[] =
    "CREATE TABLE machine ("
    " fingerprint TEXT PRIMARY KEY, text TEXT NOT NULL,"
    " facts TEXT NOT NULL) STRICT;"
    "CREATE TABLE entry ("
    " entry_id INTEGER PRIMARY KEY, run_id TEXT NOT NULL UNIQUE,"
    " label TEXT NOT NULL, commit_name TEXT NOT NULL, branch TEXT NOT NULL,"
    " date TEXT NOT NULL, machine TEXT NOT NULL REFERENCES machine,"
    " host TEXT NOT NULL, kernel TEXT NOT NULL, plan TEXT NOT NULL,"
    " tvp_version TEXT NOT NULL, metric TEXT NOT NULL,"
    " samples INTEGER NOT NULL, warning TEXT NOT NULL) STRICT;"
    "CREATE TABLE cell ("
    " cell_id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;"
    "CREATE TABLE value ("
    " entry_id INTEGER NOT NULL REFERENCES entry ON DELETE CASCADE,"
    " cell_id INTEGER NOT NULL REFERENCES cell, metric TEXT NOT NULL,"
    " n INTEGER NOT NULL, cost REAL NOT NULL, low REAL NOT NULL,"
    " high REAL NOT NULL, spread REAL NOT NULL,"
    " PRIMARY KEY (cell_id, metric, entry_id)) STRICT, WITHOUT ROWID;"
    "CREATE INDEX value_entry ON value (entry_id);";

const char history_db_entries[] =
    "SELECT entry_id, run_id, label, commit_name, branch, date,"
    " entry.machine, machine.text, host, kernel, plan, tvp_version, metric,"
    " samples, warning, (SELECT count(DISTINCT cell_id) FROM value"
    " WHERE value.entry_id = entry.entry_id)"
    " FROM entry JOIN machine ON machine.fingerprint = entry.machine ";

static int damaged(const struct history *h, struct err *e)
{
    err_set(e,
            "%.100s is damaged, or no history of tvp; it is left as it is. Put "
            "back a copy, add the runs to another one, or save what can be "
            "read: (echo 'PRAGMA application_id=%d; PRAGMA user_version=%d;'; "
            "sqlite3 FILE .dump | sed 's/^ROLLBACK.*/COMMIT;/') | "
            "sqlite3 NEW.db, then --db NEW.db",
            h->path, APPLICATION_ID, SCHEMA);
    return -1;
}

int history_db_error(const struct history *h, const char *what, struct err *e)
{
    int code = sqlite3_errcode(h->db) & 0xff;
    const char *remedy = disk_remedy_of(h->path);

    if (code == SQLITE_CORRUPT || code == SQLITE_NOTADB) {
        return damaged(h, e);
    }
    err_set(e, "%.200s: cannot %s: %s", h->path, what, sqlite3_errmsg(h->db));
    if (code == SQLITE_BUSY) {
        err_prefix(e, "another program has been using it for %d s: try again; ",
                   BUSY_MS / 1000);
    } else if (code == SQLITE_FULL) {
        err_prefix(e, "the disk is full: make room, nothing was added; ");
    } else if (code == SQLITE_CANTOPEN && remedy != NULL) {
        err_prefix(e, "%s: nothing was added; ", remedy);
    } else if (code == SQLITE_READONLY || code == SQLITE_CANTOPEN) {
        err_prefix(e, "make it and its folder writable, or give another file "
                      "with --db; ");
    }
    return -1;
}

int history_db_exec(struct history *h, const char *sql, const char *what,
                    struct err *e)
{
    return sqlite3_exec(h->db, sql, NULL, NULL, NULL) == SQLITE_OK
               ? 0
               : history_db_error(h, what, e);
}

int history_db_prepare(struct history *h, const char *sql, sqlite3_stmt **out,
                       struct err *e)
{
    *out = NULL;
    return sqlite3_prepare_v2(h->db, sql, -1, out, NULL) == SQLITE_OK
               ? 0
               : history_db_error(h, "read it", e);
}

int history_db_run(struct history *h, sqlite3_stmt *s, const char *what,
                   struct err *e)
{
    int result = 0;

    if (sqlite3_step(s) != SQLITE_DONE) {
        result = history_db_error(h, what, e);
    }
    sqlite3_reset(s);
    return result;
}

void history_db_bind(sqlite3_stmt *s, const char *const texts[], int n)
{
    for (int i = 0; i < n; i++) {
        sqlite3_bind_text(s, i + 1, texts[i], -1, SQLITE_TRANSIENT);
    }
}

/* A single number or text that a query gives. */
static int ask(struct history *h, const char *sql, char *out, size_t bytes,
               struct err *e)
{
    sqlite3_stmt *s;
    int result = 0;

    if (history_db_prepare(h, sql, &s, e)) {
        return -1;
    }
    if (sqlite3_step(s) == SQLITE_ROW) {
        snprintf(out, bytes, "%s", (const char *)sqlite3_column_text(s, 0));
    } else {
        result = history_db_error(h, "read it", e);
    }
    sqlite3_finalize(s);
    return result;
}

static int ask_number(struct history *h, const char *sql, long *out,
                      struct err *e)
{
    char text[32] = "";

    if (ask(h, sql, text, sizeof text, e)) {
        return -1;
    }
    *out = strtol(text, NULL, 10);
    return 0;
}

/* Whether it has no table yet. */
static int is_empty(struct history *h, bool *empty, struct err *e)
{
    long tables = 0;

    if (ask_number(h, "SELECT count(*) FROM sqlite_schema", &tables, e)) {
        return -1;
    }
    *empty = tables == 0;
    return 0;
}

static int check(struct history *h, struct err *e)
{
    char whole[64] = "";
    long application = 0;
    long version = 0;

    if (ask_number(h, "PRAGMA application_id", &application, e)
        || ask_number(h, "PRAGMA user_version", &version, e)) {
        return -1;
    }
    if (application != APPLICATION_ID) {
        return err_set(e,
                       "%.200s is a database, but no history of tvp; it is "
                       "left as it is: give another file with --db",
                       h->path);
    }
    if (version > SCHEMA) {
        return err_set(e,
                       "%.200s was written by a newer tvp (schema %ld, this "
                       "one knows up to %d); it is left as it is: use that "
                       "tvp, or another file with --db",
                       h->path, version, SCHEMA);
    }
    if (ask(h, "PRAGMA quick_check(1)", whole, sizeof whole, e)) {
        return -1;
    }
    return strcmp(whole, "ok") == 0 ? 0 : damaged(h, e);
}

int history_db_create(struct history *h, struct err *e)
{
    char sql[128];
    bool empty = false;

    if (is_empty(h, &empty, e)) {
        return -1;
    }
    if (!empty) {
        return 0;
    }
    snprintf(sql, sizeof sql,
             "PRAGMA application_id=%d; PRAGMA user_version=%d", APPLICATION_ID,
             SCHEMA);
    return history_db_exec(h, schema, "make its tables", e)
                   || history_db_exec(h, sql, "make its tables", e)
               ? -1
               : 0;
}

static int make_folder(const char *path, struct err *e)
{
    char folder[PATH_MAX];
    const char *slash = strrchr(path, '/');

    if (slash == NULL || slash == path) {
        return 0;
    }
    snprintf(folder, sizeof folder, "%.*s", (int)(slash - path), path);
    return folder_make(folder, e);
}

static int open_file(struct history *h, bool write, struct err *e)
{
    bool empty = false;
    /* Also to read: what a cut left unfinished has to be taken back. */
    int flags = SQLITE_OPEN_READWRITE | (write ? SQLITE_OPEN_CREATE : 0);

    if (sqlite3_open_v2(h->path, &h->db, flags, NULL) != SQLITE_OK) {
        return history_db_error(h, "open it", e);
    }
    sqlite3_busy_timeout(h->db, BUSY_MS);
    /* FULL: what was added survives a power cut. The journal is a file beside,
     * not a WAL, which no network file system can share. */
    if (history_db_exec(h,
                        "PRAGMA foreign_keys=ON; PRAGMA synchronous=FULL;"
                        "PRAGMA trusted_schema=OFF",
                        "open it", e)
        || is_empty(h, &empty, e)) {
        return -1;
    }
    /* One that another program is just about to make may be empty. */
    return empty && write ? 0 : check(h, e);
}

int history_open(struct history **out, const char *path, bool write,
                 struct err *e)
{
    if (!write && access(path, F_OK) != 0) {
        return err_set(e,
                       "there is no history %s yet; begin it with: tvp "
                       "history add RUN, or give another file with --db",
                       path);
    }
    if (write && make_folder(path, e)) {
        return -1;
    }
    struct history *h = calloc(1, sizeof *h);
    if (h != NULL) {
        h->path = strdup(path);
    }
    if (h == NULL || h->path == NULL) {
        free(h);
        return err_set(e, "out of memory for the history %s", path);
    }
    if (open_file(h, write, e)) {
        history_close(h);
        return -1;
    }
    *out = h;
    return 0;
}

void history_close(struct history *h)
{
    if (h != NULL) {
        sqlite3_close(h->db);
        free(h->path);
        free(h);
    }
}
