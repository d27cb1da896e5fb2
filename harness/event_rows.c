/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "event_rows.h"

#include "sql.h"
#include "utc.h"

#include <string.h>

int event_rows_put(sqlite3 *db, const char *kind, const char *text,
                   struct err *e)
{
    sqlite3_stmt *put;
    char now[UTC_TEXT_BYTES];

    utc_now(now);
    if (sql_prepare(db, "INSERT INTO event (time, kind, text) VALUES (?,?,?)",
                    &put, e)) {
        return -1;
    }
    sqlite3_bind_text(put, 1, now, -1, SQLITE_TRANSIENT);
    sqlite3_bind_text(put, 2, kind, -1, SQLITE_TRANSIENT);
    sqlite3_bind_text(put, 3, text, -1, SQLITE_TRANSIENT);
    int result = sql_run(db, put, "store an event", e);
    sqlite3_finalize(put);
    return result;
}

int event_rows_newest(sqlite3 *db, const char *kind, char **out, struct err *e)
{
    sqlite3_stmt *get;

    if (sql_prepare(db,
                    "SELECT text FROM event WHERE kind = ?1"
                    " ORDER BY event_id DESC LIMIT 1",
                    &get, e)) {
        return -1;
    }
    sqlite3_bind_text(get, 1, kind, -1, SQLITE_TRANSIENT);
    int step = sqlite3_step(get);
    if (step != SQLITE_ROW && step != SQLITE_DONE) {
        sql_error(db, "read its events", e);
        sqlite3_finalize(get);
        return -1;
    }
    const char *text =
        step == SQLITE_ROW ? (const char *)sqlite3_column_text(get, 0) : NULL;
    *out = strdup(text == NULL ? "" : text);
    sqlite3_finalize(get);
    return *out != NULL ? 0 : err_set(e, "out of memory for its events");
}
