/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "results_check.h"

#include <math.h>
#include <string.h>

static bool is_sane(const void *record, const struct field *f)
{
    const char *at = (const char *)record + f->offset;
    int64_t whole;
    double real;

    if (f->kind == FIELD_INT) {
        memcpy(&whole, at, sizeof whole);
        return whole <= RESULTS_FIGURE_MAX && whole >= -RESULTS_FIGURE_MAX;
    }
    memcpy(&real, at, sizeof real);
    return f->kind != FIELD_REAL || isfinite(real);
}

bool results_check_figures(const void *record, const struct field *fields)
{
    for (const struct field *f = fields; f->name != NULL; f++) {
        if (!is_sane(record, f)) {
            return false;
        }
    }
    return true;
}

int results_check_number(sqlite3_stmt *s, int column, uint32_t max,
                         const char *what, unsigned *out, struct err *e)
{
    sqlite3_int64 number = sqlite3_column_int64(s, column);
    int type = sqlite3_column_type(s, column);

    /* SQLite sorts a text behind all numbers, and reads it as 0. */
    if (type != SQLITE_INTEGER && type != SQLITE_NULL) {
        return err_set(e,
                       "%s makes no sense: a whole number is expected; the "
                       "file is damaged",
                       what);
    }
    if (number < 0 || number > max) {
        return err_set(e,
                       "%s makes no sense: %lld, and at most %lu is "
                       "expected; the file is damaged",
                       what, (long long)number, (unsigned long)max);
    }
    *out = (unsigned)number;
    return 0;
}
