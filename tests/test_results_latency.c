/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cmocka_all.h"

#include "fake_store.h"
#include "results.h"

#include <string.h>

static struct histogram latency;

/* A trial of cell 0 with these latencies, 0 ending them. */
static void put(struct store *s, unsigned block, unsigned position,
                enum sample_status status, const uint64_t *values)
{
    struct fake_trial t;

    fake_trial(&t, 3);
    memset(&latency, 0, sizeof latency);
    for (; *values != 0; values++) {
        histogram_record(&latency, *values);
    }
    t.result.sample.status = status;
    t.result.sample.latency_max_ns = (int64_t)latency.max;
    t.result.latency = latency.total > 0 ? &latency : NULL;
    if (latency.total == 0) {
        t.result.sample.latency_max_ns = SAMPLE_ABSENT;
    }
    fake_put(s, block, position, 0, &t.result);
}

static void put_blocks(struct store *s)
{
    static const uint64_t first[] = {10, 10, 5000123, 0};
    static const uint64_t disturbed[] = {7, 77, 777, 0};
    static const uint64_t again[] = {10, 20, 0};
    static const uint64_t lost[] = {9, 0};
    static const uint64_t huge[] = {UINT64_C(1) << 50, 0};

    put(s, 0, 0, SAMPLE_OK, first);
    put(s, 1, 0, SAMPLE_DISTURBED, disturbed);
    put(s, 1, 0, SAMPLE_OK, again);
    put(s, 2, 0, SAMPLE_TIMEOUT, lost);
    put(s, 3, 0, SAMPLE_DISTURBED, huge);
    put(s, 4, 0, SAMPLE_OK, &lost[1]);
}

static void assert_merged(const char *path)
{
    const struct histogram_count wanted[] = {
        {10, 3},
        {20, 1},
        {histogram_bucket_top(histogram_bucket(5000123)), 1},
        {histogram_bucket_top(HISTOGRAM_BUCKETS - 1), 1}};
    struct results r;
    struct err e = {""};

    if (results_load(&r, path, &e)) {
        fail_msg("%s", e.text);
    }
    assert_non_null(r.latencies);
    assert_int_equal(r.latencies[0].n, sizeof wanted / sizeof *wanted);
    assert_memory_equal(r.latencies[0].list, wanted, sizeof wanted);
    assert_int_equal(r.latencies[0].max, UINT64_C(1) << 50);
    assert_int_equal(r.latencies[1].n, 0);
    results_free(&r);
    assert_null(r.latencies);
}

static void a_cells_latencies_are_those_of_the_samples_that_count(void **state)
{
    const struct fake_folder *f = *state;
    struct store *s = fake_store(f);

    put_blocks(s);
    store_close(s);
    assert_merged(f->dir);
}

/* A row for each bucket, as schema 2 had it. */
static void make_rows(const struct fake_folder *f)
{
    fake_execute(f, "DROP TABLE histogram;"
                    "CREATE TABLE histogram ("
                    " sample_id INTEGER NOT NULL REFERENCES sample,"
                    " kind TEXT NOT NULL, worker INTEGER NOT NULL,"
                    " up_to_ns INTEGER NOT NULL, count INTEGER NOT NULL,"
                    " PRIMARY KEY (sample_id, kind, worker, up_to_ns))"
                    " STRICT, WITHOUT ROWID; PRAGMA user_version=2");
}

static void a_run_with_a_row_for_each_bucket_is_gone_on_with(void **state)
{
    const struct fake_folder *f = *state;
    struct store *s = fake_store(f);
    struct err e = {""};

    store_close(s);
    make_rows(f);
    assert_int_equal(store_open(&s, f->db, &e), 0);
    put_blocks(s);
    store_close(s);
    assert_int_equal(fake_number(f, "SELECT count(*) FROM histogram"), 9);
    assert_int_equal(fake_number(f, "SELECT sum(count) FROM histogram"
                                    " WHERE up_to_ns = 10"),
                     3);
    assert_int_equal(fake_number(f, "PRAGMA user_version"), 2);
    assert_merged(f->dir);
}

static void a_run_without_histograms_has_none(void **state)
{
    const struct fake_folder *f = *state;
    struct store *s = fake_store(f);
    struct err e = {""};
    struct results r;

    put_blocks(s);
    store_close(s);
    fake_execute(f, "DROP TABLE histogram");
    assert_int_equal(results_load(&r, f->db, &e), 0);
    assert_int_equal(r.latencies[0].n, 0);
    results_free(&r);
}

static void assert_damage(const struct fake_folder *f, const char *sql)
{
    struct results r;
    struct err e = {""};

    fake_execute(f, sql);
    if (results_load(&r, f->db, &e) == 0) {
        fail_msg("%s was taken", sql);
    }
    assert_non_null(strstr(e.text, f->db));
    assert_non_null(strstr(e.text, "latencies"));
}

static void damaged_buckets_are_refused(void **state)
{
    static const char *const packed[] = {
        "UPDATE histogram SET counts = x'05'",
        "UPDATE histogram SET counts = x'0500'",
        "UPDATE histogram SET counts = x'85'",
        "UPDATE histogram SET counts = x'05010001'",
        "UPDATE histogram SET counts = x'C01201'",
        "UPDATE histogram SET counts = x'BF12010101'",
        "UPDATE histogram SET counts = x'05FFFFFFFFFFFFFFFFFF01'",
        "UPDATE histogram SET counts = x'05FFFFFFFFFFFFFFFFFF02'",
        "UPDATE histogram SET counts = x'05FFFFFFFFFFFFFFFFFF8100'",
        "UPDATE histogram SET counts = x'FFFFFFFFFFFFFFFFFF0101'",
    };
    static const char *const rows[] = {
        "UPDATE histogram SET count = 0",
        "UPDATE histogram SET count = -1",
        "UPDATE histogram SET up_to_ns = 128 WHERE up_to_ns = 10",
        "UPDATE histogram SET up_to_ns = -1 WHERE up_to_ns = 10",
        "INSERT INTO histogram SELECT 1, kind, 0, 10, 1 FROM good LIMIT 1",
    };
    const struct fake_folder *f = *state;
    struct store *s = fake_store(f);
    struct err e = {""};

    put_blocks(s);
    store_close(s);
    fake_execute(f, "UPDATE histogram SET counts = x'BF1201'");
    for (size_t i = 0; i < sizeof packed / sizeof *packed; i++) {
        assert_damage(f, packed[i]);
    }
    make_rows(f);
    assert_int_equal(store_open(&s, f->db, &e), 0);
    fake_execute(f, "DELETE FROM worker; DELETE FROM sample");
    put_blocks(s);
    store_close(s);
    fake_execute(f, "CREATE TABLE good AS SELECT * FROM histogram");
    assert_merged(f->dir);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        assert_damage(f, rows[i]);
        fake_execute(f, "DELETE FROM histogram;"
                        "INSERT INTO histogram SELECT * FROM good");
    }
}

#define WITH_FOLDER(test)                                                      \
    cmocka_unit_test_setup_teardown(test, fake_folder_make, fake_folder_remove)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_FOLDER(a_cells_latencies_are_those_of_the_samples_that_count),
        WITH_FOLDER(a_run_with_a_row_for_each_bucket_is_gone_on_with),
        WITH_FOLDER(a_run_without_histograms_has_none),
        WITH_FOLDER(damaged_buckets_are_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
