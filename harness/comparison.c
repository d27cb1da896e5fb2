/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "comparison.h"

#include "sql.h"

#include <math.h>
#include <stdlib.h>

const char comparison_schema[] =
    "CREATE TABLE comparison ("
    " comparison_id INTEGER PRIMARY KEY, work TEXT NOT NULL,"
    " what TEXT NOT NULL, unit TEXT NOT NULL, subject TEXT NOT NULL,"
    " theirs REAL NOT NULL, theirs_low REAL NOT NULL,"
    " theirs_high REAL NOT NULL, ours REAL NOT NULL, ours_low REAL NOT NULL,"
    " ours_high REAL NOT NULL, bar_low REAL NOT NULL, bar_high REAL NOT NULL,"
    " within INTEGER NOT NULL, decided INTEGER NOT NULL) STRICT;";

static int count_rows(sqlite3 *db, size_t *out, struct err *e)
{
    sqlite3_stmt *s;

    *out = 0;
    if (sql_prepare(db,
                    "SELECT 1 FROM sqlite_master WHERE type = 'table'"
                    " AND name = 'comparison'",
                    &s, e)) {
        return -1;
    }
    bool there = sqlite3_step(s) == SQLITE_ROW;
    sqlite3_finalize(s);
    if (!there) {
        return 0;
    }
    if (sql_prepare(db, "SELECT count(*) FROM comparison", &s, e)) {
        return -1;
    }
    bool read = sqlite3_step(s) == SQLITE_ROW;
    *out = read ? (size_t)sqlite3_column_int64(s, 0) : 0;
    sqlite3_finalize(s);
    return read ? 0 : sql_error(db, "read the comparisons", e);
}

static struct comparison_figure read_figure(sqlite3_stmt *s, int at)
{
    return (struct comparison_figure){.value = sqlite3_column_double(s, at),
                                      .low = sqlite3_column_double(s, at + 1),
                                      .high = sqlite3_column_double(s, at + 2)};
}

static bool figure_makes_sense(const struct comparison_figure *f)
{
    return isfinite(f->value) && isfinite(f->low) && isfinite(f->high)
           && f->low <= f->value && f->value <= f->high;
}

bool comparison_makes_sense(const struct comparison *c)
{
    return figure_makes_sense(&c->theirs) && figure_makes_sense(&c->ours)
           && c->theirs.value > 0.0 && isfinite(c->bar_low)
           && isfinite(c->bar_high) && c->bar_low <= c->bar_high;
}

static int read_row(sqlite3_stmt *s, struct comparison *c, struct err *e)
{
    sql_read_text(s, 0, c->work, sizeof c->work);
    sql_read_text(s, 1, c->what, sizeof c->what);
    sql_read_text(s, 2, c->unit, sizeof c->unit);
    sql_read_text(s, 3, c->subject, sizeof c->subject);
    c->theirs = read_figure(s, 4);
    c->ours = read_figure(s, 7);
    c->bar_low = sqlite3_column_double(s, 10);
    c->bar_high = sqlite3_column_double(s, 11);
    c->within = sqlite3_column_int(s, 12) != 0;
    c->decided = sqlite3_column_int(s, 13) != 0;
    return comparison_makes_sense(c)
               ? 0
               : err_set(e, "a comparison of it makes no sense");
}

int comparison_rows_get(sqlite3 *db, struct comparison **out, size_t *count,
                        struct err *e)
{
    sqlite3_stmt *s;
    size_t expected;
    int result = 0;

    *out = NULL;
    *count = 0;
    if (count_rows(db, &expected, e)) {
        return -1;
    }
    if (expected == 0) {
        return 0;
    }
    *out = calloc(expected, sizeof **out);
    if (*out == NULL) {
        return err_set(e, "out of memory for %zu comparisons", expected);
    }
    if (sql_prepare(db,
                    "SELECT work, what, unit, subject, theirs, theirs_low,"
                    " theirs_high, ours, ours_low, ours_high, bar_low,"
                    " bar_high, within, decided FROM comparison"
                    " ORDER BY comparison_id",
                    &s, e)) {
        return -1;
    }
    while (result == 0 && *count < expected && sqlite3_step(s) == SQLITE_ROW) {
        result = read_row(s, &(*out)[*count], e);
        *count += result == 0 ? 1U : 0U;
    }
    sqlite3_finalize(s);
    if (result == 0 && *count < expected) {
        result = sql_error(db, "read the comparisons", e);
    }
    return result;
}
