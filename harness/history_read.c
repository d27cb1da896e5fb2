/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "history_db.h"

#include "label.h"
#include "sql.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { COMMIT_COLUMNS = 12 };

/* The file may be anybody's, and what it says is shown. */
static void read_clean(sqlite3_stmt *s, int column, char *out, size_t size)
{
    char text[HISTORY_WARNING_BYTES];

    sql_read_text(s, column, text, sizeof text);
    label_clean(text, out, size);
}

void history_db_entry(sqlite3_stmt *s, struct history_entry *entry)
{
    char metric[32];

    *entry = (struct history_entry){.id = sqlite3_column_int64(s, 0)};
    read_clean(s, 1, entry->run_id, sizeof entry->run_id);
    read_clean(s, 2, entry->label, sizeof entry->label);
    read_clean(s, 3, entry->commit, sizeof entry->commit);
    read_clean(s, 4, entry->branch, sizeof entry->branch);
    read_clean(s, 5, entry->date, sizeof entry->date);
    read_clean(s, 6, entry->machine, sizeof entry->machine);
    read_clean(s, 7, entry->machine_text, sizeof entry->machine_text);
    read_clean(s, 8, entry->host, sizeof entry->host);
    read_clean(s, 9, entry->kernel, sizeof entry->kernel);
    read_clean(s, 10, entry->plan, sizeof entry->plan);
    read_clean(s, 11, entry->tvp_version, sizeof entry->tvp_version);
    sql_read_text(s, 12, metric, sizeof metric);
    entry->metric = METRIC_TOTAL;
    metric_parse(metric, &entry->metric);
    entry->samples = sqlite3_column_int64(s, 13);
    read_clean(s, 14, entry->warning, sizeof entry->warning);
    entry->cells = sqlite3_column_int64(s, 15);
}

/* After the last row, or when there was no memory for one more; frees `rows`
 * on failure. */
static int end_rows(struct history *h, sqlite3_stmt *s, int step, void *rows,
                    struct err *e)
{
    if (step == SQLITE_ROW) {
        err_set(e, "no memory for all rows of %.200s", h->path);
    } else if (step != SQLITE_DONE) {
        history_db_error(h, "read it", e);
    }
    sqlite3_finalize(s);
    if (step != SQLITE_DONE) {
        free(rows);
        return -1;
    }
    return 0;
}

int history_entries(struct history *h, struct history_entry **out, size_t *n,
                    struct err *e)
{
    char sql[1024];
    struct history_entry *entries = NULL;
    size_t room = 0;
    sqlite3_stmt *s;
    int step;

    *n = 0;
    snprintf(sql, sizeof sql, "%s ORDER BY date, entry_id", history_db_entries);
    if (history_db_prepare(h, sql, &s, e)) {
        return -1;
    }
    while ((step = sqlite3_step(s)) == SQLITE_ROW) {
        if (*n == room) {
            room = 2 * room + 64;
            struct history_entry *grown =
                realloc(entries, room * sizeof *entries);
            if (grown == NULL) {
                break;
            }
            entries = grown;
        }
        history_db_entry(s, &entries[(*n)++]);
    }
    *out = entries;
    return end_rows(h, s, step, entries, e);
}

int history_names(struct history *h, const char *machine, enum metric metric,
                  struct text_list *out, struct err *e)
{
    const char *const texts[] = {machine == NULL ? "" : machine,
                                 metric_name(metric)};
    sqlite3_stmt *s;
    int step;

    *out = (struct text_list){0};
    if (history_db_prepare(
            h,
            "SELECT name FROM cell WHERE EXISTS (SELECT 1 FROM value JOIN"
            " entry USING (entry_id) WHERE value.cell_id = cell.cell_id"
            " AND value.metric = ?2 AND (?1 = '' OR machine = ?1))"
            " ORDER BY cell_id",
            &s, e)) {
        return -1;
    }
    history_db_bind(s, texts, 2);
    while ((step = sqlite3_step(s)) == SQLITE_ROW) {
        const char *name = (const char *)sqlite3_column_text(s, 0);
        if (name == NULL || text_list_add(out, name, strlen(name), e)) {
            break;
        }
    }
    if (end_rows(h, s, step, NULL, e)) {
        text_list_clear(out);
        return -1;
    }
    return 0;
}

static void read_point(sqlite3_stmt *s, struct history_point *point)
{
    point->entry = sqlite3_column_int64(s, 0);
    point->value.n = (size_t)sqlite3_column_int64(s, 1);
    point->value.cost.value = sqlite3_column_double(s, 2);
    point->value.cost.low = sqlite3_column_double(s, 3);
    point->value.cost.high = sqlite3_column_double(s, 4);
    point->value.spread = sqlite3_column_double(s, 5);
}

int history_series(struct history *h, const char *cell, enum metric metric,
                   struct history_series *out, struct err *e)
{
    const char *const texts[] = {cell, metric_name(metric)};
    struct history_point *points = NULL;
    sqlite3_stmt *s;
    int step;

    *out = (struct history_series){0};
    if (history_db_prepare(h,
                           "SELECT entry_id, n, cost, low, high, spread FROM"
                           " value WHERE cell_id ="
                           " (SELECT cell_id FROM cell WHERE name = ?1)"
                           " AND metric = ?2",
                           &s, e)) {
        return -1;
    }
    history_db_bind(s, texts, 2);
    while ((step = sqlite3_step(s)) == SQLITE_ROW) {
        struct history_point *grown =
            realloc(points, (out->n + 1) * sizeof *points);
        if (grown == NULL) {
            break;
        }
        points = grown;
        read_point(s, &points[out->n++]);
    }
    out->items = points;
    return end_rows(h, s, step, points, e);
}

void history_name(const struct history_entry *entry,
                  char text[HISTORY_NAME_BYTES])
{
    char commit[COMMIT_COLUMNS + 1];

    snprintf(commit, sizeof commit, "%.*s", COMMIT_COLUMNS, entry->commit);
    if (entry->label[0] != '\0' && commit[0] != '\0') {
        snprintf(text, HISTORY_NAME_BYTES, "%s (%s)", entry->label, commit);
    } else if (entry->label[0] != '\0' || commit[0] != '\0') {
        snprintf(text, HISTORY_NAME_BYTES, "%s%s", entry->label, commit);
    } else {
        snprintf(text, HISTORY_NAME_BYTES, "%s", entry->date);
    }
}
