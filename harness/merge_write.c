/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "merge_write.h"

#include "merged.h"
#include "sql.h"
#include "store.h"

#include <stdio.h>
#include <string.h>

enum { ID_BYTES = 32 };

/* What SQL makes of a column's name. */
#define QUOTED "'\"' || replace(name, '\"', '\"\"') || '\"'"

static int run_sql(const struct merge_plan *p, char *sql, const char *what,
                   struct err *e)
{
    int result = sql == NULL ? err_set(e, "out of memory to merge runs")
                             : sql_exec(p->db, sql, what, e);

    sqlite3_free(sql);
    return result;
}

/* The first text that a statement gives, "" for none, which is finalized; to
 * be freed by sqlite3_free. NULL without memory. */
static char *one_text(sqlite3_stmt *s)
{
    const unsigned char *text =
        sqlite3_step(s) == SQLITE_ROW ? sqlite3_column_text(s, 0) : NULL;
    char *copy = sqlite3_mprintf("%s", text == NULL ? "" : (const char *)text);

    sqlite3_finalize(s);
    return copy;
}

/* A table's columns in any file, as they are declared. */
static char *declared_columns(const struct merge_plan *p, const char *table)
{
    sqlite3_stmt *s;
    struct err unused;

    return merge_plan_prepare(p, &s, &unused,
                              "SELECT group_concat(" QUOTED
                              " || ' ' || type, ', ') FROM (SELECT * FROM"
                              " known WHERE tbl = %Q ORDER BY rowid)",
                              table)
               ? NULL
               : one_text(s);
}

static char *key_columns(const struct merge_plan *p, const char *table)
{
    sqlite3_stmt *s;
    struct err unused;

    return merge_plan_prepare(p, &s, &unused,
                              "SELECT group_concat(" QUOTED ", ', ') FROM"
                              " (SELECT name FROM known WHERE tbl = %Q"
                              " AND key > 0 ORDER BY key)",
                              table)
               ? NULL
               : one_text(s);
}

/* Those that `src` has, to be read where samples' ids are moved by `shift`. */
static char *read_columns(const struct merge_plan *p, const char *table,
                          int64_t shift)
{
    sqlite3_stmt *s;
    struct err unused;

    return merge_plan_prepare(
               p, &s, &unused,
               "SELECT group_concat(CASE WHEN name = 'sample_id' AND %lld <> 0"
               " THEN 'sample_id + %lld' ELSE " QUOTED " END, ', ') FROM"
               " (SELECT name FROM known WHERE tbl = %Q AND name IN (SELECT"
               " name FROM pragma_table_info(%Q, 'src')) ORDER BY rowid)",
               (long long)shift, (long long)shift, table, table)
               ? NULL
               : one_text(s);
}

static char *table_text(const struct merge_table *t, const char *list,
                        const char *key)
{
    bool keyed = t->rows == MERGE_OF_RUN;

    return sqlite3_mprintf(
        "CREATE TABLE out.%s (%s%s%s, PRIMARY KEY (%s%s%s)) STRICT%s", t->name,
        t->rows == MERGE_OF_SAMPLE ? "" : "run INTEGER NOT NULL, ",
        strcmp(t->name, "run") == 0
            ? "run_name TEXT, first_sample INTEGER, last_sample INTEGER, "
            : "",
        list, keyed ? "run" : "", keyed && key[0] != '\0' ? ", " : "", key,
        t->rows == MERGE_OF_SAMPLE ? ", WITHOUT ROWID" : "");
}

/* None where no run has it. */
static int create_table(const struct merge_plan *p, const struct merge_table *t,
                        struct err *e)
{
    char *list = declared_columns(p, t->name);
    char *key = key_columns(p, t->name);
    int result = 0;

    if (list == NULL || key == NULL) {
        result = err_set(e, "out of memory to merge runs");
    } else if (list[0] != '\0') {
        result = run_sql(p, table_text(t, list, key),
                         "make the merged file's tables", e);
    }
    sqlite3_free(list);
    sqlite3_free(key);
    return result;
}

/* Nobody reads it before it is whole, so that it needs no journal. */
static int create_file(const struct merge_plan *p, const char *file,
                       struct err *e)
{
    sqlite3_stmt *s;

