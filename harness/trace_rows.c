/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trace_rows.h"

#include "sql.h"

#include <endian.h>
#include <stdlib.h>
#include <string.h>

enum { NUMBERS_PER_EVENT = 2 };

static uint64_t *pack(const struct trace_lane *lane)
{
    uint64_t *numbers =
        malloc((lane->nevents + 1) * NUMBERS_PER_EVENT * sizeof *numbers);

    for (size_t i = 0; numbers != NULL && i < lane->nevents; i++) {
        numbers[i * NUMBERS_PER_EVENT] = htole64((uint64_t)lane->events[i].ns);
        numbers[i * NUMBERS_PER_EVENT + 1] =
            htole64((uint64_t)lane->events[i].kind);
    }
    return numbers;
}

static int put_lane(sqlite3 *db, sqlite3_stmt *s, const struct trace_lane *lane,
                    struct err *e)
{
    uint64_t *numbers = pack(lane);

    if (numbers == NULL) {
        return err_set(e, "out of memory for a trace");
    }
    sqlite3_bind_int64(s, 3, (sqlite3_int64)lane->dropped);
    sqlite3_bind_blob64(s, 4, numbers,
                        lane->nevents * NUMBERS_PER_EVENT * sizeof *numbers,
                        SQLITE_TRANSIENT);
    free(numbers);
    return sql_run(db, s, "store a trace", e);
}

int trace_rows_put(sqlite3 *db, size_t cell, const struct trace *t,
                   struct err *e)
{
    sqlite3_stmt *s;
    struct err unused;
    int result = 0;

    if (sql_prepare(db,
                    "INSERT OR REPLACE INTO trace (cell_id, worker, dropped,"
                    " events) VALUES (?, ?, ?, ?)",
                    &s, e)) {
        return -1;
    }
    if (sql_exec(db, "BEGIN IMMEDIATE", "store a trace", e)) {
        sqlite3_finalize(s);
        return -1;
    }
    sqlite3_bind_int64(s, 1, (sqlite3_int64)cell);
    for (size_t i = 0; i < t->nlanes && result == 0; i++) {
        sqlite3_bind_int64(s, 2, (sqlite3_int64)i);
        result = put_lane(db, s, &t->lanes[i], e);
    }
    sqlite3_finalize(s);
    if (result || sql_exec(db, "COMMIT", "store a trace", e)) {
        (void)sql_exec(db, "ROLLBACK", "", &unused);
        return -1;
    }
    return 0;
}

static int unpack(struct trace_lane *lane, const unsigned char *blob,
                  size_t bytes, struct err *e)
{
    uint64_t pair[NUMBERS_PER_EVENT];
    size_t count = bytes / sizeof pair;

    if (bytes % sizeof pair != 0) {
        return err_set(e, "a trace of it makes no sense");
    }
    lane->events = malloc((count + 1) * sizeof *lane->events);
    if (lane->events == NULL) {
        return err_set(e, "out of memory for a trace");
    }
    for (size_t i = 0; i < count; i++) {
        memcpy(pair, blob + i * sizeof pair, sizeof pair);
        lane->events[i] = (struct trace_event){
            .ns = (int64_t)le64toh(pair[0]), .kind = (int64_t)le64toh(pair[1])};
        if (!trace_event_known(&lane->events[i])) {
            return err_set(e, "a trace of it makes no sense");
        }
    }
    lane->nevents = count;
    return 0;
}

/* The lanes of one cell, numbered from 0. */
static int get_lanes(sqlite3_stmt *s, struct trace *t, struct err *e)
{
    size_t i = 0;

    for (; sqlite3_step(s) == SQLITE_ROW; i++) {
        if (i >= t->nlanes || (size_t)sqlite3_column_int64(s, 0) != i
            || sqlite3_column_int64(s, 1) < 0) {
            return err_set(e, "a trace of it makes no sense");
        }
        t->lanes[i].dropped = (uint64_t)sqlite3_column_int64(s, 1);
        if (unpack(&t->lanes[i], sqlite3_column_blob(s, 2),
                   (size_t)sqlite3_column_bytes(s, 2), e)) {
            return -1;
        }
    }
    return i == t->nlanes ? 0 : err_set(e, "a trace of it cannot be read");
}

static int get_cell(sqlite3 *db, struct result_trace *out, size_t lanes,
                    struct err *e)
{
    sqlite3_stmt *s;

    if (trace_create(&out->trace, lanes, e)
        || sql_prepare(db,
                       "SELECT worker, dropped, events FROM trace"
                       " WHERE cell_id = ? ORDER BY worker",
                       &s, e)) {
        return -1;
    }
    sqlite3_bind_int64(s, 1, (sqlite3_int64)out->cell);
    int result = get_lanes(s, &out->trace, e);
    sqlite3_finalize(s);
    return result;
}

static int has_traces(sqlite3 *db, bool *out, struct err *e)
{
    sqlite3_stmt *s;

    if (sql_prepare(db,
                    "SELECT 1 FROM sqlite_master WHERE type = 'table'"
                    " AND name = 'trace'",
                    &s, e)) {
        return -1;
    }
    *out = sqlite3_step(s) == SQLITE_ROW;
    sqlite3_finalize(s);
    return 0;
}

int trace_rows_get(sqlite3 *db, size_t ncells, struct result_trace **out,
                   size_t *count, struct err *e)
{
    sqlite3_stmt *s;
    bool there;
    int result = 0;

    if (has_traces(db, &there, e)) {
        return -1;
    }
    if (!there) {
        return 0;
    }
    *out = calloc(ncells + 1, sizeof **out);
    if (*out == NULL) {
        return err_set(e, "out of memory for traces");
    }
    if (sql_prepare(db,
                    "SELECT cell_id, count(*) FROM trace GROUP BY cell_id"
                    " ORDER BY cell_id",
                    &s, e)) {
        return -1;
    }
    int step = SQLITE_DONE;
    while (result == 0 && (step = sqlite3_step(s)) == SQLITE_ROW) {
        size_t cell = (size_t)sqlite3_column_int64(s, 0);
        if (cell >= ncells || *count >= ncells) {
            result = err_set(e, "a trace of it belongs to no cell");
            break;
        }
        struct result_trace *t = &(*out)[(*count)++];
        t->cell = cell;
        result = get_cell(db, t, (size_t)sqlite3_column_int64(s, 1), e);
    }
    if (result == 0 && step != SQLITE_DONE) {
        result = sql_error(db, "read the traces", e);
    }
    sqlite3_finalize(s);
    return result;
}
