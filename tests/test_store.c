/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cmocka_all.h"

#include "fake_store.h"
#include "results.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static void a_run_and_its_cells_come_back(void **state)
{
    const struct fake_folder *f = *state;
    struct store *s = fake_store(f);
    struct store_run run;
    struct cell *cells;
    struct err e;
    size_t count;

    store_close(s);
    assert_int_equal(store_open(&s, f->db, &e), 0);
    assert_int_equal(store_get_run(s, &run, &e), 0);
    assert_string_equal(run.run_id, fake_run.run_id);
    assert_string_equal(run.plan_name, fake_run.plan_name);
    assert_string_equal(run.started, fake_run.started);
    assert_string_equal(run.command, fake_run.command);
    assert_string_equal(run.tvp_version, fake_run.tvp_version);
    assert_string_equal(run.metric, fake_run.metric);
    assert_int_equal(run.seed, fake_run.seed);
    assert_int_equal(run.min_blocks, fake_run.min_blocks);
    assert_int_equal(run.max_blocks, fake_run.max_blocks);
    assert_true(run.precision == fake_run.precision);
    assert_int_equal(run.max_time_ns, fake_run.max_time_ns);
    assert_true(run.decide);
    assert_int_equal(store_get_cells(s, &cells, &count, &e), 0);
    assert_int_equal(count, FAKE_CELLS);
    for (size_t i = 0; i < FAKE_CELLS; i++) {
        assert_true(cell_same_work(&cells[i], &fake_cells[i]));
        assert_string_equal(cells[i].model, fake_cells[i].model);
        assert_string_equal(cells[i].model_params, fake_cells[i].model_params);
        assert_int_equal(cells[i].scale, fake_cells[i].scale);
        assert_int_equal(cells[i].timeout_ns, fake_cells[i].timeout_ns);
    }
    free(cells);
    store_close(s);
}

static void cells_can_be_added_while_the_run_goes_on(void **state)
{
    const struct fake_folder *f = *state;
    struct store *s = fake_store(f);
    struct cell *cells;
    struct err e;
    size_t count;

    assert_int_equal(store_add_cells(s, FAKE_CELLS, fake_cells, 1, &e), 0);
    assert_int_equal(store_get_cells(s, &cells, &count, &e), 0);
    assert_int_equal(count, FAKE_CELLS + 1);
    assert_string_equal(cells[FAKE_CELLS].model, fake_cells[0].model);
    assert_string_equal(cells[FAKE_CELLS - 1].model,
                        fake_cells[FAKE_CELLS - 1].model);
    free(cells);
    /* Numbers that are taken: none of them gets in. */
    assert_int_equal(store_add_cells(s, 0, fake_cells, 2, &e), -1);
    assert_int_equal(fake_number(f, "SELECT count(*) FROM cell"),
                     FAKE_CELLS + 1);
    store_close(s);
}

/* Bucket 5 twice, and 949 buckets further on, that of 1000000 once. */
static void latencies_are_kept_by_bucket(void **state)
{
    static struct histogram latency;
    const struct fake_folder *f = *state;
    struct store *s = fake_store(f);
    struct fake_trial t;

    fake_trial(&t, 3);
    memset(&latency, 0, sizeof latency);
    histogram_record(&latency, 5);
    histogram_record(&latency, 5);
    histogram_record(&latency, 1000000);
    t.result.latency = &latency;
    fake_put(s, 0, 0, 0, &t.result);
    store_close(s);
    assert_int_equal(fake_number(f, "SELECT count(*) FROM histogram"), 1);
    assert_int_equal(fake_number(f, "SELECT hex(counts) = '0502B50701'"
                                    " FROM histogram"),
                     1);
}