    if (merge_plan_prepare(p, &s, e, "ATTACH ?1 AS out")) {
        return -1;
    }
    sqlite3_bind_text(s, 1, file, -1, SQLITE_STATIC);
    int result = sql_run(p->db, s, "make it", e);
    sqlite3_finalize(s);
    if (result
        || run_sql(p,
                   sqlite3_mprintf("PRAGMA out.journal_mode = OFF;"
                                   "PRAGMA out.synchronous = OFF;"
                                   "PRAGMA out.cache_size = -65536;"
                                   "PRAGMA out.application_id = %d;"
                                   "PRAGMA out.user_version = %lld",
                                   STORE_APPLICATION_ID,
                                   MERGED_SCHEMA + (long long)p->schemas[0]),
                   "make it", e)) {
        return -1;
    }
    for (size_t i = 0; i < MERGE_TABLES; i++) {
        if (create_table(p, &merge_tables[i], e)) {
            return -1;
        }
    }
    return 0;
}

/* What a run becomes: its number, and its first sample's. */
struct copy {
    const struct merge_run *run;
    int64_t number;
    int64_t first_sample;
};

/* Of a merged file one run's; of samples those that were planned for: there is
 * room for no more. */
static void put_where(const struct merge_table *t, const struct merge_run *run,
                      char where[128])
{
    where[0] = '\0';
    if (t->rows != MERGE_OF_RUN) {
        snprintf(where, 128, " WHERE sample_id BETWEEN %lld AND %lld",
                 (long long)run->first_sample, (long long)run->last_sample);
    } else if (run->number > 0) {
        snprintf(where, 128, " WHERE run = %lld", (long long)run->number);
    }
}

static char *copy_text(const struct merge_table *t, const struct copy *c,
                       const char *names, const char *values)
{
    int64_t last = c->first_sample + c->run->last_sample - c->run->first_sample;
    char where[128];
    char own[ID_BYTES] = "";

    put_where(t, c->run, where);
    if (t->rows != MERGE_OF_SAMPLE) {
        snprintf(own, sizeof own, "%lld, ", (long long)c->number);
    }
    if (strcmp(t->name, "run") == 0) {
        return sqlite3_mprintf(
            "INSERT INTO out.run (run, run_name, first_sample, last_sample, %s)"
            " SELECT %s%Q, %lld, %lld, %s FROM src.run%s",
            names, own, c->run->name, (long long)c->first_sample,
            (long long)last, values, where);
    }
    return sqlite3_mprintf("INSERT INTO out.%s (%s%s) SELECT %s%s FROM"
                           " src.%s%s",
                           t->name, own[0] == '\0' ? "" : "run, ", names, own,
                           values, t->name, where);
}

static int copy_table(const struct merge_plan *p, const struct merge_table *t,
                      const struct copy *c, struct err *e)
{
    char *names = read_columns(p, t->name, 0);
    char *values =
        read_columns(p, t->name, c->first_sample - c->run->first_sample);
    int result = 0;

    if (names == NULL || values == NULL) {
        result = err_set(e, "out of memory to merge runs");
    } else if (names[0] != '\0') {
        result = run_sql(p, copy_text(t, c, names, values), "copy its rows", e);
    }
    sqlite3_free(names);
    sqlite3_free(values);
    return result;
}

static int copy_tables(const struct merge_plan *p, const struct copy *c,
                       struct err *e)
{
    struct err unused;

    if (sql_exec(p->db, "BEGIN", "copy it", e)) {
        return -1;
    }
    for (size_t i = 0; i < MERGE_TABLES; i++) {
        if (copy_table(p, &merge_tables[i], c, e)) {
            (void)sql_exec(p->db, "ROLLBACK", "", &unused);
            return -1;
        }
    }
    return sql_exec(p->db, "COMMIT", "copy it", e);
}

static int copy_run(const struct merge_plan *p, const struct copy *c,
                    struct err *e)
{
    const char *file = p->files.items[c->run->file];

    if (merge_plan_attach(p, c->run->file, e)) {
        return err_prefix(e, "%s: ", file);
    }
    int result = copy_tables(p, c, e);
    merge_plan_detach(p);
    return result ? err_prefix(e, "%s: ", file) : 0;
}

int merge_write(const struct merge_plan *p, const char *file, struct err *e)
{
    int64_t next = 1;
    int result = create_file(p, file, e) ? err_prefix(e, "%s: ", file) : 0;

    for (size_t i = 0; i < p->nruns && result == 0; i++) {
        const struct copy c = {&p->runs[i], (int64_t)i + 1, next};
        int64_t ids = c.run->last_sample - c.run->first_sample + 1;
        result = ids > MERGE_SAMPLE_MAX - next
                     ? err_set(e,
                               "%s: its samples' numbers leave none for "
                               "other runs: leave it out",
                               p->files.items[c.run->file])
                     : copy_run(p, &c, e);
        next += ids;
    }
    (void)sqlite3_exec(p->db, "DETACH out", NULL, NULL, NULL);
    return result;
}
