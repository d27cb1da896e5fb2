/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "history_db.h"

#include "label.h"

#include <stdio.h>
#include <string.h>

static int find(struct history *h, const char *run_id,
                struct history_entry *entry, struct err *e)
{
    char sql[1024];
    sqlite3_stmt *s;

    *entry = (struct history_entry){0};
    snprintf(sql, sizeof sql, "%s WHERE run_id = ?", history_db_entries);
    if (history_db_prepare(h, sql, &s, e)) {
        return -1;
    }
    history_db_bind(s, &run_id, 1);
    int step = sqlite3_step(s);
    if (step == SQLITE_ROW) {
        history_db_entry(s, entry);
    } else if (step != SQLITE_DONE) {
        history_db_error(h, "read it", e);
    }
    sqlite3_finalize(s);
    return step == SQLITE_ROW || step == SQLITE_DONE ? 0 : -1;
}

/* What was given is put in; true when that changes anything. */
static bool put_text(char *to, size_t bytes, const char *text)
{
    char clean[HISTORY_TEXT_BYTES];

    if (text == NULL) {
        return false;
    }
    label_clean(text, clean, bytes < sizeof clean ? bytes : sizeof clean);
    bool other = strcmp(clean, to) != 0;
    snprintf(to, bytes, "%.*s", (int)bytes - 1, clean);
    return other;
}

static bool put_labels(struct history_entry *entry,
                       const struct history_labels *l)
{
    bool changed = put_text(entry->label, sizeof entry->label, l->label);

    changed |= put_text(entry->commit, sizeof entry->commit, l->commit);
    changed |= put_text(entry->branch, sizeof entry->branch, l->branch);
    changed |= put_text(entry->date, sizeof entry->date, l->date);
    return changed;
}

static int put_machine(struct history *h, const struct history_run *run,
                       struct err *e)
{
    const char *const texts[] = {run->entry.machine, run->entry.machine_text,
                                 run->facts};
    sqlite3_stmt *s;

    if (history_db_prepare(h, "INSERT OR IGNORE INTO machine VALUES (?,?,?)",
                           &s, e)) {
        return -1;
    }
    history_db_bind(s, texts, 3);
    int result = history_db_run(h, s, "add the machine", e);
    sqlite3_finalize(s);
    return result;
}

/* A new one, or in the place of the one with this run_id. */
static int put_entry(struct history *h, const struct history_entry *entry,
                     struct err *e)
{
    const char *const texts[] = {
        entry->run_id,      entry->label,   entry->commit,
        entry->branch,      entry->date,    entry->machine,
        entry->host,        entry->kernel,  entry->plan,
        entry->tvp_version, entry->warning, metric_name(entry->metric),
    };
    enum { TEXTS = sizeof texts / sizeof *texts };
    sqlite3_stmt *s;

    if (history_db_prepare(
            h,
            "INSERT INTO entry (run_id, label, commit_name, branch, date,"
            " machine, host, kernel, plan, tvp_version, warning, metric,"
            " samples) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)"
            " ON CONFLICT (run_id) DO UPDATE SET label=excluded.label,"
            " commit_name=excluded.commit_name, branch=excluded.branch,"
            " date=excluded.date, machine=excluded.machine,"
            " host=excluded.host, kernel=excluded.kernel, plan=excluded.plan,"
            " tvp_version=excluded.tvp_version, warning=excluded.warning,"
            " metric=excluded.metric, samples=excluded.samples",
            &s, e)) {
        return -1;
    }
    history_db_bind(s, texts, TEXTS);
    sqlite3_bind_int64(s, TEXTS + 1, entry->samples);
    int result = history_db_run(h, s, "add the run", e);
    sqlite3_finalize(s);
    return result;
}

/* Statements that cells and their values are put in with. */
struct putting {
    struct history *h;
    sqlite3_stmt *cell;
    sqlite3_stmt *value;
    const char *run_id;
};

static int put_value(struct putting *p, const struct history_cell *cell,
                     enum metric metric, struct err *e)
{
    const struct history_value *v = &cell->values[metric];
    const char *const texts[] = {p->run_id, cell->name, metric_name(metric)};

    if (v->n == 0) {
        return 0;
    }
    history_db_bind(p->value, texts, 3);
    sqlite3_bind_int64(p->value, 4, (sqlite3_int64)v->n);
    sqlite3_bind_double(p->value, 5, v->cost.value);
    sqlite3_bind_double(p->value, 6, v->cost.low);
    sqlite3_bind_double(p->value, 7, v->cost.high);
    sqlite3_bind_double(p->value, 8, v->spread);
    return history_db_run(p->h, p->value, "add a value", e);
}

