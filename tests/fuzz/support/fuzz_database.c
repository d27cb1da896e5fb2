/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz.h"

#include "fake_store.h"
#include "histogram.h"
#include "trace.h"

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { TABLES_MAX = 16, COLUMNS_MAX = 128, CHANGES_MAX = 12, SQL_BYTES = 512 };

static void execute(sqlite3 *db, const char *sql)
{
    (void)sqlite3_exec(db, sql, NULL, NULL, NULL);
}

/* The names that a query gives; how many. */
static size_t names_of(sqlite3 *db, const char *sql, char names[][64],
                       size_t most)
{
    sqlite3_stmt *s;
    size_t n = 0;

    if (sqlite3_prepare_v2(db, sql, -1, &s, NULL) != SQLITE_OK) {
        return 0;
    }
    while (n < most && sqlite3_step(s) == SQLITE_ROW) {
        snprintf(names[n++], 64, "%s", (const char *)sqlite3_column_text(s, 0));
    }
    sqlite3_finalize(s);
    return n;
}

static size_t tables_of(sqlite3 *db, char tables[TABLES_MAX][64])
{
    return names_of(db,
                    "SELECT name FROM sqlite_schema WHERE type = 'table'"
                    " AND name NOT LIKE 'sqlite%'",
                    tables, TABLES_MAX);
}

/* Tables that take any value in any column. */
static void loosen(sqlite3 *db)
{
    char tables[TABLES_MAX][64];
    char sql[SQL_BYTES];
    size_t n = tables_of(db, tables);

    execute(db, "PRAGMA foreign_keys=OFF");
    for (size_t i = 0; i < n; i++) {
        snprintf(sql, sizeof sql,
                 "CREATE TABLE loose AS SELECT * FROM \"%s\";"
                 "DROP TABLE \"%s\"; ALTER TABLE loose RENAME TO \"%s\"",
                 tables[i], tables[i], tables[i]);
        execute(db, sql);
    }
    execute(db, "PRAGMA page_size=512; VACUUM");
}

void fuzz_database_read(struct fuzz_database *d, const char *path)
{
    sqlite3 *db;
    sqlite3_int64 n = 0;

    fuzz_check(sqlite3_open(path, &db) == SQLITE_OK);
    loosen(db);
    d->bytes = sqlite3_serialize(db, "main", &n, 0);
    d->n = n;
    fuzz_check(d->bytes != NULL);
    sqlite3_close(db);
}

static void bind_any(sqlite3_stmt *s, struct fuzz_input *in)
{
    const uint8_t *bytes;
    size_t n;
    union {
        uint64_t word;
        double real;
    } value;

    switch (fuzz_byte(in) % 6) {
    case 0:
        sqlite3_bind_null(s, 1);
        break;
    case 1:
        sqlite3_bind_int64(s, 1, (sqlite3_int64)fuzz_word(in));
        break;
    case 2:
        sqlite3_bind_int(s, 1, (int8_t)fuzz_byte(in));
        break;
    case 3:
        value.word = fuzz_word(in);
        sqlite3_bind_double(s, 1, value.real);
        break;
    case 4:
        n = fuzz_bytes(in, fuzz_byte(in), &bytes);
        sqlite3_bind_text(s, 1, (const char *)bytes, (int)n, SQLITE_TRANSIENT);
        break;
    default:
        n = fuzz_bytes(in, fuzz_byte(in), &bytes);
        sqlite3_bind_blob(s, 1, bytes, (int)n, SQLITE_TRANSIENT);
    }
}

static void change_value(sqlite3 *db, struct fuzz_input *in, const char *table)
{
    static char columns[COLUMNS_MAX][64];
    char sql[SQL_BYTES];
    sqlite3_stmt *s;

    snprintf(sql, sizeof sql, "SELECT name FROM pragma_table_info('%s')",
             table);
    size_t n = names_of(db, sql, columns, COLUMNS_MAX);
    if (n == 0) {
        return;
    }
    snprintf(sql, sizeof sql,
             "UPDATE \"%s\" SET \"%s\" = ?1 WHERE rowid ="
             " (SELECT rowid FROM \"%s\" LIMIT 1 OFFSET %d)",
             table, columns[fuzz_byte(in) % n], table, fuzz_byte(in) % 16);
    if (sqlite3_prepare_v2(db, sql, -1, &s, NULL) == SQLITE_OK) {
        bind_any(s, in);
        (void)sqlite3_step(s);
    }
    sqlite3_finalize(s);
}

