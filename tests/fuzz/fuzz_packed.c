/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whatever numbers are packed, the same ones are unpacked; whatever a blob of a
 * histogram or of a trace has, it is read or refused with a reason. */
#include "fuzz.h"
#include "histogram_rows.h"
#include "packed.h"
#include "trace_rows.h"

#include <sqlite3.h>
#include <stdlib.h>

enum { COLUMNS_MAX = 9, ROWS_MAX = 1300 };

static void check_packed(struct fuzz_input *in)
{
    static int64_t rows[ROWS_MAX][COLUMNS_MAX];
    size_t columns = 1 + fuzz_byte(in) % COLUMNS_MAX;
    size_t n = (fuzz_byte(in) * 5U + 1U) % ROWS_MAX;
    struct packed *p;
    struct err e = {""};
    int64_t row[COLUMNS_MAX];

    fuzz_check(packed_create(&p, columns, &e) == 0);
    for (size_t i = 0; i < n; i++) {
        for (size_t j = 0; j < columns; j++) {
            rows[i][j] = fuzz_byte(in) % 2 == 0 ? (int64_t)fuzz_word(in)
                                                : (int8_t)fuzz_byte(in);
        }
        fuzz_check(packed_append(p, rows[i], &e) == 0);
    }
    fuzz_check(packed_finish(p, &e) == 0 && packed_count(p) == n);
    for (size_t i = 0; i < n; i++) {
        packed_row(p, i, row);
        for (size_t j = 0; j < columns; j++) {
            fuzz_check(row[j] == rows[i][j]
                       && packed_value(p, i, j) == rows[i][j]);
        }
    }
    packed_free(p);
}

static void put(sqlite3 *db, const char *sql, const struct fuzz_input *in)
{
    sqlite3_stmt *s;

    fuzz_check(sqlite3_prepare_v2(db, sql, -1, &s, NULL) == SQLITE_OK);
    sqlite3_bind_blob64(s, 1, in->at, in->left, SQLITE_STATIC);
    fuzz_check(sqlite3_step(s) == SQLITE_DONE);
    sqlite3_finalize(s);
}

/* What is read is written as the same bytes, or fewer. */
static void check_histogram(sqlite3 *db)
{
    static struct histogram_count room[HISTOGRAM_BUCKETS];
    static struct histogram_count again[HISTOGRAM_BUCKETS];
    struct histogram_counts c = {.list = room};
    struct histogram_counts same = {.list = again};
    struct histogram_rows h;
    struct err e = {""};

    fuzz_check(histogram_rows_open(&h, db, &e) == 0);
    if (histogram_rows_latency(&h, 1, &c, &e)) {
        fuzz_refused(&e);
    } else if (c.n > 0) {
        fuzz_check(c.n <= HISTOGRAM_BUCKETS
                   && histogram_rows_put(&h, 2, "latency", -1, &c, &e) == 0
                   && histogram_rows_latency(&h, 2, &same, &e) == 0
                   && same.n == c.n && same.max == c.max);
        (void)histogram_counts_quantile(&c, 0.99);
    }
    histogram_rows_close(&h);
}

static void check_trace(sqlite3 *db)
{
    struct result_trace *traces = NULL;
    size_t n = 0;
    struct err e = {""};

    if (trace_rows_get(db, 1, &traces, &n, &e)) {
        fuzz_refused(&e);
    }
    for (size_t i = 0; i < n; i++) {
        trace_free(&traces[i].trace);
    }
    free(traces);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct fuzz_input in = {data, size};
    sqlite3 *db;

    if (fuzz_byte(&in) % 2 == 0) {
        check_packed(&in);
        return 0;
    }
    fuzz_check(sqlite3_open(":memory:", &db) == SQLITE_OK
               && sqlite3_exec(db,
                               "CREATE TABLE histogram (sample_id, kind,"
                               " worker, counts);"
                               "CREATE TABLE trace (cell_id, worker, dropped,"
                               " events)",
                               NULL, NULL, NULL)
                      == SQLITE_OK);
    put(db, "INSERT INTO histogram VALUES (1, 'latency', -1, ?1)", &in);
    put(db, "INSERT INTO trace VALUES (0, 0, 0, ?1)", &in);
    check_histogram(db);
    check_trace(db);
    sqlite3_close(db);
    return 0;
}