static int put_cell(struct putting *p, const struct history_cell *cell,
                    struct err *e)
{
    const char *name = cell->name;

    history_db_bind(p->cell, &name, 1);
    if (history_db_run(p->h, p->cell, "add a cell", e)) {
        return -1;
    }
    for (int m = 0; m < METRIC_COUNT; m++) {
        if (put_value(p, cell, (enum metric)m, e)) {
            return -1;
        }
    }
    return 0;
}

static int put_cells(struct history *h, const struct history_run *run,
                     struct err *e)
{
    struct putting p = {.h = h, .run_id = run->entry.run_id};
    int result = 0;

    if (history_db_prepare(h, "INSERT OR IGNORE INTO cell (name) VALUES (?)",
                           &p.cell, e)
        || history_db_prepare(
            h,
            "INSERT OR REPLACE INTO value SELECT entry_id, cell_id, ?3, ?4,"
            " ?5, ?6, ?7, ?8 FROM entry, cell WHERE run_id=?1 AND name=?2",
            &p.value, e)) {
        result = -1;
    }
    for (size_t i = 0; i < run->ncells && result == 0; i++) {
        result = put_cell(&p, &run->cells[i], e);
    }
    sqlite3_finalize(p.cell);
    sqlite3_finalize(p.value);
    return result;
}

static int drop_values(struct history *h, int64_t entry, struct err *e)
{
    sqlite3_stmt *s;

    if (history_db_prepare(h, "DELETE FROM value WHERE entry_id = ?", &s, e)) {
        return -1;
    }
    sqlite3_bind_int64(s, 1, entry);
    int result = history_db_run(h, s, "replace the run's values", e);
    sqlite3_finalize(s);
    return result;
}

static int put_run(struct history *h, const struct history_run *run,
                   const struct history_entry *entry, struct err *e)
{
    return put_machine(h, run, e) || put_entry(h, entry, e)
                   || drop_values(h, entry->id, e) || put_cells(h, run, e)
               ? -1
               : 0;
}

/* The run's entry, under the labels of the one that there is. */
static void take_over(struct history_entry *entry,
                      const struct history_entry *was)
{
    entry->id = was->id;
    snprintf(entry->label, sizeof entry->label, "%s", was->label);
    snprintf(entry->commit, sizeof entry->commit, "%s", was->commit);
    snprintf(entry->branch, sizeof entry->branch, "%s", was->branch);
    snprintf(entry->date, sizeof entry->date, "%s", was->date);
}

/* Dates are the order of all there is. */
static bool has_date(const struct history_entry *entry, struct err *e)
{
    if (entry->date[0] == '\0') {
        err_set(e,
                "the run %s doesn't say when it began; give a date, as in "
                "--date 2026-11-22",
                entry->run_id);
    }
    return entry->date[0] != '\0';
}

static int add(struct history *h, const struct history_adding *a,
               enum history_added *how, struct err *e)
{
    struct history_entry was;
    struct history_entry entry = a->run->entry;

    if (history_db_create(h, e) || find(h, entry.run_id, &was, e)) {
        return -1;
    }
    if (was.id == 0) {
        *how = HISTORY_ADDED;
        put_labels(&entry, &a->usual);
        put_labels(&entry, &a->given);
        return has_date(&entry, e) ? put_run(h, a->run, &entry, e) : -1;
    }
    if (entry.samples > was.samples) {
        *how = HISTORY_GROWN;
        take_over(&entry, &was);
        put_labels(&entry, &a->given);
        return put_run(h, a->run, &entry, e);
    }
    *how = entry.samples < was.samples ? HISTORY_OLDER : HISTORY_SAME;
    if (put_labels(&was, &a->given)) {
        *how = HISTORY_RELABELLED;
        return put_entry(h, &was, e);
    }
    return 0;
}

int history_add(struct history *h, const struct history_adding *a,
                enum history_added *how, struct history_entry *entry,
                struct err *e)
{
    struct err ignored;

    /* At once, since two that read first would wait for each other. */
    if (history_db_exec(h, "BEGIN IMMEDIATE", "add to it", e)) {
        return -1;
    }
    if (add(h, a, how, e) || find(h, a->run->entry.run_id, entry, e)
        || history_db_exec(h, "COMMIT", "add to it", e)) {
        history_db_exec(h, "ROLLBACK", "add to it", &ignored);
        return -1;
    }
    return 0;
}