static void waits_at_the_lock_are_kept_apart(void **state)
{
    static struct histogram latency;
    struct histogram_count five = {.up_to = 5, .count = 3};
    struct histogram_count six = {.up_to = 6, .count = 4};
    struct histogram_counts waits[FAKE_WORKERS] = {
        {.max = 5, .n = 1, .list = &five}, {.max = 6, .n = 1, .list = &six}};
    const struct fake_folder *f = *state;
    struct store *s = fake_store(f);
    struct fake_trial t;

    fake_trial(&t, 3);
    memset(&latency, 0, sizeof latency);
    histogram_record(&latency, 5);
    t.result.latency = &latency;
    t.result.lock_waits = waits;
    fake_put(s, 0, 0, 0, &t.result);
    store_close(s);
    assert_int_equal(fake_number(f, "SELECT count(*) FROM histogram"), 3);
    assert_int_equal(fake_number(f, "SELECT hex(counts) = '0501' FROM histogram"
                                    " WHERE kind = 'latency' AND worker = -1"),
                     1);
    assert_int_equal(fake_number(f, "SELECT hex(counts) = '0503' FROM histogram"
                                    " WHERE kind = 'gil_wait' AND worker = 0"),
                     1);
    assert_int_equal(fake_number(f, "SELECT hex(counts) = '0604' FROM histogram"
                                    " WHERE kind = 'gil_wait' AND worker = 1"),
                     1);
}

static void a_result_is_stored_whole_or_not_at_all(void **state)
{
    const struct fake_folder *f = *state;
    const struct store_place nowhere = {.cell = FAKE_CELLS};
    const struct store_place somewhere = {.cell = 0};
    struct store *s = fake_store(f);
    struct fake_trial t;
    struct err e;

    fake_trial(&t, 3);
    assert_int_equal(store_put_result(s, &nowhere, &t.result, &e), -1);
    t.workers[1].worker = t.workers[0].worker;
    assert_int_equal(store_put_result(s, &somewhere, &t.result, &e), -1);
    assert_int_equal(fake_number(f, "SELECT count(*) FROM sample"), 0);
    assert_int_equal(fake_number(f, "SELECT count(*) FROM worker"), 0);
    t.workers[1].worker++;
    fake_put(s, 0, 0, 0, &t.result);
    assert_int_equal(fake_number(f, "SELECT count(*) FROM worker"), 2);
    store_close(s);
}

static void what_was_put_is_there_before_the_store_is_closed(void **state)
{
    const struct fake_folder *f = *state;
    struct store *s = fake_store(f);
    struct fake_trial t;

    fake_trial(&t, 3);
    fake_put(s, 0, 0, 0, &t.result);
    assert_int_equal(fake_number(f, "SELECT count(*) FROM sample"), 1);
    store_close(s);
}

static void done_is_told_by_block_and_cell(void **state)
{
    const struct fake_folder *f = *state;
    struct store *s = fake_store(f);
    unsigned char done[3 * FAKE_CELLS] = {0};
    struct fake_trial t;
    struct err e;

    fake_trial(&t, 3);
    fake_put(s, 0, 0, 1, &t.result);
    fake_put(s, 2, 0, 0, &t.result);
    fake_put(s, 2, 1, 0, &t.result); /* repeated, since it was disturbed */
    fake_put(s, 3, 0, 0, &t.result); /* a block beyond those asked for */
    assert_int_equal(store_get_done(s, 3, FAKE_CELLS, done, &e), 0);
    assert_memory_equal(done, ((unsigned char[]){0, 1, 0, 0, 1, 0}), 6);
    store_close(s);
}

static void one_that_is_there_is_not_overwritten(void **state)
{
    const struct fake_folder *f = *state;
    struct store *s = fake_store(f);
    struct err e = {""};

    store_close(s);
    assert_int_equal(store_check_new(f->db, &e), -1);
    assert_non_null(strstr(e.text, "is there already"));
    e.text[0] = '\0';
    assert_int_equal(store_create(&s, f->db, &e), -1);
    assert_non_null(strstr(e.text, "is there already"));
    assert_int_equal(fake_number(f, "SELECT count(*) FROM cell"), FAKE_CELLS);
}

static void write_file(const struct fake_folder *f, const char *text)
{
    FILE *file = fopen(f->db, "we");

    assert_non_null(file);
    assert_true(fputs(text, file) >= 0);
    assert_int_equal(fclose(file), 0);
}

/* By the store and by results alike, with the file's name. */
static void assert_refused(const struct fake_folder *f, const char *said)
{
    struct results r;
    struct store *s = NULL;
    struct err e = {""};

    assert_int_equal(store_open(&s, f->db, &e), -1);
    if (strstr(e.text, said) == NULL || strstr(e.text, f->db) == NULL) {
        fail_msg("%s", e.text);
    }
    assert_int_equal(results_load(&r, f->db, &e), -1);
    if (strstr(e.text, said) == NULL || strstr(e.text, f->dir) == NULL) {
        fail_msg("%s", e.text);
    }
}

