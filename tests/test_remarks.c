/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cmocka_all.h"

#include "remarks.h"
#include "reporter.h"
#include "support/fake_results.h"
#include "support/scratch_dir.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

extern const struct reporter reporter_md;

enum { CELLS = 12 };

/* A model and twelve counts of workers, one sample each. */
static int begin(void **state)
{
    struct results *r = malloc(sizeof *r);

    if (r == NULL) {
        return -1;
    }
    fake_init(r);
    for (unsigned i = 0; i < CELLS; i++) {
        fake_cell(r, "bytecode:steps=5", "gil", i + 1);
    }
    for (size_t i = 0; i < CELLS; i++) {
        fake_sample(r, i, 0, 10.0);
    }
    *state = r;
    return 0;
}

static int end(void **state)
{
    fake_free(*state);
    free(*state);
    return 0;
}

static int remark(const struct results *r, size_t line, char text[REMARK_BYTES])
{
    struct findings f;
    struct err e;

    assert_int_equal(findings_make(&f, r, &e), 0);
    int status = remark_line(&f, line, text);
    findings_free(&f);
    return status;
}

static void assert_remark(const struct results *r, size_t line,
                          const char *expected)
{
    char text[REMARK_BYTES];

    assert_int_equal(remark(r, line, text), 0);
    assert_string_equal(text, expected);
}

static int counters(const struct results *r, size_t at,
                    struct counters_row *out)
{
    struct findings f;
    struct err e;

    assert_int_equal(findings_make(&f, r, &e), 0);
    int status = counters_row(&f, at, out);
    findings_free(&f);
    return status;
}

static void what_is_as_expected_is_not_worth_a_word(void **state)
{
    struct results *r = *state;
    char text[REMARK_BYTES];
    struct counters_row row;

    assert_int_equal(remark(r, 0, text), -1);
    assert_int_equal(counters(r, 0, &row), -1);
    for (size_t i = 0; i < CELLS; i++) {
        struct sample *s = &r->samples[i].sample;
        s->fairness = 0.9;
        s->warmup_ns = s->elapsed_ns / 100;
    }
    assert_int_equal(remark(r, 0, text), -1);
}

static void the_most_unfair_cells_come_first(void **state)
{
    struct results *r = *state;

    r->samples[3].sample.fairness = 0.899;
    r->samples[7].sample.fairness = 0.25;
    r->samples[9].sample.fairness = 1.0;
    r->samples[0].sample.fairness = 0.25;
    assert_remark(r, 0,
                  "Unfair: in bytecode:steps=5, gil, 1 worker, Jain's index of "
                  "the workers' rates is 0.25 (equal ones have 1).");
    assert_remark(r, 1,
                  "Unfair: in bytecode:steps=5, gil, 8 workers, Jain's index "
                  "of the workers' rates is 0.25 (equal ones have 1).");
    assert_remark(r, 2,
                  "Unfair: in bytecode:steps=5, gil, 4 workers, Jain's index "
                  "of the workers' rates is 0.89 (equal ones have 1).");
    char text[REMARK_BYTES];
    assert_int_equal(remark(r, 3, text), -1);
}

static void many_unfair_cells_are_counted(void **state)
{
    struct results *r = *state;
    char text[REMARK_BYTES];

    for (size_t i = 0; i < CELLS; i++) {
        r->samples[i].sample.fairness = 0.5;
    }
    assert_remark(r, 8, "… and 4 more cells are unfair: see summary.csv.");
    assert_int_equal(remark(r, 9, text), -1);
}

static void a_long_warm_up_is_told_where_it_was_longest(void **state)
{
    struct results *r = *state;
    char text[REMARK_BYTES];

    for (size_t i = 0; i < CELLS; i++) {
        r->samples[i].sample.elapsed_ns = 10000000;
        r->samples[i].sample.warmup_ns = 0;
    }
    r->samples[2].sample.warmup_ns = 150000;
    r->samples[5].sample.warmup_ns = 1230000;
    r->samples[6].sample.warmup_ns = 99000;
    assert_remark(r, 0,
                  "Warm-up: over 1 % of the work in 2 of 12 cells; the most in "
                  "bytecode:steps=5, gil, 6 workers: 1.23 ms, 12 %.");
    assert_int_equal(remark(r, 1, text), -1);
}

static void counters_that_are_absent_are_said_and_never_zero(void **state)
{
    static const char *const expected[][COUNTERS_COLUMNS] = {
        {"workload", "model", "workers", "instructions per op", "per cycle",
         "cache misses per op", "TLB misses per op"},
        {"bytecode:steps=5", "gil", "2", "1.50 M", "0.500", "0", "absent"},
        {"bytecode:steps=5", "gil", "5", "12.5", "absent", "under 0.0001",
         "0.0200"},
    };
    struct results *r = *state;
    struct sample *one = &r->samples[1].sample;
    struct sample *other = &r->samples[4].sample;
    struct counters_row row;

    one->ops = 100;
    one->instructions = 150000000;
    one->cycles = 300000000;
    one->cache_misses = 0;
    other->ops = 100000;
    other->instructions = 1250000;
    other->cache_misses = 1;
    other->tlb_misses = 2000;
    for (size_t i = 0; i < sizeof expected / sizeof *expected; i++) {
        assert_int_equal(counters(r, i, &row), 0);
        for (size_t j = 0; j < COUNTERS_COLUMNS; j++) {
            assert_string_equal(row.fields[j], expected[i][j]);
        }
    }
    assert_int_equal(counters(r, 3, &row), -1);
}

/* To be freed. */
static char *page(const struct results *r, const char *dir)
{
    struct err e;

    assert_int_equal(reporter_md.write(r, &report_defaults, dir, &e), 0);
    char *text = scratch_dir_read(dir, "report.md");
    assert_non_null(text);
    return text;
}

static void the_page_has_them_where_there_are_any(void **state)
{
    struct results *r = *state;
    char dir[SCRATCH_PATH_BYTES];

    scratch_dir_make(dir);
    char *text = page(r, dir);
    assert_null(strstr(text, "How the trials went"));
    assert_null(strstr(text, "Hardware counters"));
    free(text);
    r->samples[3].sample.fairness = 0.5;
    r->samples[3].sample.tlb_misses = 2000;
    text = page(r, dir);
    assert_non_null(strstr(text, "\n## How the trials went\n\n- Unfair: in "));
    assert_non_null(strstr(text, "\n### Hardware counters, user mode\n\n"
                                 "| workload | model | workers |"));
    assert_non_null(strstr(text, "\n| bytecode:steps=5 | gil | 4 | absent | "
                                 "absent | absent | 0.500 |\n"));
    free(text);
    scratch_dir_remove(dir);
}

#define WITH_RUN(test) cmocka_unit_test_setup_teardown(test, begin, end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_RUN(what_is_as_expected_is_not_worth_a_word),
        WITH_RUN(the_most_unfair_cells_come_first),
        WITH_RUN(many_unfair_cells_are_counted),
        WITH_RUN(a_long_warm_up_is_told_where_it_was_longest),
        WITH_RUN(counters_that_are_absent_are_said_and_never_zero),
        WITH_RUN(the_page_has_them_where_there_are_any),
    };

    return cmocka_run_group_tests_name("remarks", tests, NULL, NULL);
}