enum { ROWS_GONE, ROWS_TWICE, TABLE_GONE, OTHER_VERSION, TABLE_CHANGES };

static void change_table(sqlite3 *db, struct fuzz_input *in, const char *table)
{
    char sql[SQL_BYTES];
    int how = fuzz_byte(in) % TABLE_CHANGES;
    int which = fuzz_byte(in) % 8;

    switch (how) {
    case ROWS_GONE:
        snprintf(sql, sizeof sql, "DELETE FROM \"%s\" WHERE rowid %% 4 = %d",
                 table, which);
        break;
    case ROWS_TWICE:
        snprintf(sql, sizeof sql,
                 "INSERT INTO \"%s\" SELECT * FROM \"%s\" WHERE rowid = %d",
                 table, table, which);
        break;
    case TABLE_GONE:
        snprintf(sql, sizeof sql, "DROP TABLE \"%s\"", table);
        break;
    default:
        snprintf(sql, sizeof sql, "PRAGMA user_version=%d",
                 which / 4 * 1000 + which % 4);
    }
    execute(db, sql);
}

void fuzz_database_change(const struct fuzz_database *d, struct fuzz_input *in,
                          const char *path)
{
    char tables[TABLES_MAX][64];
    sqlite3 *db = NULL;
    sqlite3_int64 n = 0;
    unsigned char *copy = sqlite3_malloc64((sqlite3_uint64)d->n);

    fuzz_check(copy != NULL && sqlite3_open(":memory:", &db) == SQLITE_OK);
    memcpy(copy, d->bytes, (size_t)d->n);
    fuzz_check(sqlite3_deserialize(db, "main", copy, d->n, d->n,
                                   SQLITE_DESERIALIZE_FREEONCLOSE
                                       | SQLITE_DESERIALIZE_RESIZEABLE)
               == SQLITE_OK);
    size_t ntables = tables_of(db, tables);
    fuzz_check(ntables > 0);
    int changes = fuzz_byte(in) % CHANGES_MAX;
    for (int i = 0; i < changes && in->left > 0; i++) {
        uint8_t how = fuzz_byte(in);
        const char *table = tables[fuzz_byte(in) % ntables];
        if (how < 200) {
            change_value(db, in, table);
        } else {
            change_table(db, in, table);
        }
    }
    unsigned char *bytes = sqlite3_serialize(db, "main", &n, 0);
    fuzz_check(bytes != NULL);
    fuzz_write(path, bytes, (size_t)n);
    sqlite3_free(bytes);
    sqlite3_close(db);
}

/* Three blocks of two cells, with latencies, and a trace. */
static void make_run(const struct fake_folder *f)
{
    struct store *s = fake_store(f);
    static struct histogram latency;
    struct trace_event events[FAKE_EVENTS_MAX];
    struct fake_trial t;
    struct trace trace;
    struct err e;

    histogram_record(&latency, 1000);
    histogram_record(&latency, 77777);
    for (unsigned i = 0; i < 6; i++) {
        fake_trial(&t, (int)i + 2);
        t.result.latency = &latency;
        fake_put(s, i / 2, i % 2, i % 2, &t.result);
    }
    fuzz_check(trace_create(&trace, 1, &e) == 0);
    struct trace_lane own = trace.lanes[0];
    fake_lane(&trace.lanes[0], events, 5);
    fuzz_check(store_put_trace(s, 1, &trace, &e) == 0);
    trace.lanes[0] = own;
    trace_free(&trace);
    store_close(s);
}

void fuzz_run_file(struct fuzz_input *in, const char *path)
{
    static struct fuzz_database base;

    if (base.bytes == NULL) {
        struct fake_folder f = {"", ""};
        char made[PATH_MAX];
        fuzz_path(made, "base.db");
        fuzz_check(snprintf(f.db, sizeof f.db, "%s", made) > 0);
        make_run(&f);
        fuzz_database_read(&base, f.db);
    }
    fuzz_database_change(&base, in, path);
}