static void a_missing_one_is_refused(void **state)
{
    assert_refused(*state, "No such file");
}

static void a_file_that_is_no_database_is_refused(void **state)
{
    const struct fake_folder *f = *state;

    write_file(f, "# not a database, but long enough to have had a header of "
                  "one hundred bytes, which is what SQLite reads at first\n");
    assert_refused(f, "damaged or no run.db");
    write_file(f, "short");
    assert_refused(f, f->db);
    write_file(f, "");
    assert_refused(f, "it is empty");
}

static void another_programs_database_is_refused(void **state)
{
    const struct fake_folder *f = *state;

    fake_execute(f, "CREATE TABLE run (a)");
    assert_refused(f, "not a run of tvp");
}

static void a_newer_tvps_is_refused(void **state)
{
    const struct fake_folder *f = *state;
    char sql[64];

    store_close(fake_store(f));
    assert_int_equal(fake_number(f, "PRAGMA user_version"), STORE_SCHEMA);
    snprintf(sql, sizeof sql, "PRAGMA user_version=%d", STORE_SCHEMA + 1);
    fake_execute(f, sql);
    assert_refused(f, "newer tvp");
}

/* It lacks columns that this one would fill in. */
static void an_older_tvps_is_not_gone_on_with(void **state)
{
    const struct fake_folder *f = *state;
    struct store *s;
    struct err e = {""};

    store_close(fake_store(f));
    fake_make_older(f);
    assert_int_equal(store_open(&s, f->db, &e), -1);
    assert_non_null(strstr(e.text, f->db));
    assert_non_null(strstr(e.text, "begun by an older tvp (schema 1)"));
    assert_non_null(strstr(e.text, "start a run of its own"));
}

static void a_truncated_one_is_refused(void **state)
{
    static const int percents[] = {75, 50, 25, 5};
    const struct fake_folder *f = *state;
    struct store *s = fake_store(f);
    struct fake_trial t;
    struct stat whole;

    fake_trial(&t, 3);
    for (unsigned block = 0; block < 50; block++) {
        fake_put(s, block, 0, 0, &t.result);
    }
    store_close(s);
    assert_int_equal(stat(f->db, &whole), 0);
    for (size_t i = 0; i < sizeof percents / sizeof *percents; i++) {
        assert_int_equal(truncate(f->db, whole.st_size * percents[i] / 100), 0);
        assert_refused(f, "damaged");
    }
}

static void one_that_was_cut_before_its_run_began_says_so(void **state)
{
    const struct fake_folder *f = *state;
    struct store_run run;
    struct results r;
    struct store *s;
    struct err e;

    assert_int_equal(store_create(&s, f->db, &e), 0);
    assert_int_equal(store_get_run(s, &run, &e), -1);
    assert_non_null(strstr(e.text, "cut before it began"));
    store_close(s);
    assert_int_equal(results_load(&r, f->db, &e), -1);
    assert_non_null(strstr(e.text, f->db));
}

static void closing_none_is_fine(void **state)
{
    (void)state;
    store_close(NULL);
}

#define WITH_FOLDER(test)                                                      \
    cmocka_unit_test_setup_teardown(test, fake_folder_make, fake_folder_remove)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_FOLDER(a_run_and_its_cells_come_back),
        WITH_FOLDER(cells_can_be_added_while_the_run_goes_on),
        WITH_FOLDER(latencies_are_kept_by_bucket),
        WITH_FOLDER(waits_at_the_lock_are_kept_apart),
        WITH_FOLDER(a_result_is_stored_whole_or_not_at_all),
        WITH_FOLDER(what_was_put_is_there_before_the_store_is_closed),
        WITH_FOLDER(done_is_told_by_block_and_cell),
        WITH_FOLDER(one_that_is_there_is_not_overwritten),
        WITH_FOLDER(a_missing_one_is_refused),
        WITH_FOLDER(a_file_that_is_no_database_is_refused),
        WITH_FOLDER(another_programs_database_is_refused),
        WITH_FOLDER(a_newer_tvps_is_refused),
        WITH_FOLDER(an_older_tvps_is_not_gone_on_with),
        WITH_FOLDER(a_truncated_one_is_refused),
        WITH_FOLDER(one_that_was_cut_before_its_run_began_says_so),
        cmocka_unit_test(closing_none_is_fine),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
