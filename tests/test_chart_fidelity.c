/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cmocka_all.h"

#include "fidelity_text.h"
#include "support/fake_store.h"
#include "support/report_fixture.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

extern const struct reporter reporter_svg;

/* Two figures beside two versions, of which one lacks the second. */
static const struct comparison three[] = {
    {.work = "convoy, 1 hog",
     .what = "p99 round trip",
     .unit = "ms",
     .subject = "CPython 3.11.7",
     .theirs = {8.0, 7.0, 10.0},
     .ours = {8.4, 8.2, 8.8},
     .bar_low = 0.5,
     .bar_high = 2.0,
     .within = true,
     .decided = true},
    {.work = "convoy, 1 hog",
     .what = "p99 round trip",
     .unit = "ms",
     .subject = "CPython 3.13.0",
     .theirs = {4.0, 3.9, 4.1},
     .ours = {8.4, 8.2, 8.8},
     .bar_low = 0.5,
     .bar_high = 2.0,
     .within = false,
     .decided = false},
    {.work = "bytecode, 2 threads",
     .what = "speed-up",
     .unit = "×",
     .subject = "CPython 3.13.0",
     .theirs = {1.0, 0.9, 1.1},
     .ours = {0.95, 0.9, 1.0},
     .bar_low = 0.9,
     .bar_high = 1.1,
     .within = true,
     .decided = true},
};

/* To be freed; NULL when it was not written. Scripts need no gnuplot. */
static char *written(struct report_fixture *f, const struct comparison *rows,
                     size_t n, const char *name)
{
    struct comparison own[24];
    char path[64];
    struct err e;

    memcpy(own, rows, n * sizeof *own);
    if (f->r.ncells == 0) {
        fake_cell(&f->r, "convoy", "gil", 2);
        fake_sample(&f->r, 0, 0, 10.0);
    }
    f->r.comparisons = own;
    f->r.ncomparisons = n;
    (void)reporter_svg.write(&f->r, &report_defaults, f->dir, &e);
    f->r.comparisons = NULL;
    f->r.ncomparisons = 0;
    snprintf(path, sizeof path, "charts/%s", name);
    return scratch_dir_read(f->dir, path);
}

/* To be freed; without gnuplot the test is skipped. */
static char *drawn(struct report_fixture *f, const char *name)
{
    struct err e = {0};

    if (reporter_svg.write(&f->r, &report_defaults, f->dir, &e)) {
        if (strstr(e.text, "there is no gnuplot") != NULL) {
            skip();
        }
        fail_msg("%s", e.text);
    }
    char *svg = scratch_dir_read(f->dir, name);
    assert_non_null(svg);
    return svg;
}

static void script_and_data_are_the_golden_ones(void **state)
{
    static const char *const names[] = {"fidelity.gp", "fidelity.dat"};
    struct report_fixture *f = *state;
    char golden[64];

    for (size_t i = 0; i < 2; i++) {
        char *got = written(f, three, 3, names[i]);
        assert_non_null(got);
        snprintf(golden, sizeof golden, "golden/charts/%s", names[i]);
        if (getenv("TVP_GOLDEN_UPDATE") != NULL) {
            scratch_dir_write(TVP_TEST_DIR, golden, got);
        }
        char *expected = scratch_dir_read(TVP_TEST_DIR, golden);
        assert_non_null(expected);
        assert_string_equal(got, expected);
        free(expected);
        free(got);
    }
}

static void it_is_drawn(void **state)
{
    struct report_fixture *f = *state;
    struct comparison own[3];

    memcpy(own, three, sizeof own);
    fake_cell(&f->r, "convoy", "gil", 2);
    fake_sample(&f->r, 0, 0, 10.0);
    f->r.comparisons = own;
    f->r.ncomparisons = 3;
    char *svg = drawn(f, "charts/fidelity.svg");
    f->r.comparisons = NULL;
    assert_non_null(strstr(svg, "Is the emulated lock like the real one?"));
    assert_non_null(strstr(svg, "<text> ?</text>"));
    free(svg);
}

static void a_run_of_tvp_alone_has_no_such_chart(void **state)
{
    struct report_fixture *f = *state;

    assert_null(written(f, three, 0, "fidelity.gp"));
}

static void more_versions_than_there_are_styles_are_left_out(void **state)
{
    struct report_fixture *f = *state;
    struct comparison many[20];

    for (size_t i = 0; i < 20; i++) {
        many[i] = three[0];
        snprintf(many[i].subject, sizeof many[i].subject, "CPython 3.%zu", i);
    }
    char *script = written(f, many, 20, "fidelity.gp");
    assert_non_null(script);
    assert_non_null(strstr(script, "'CPython 3.6'"));
    assert_null(strstr(script, "'CPython 3.7'"));
    assert_null(strstr(script, "index 8"));
    free(script);
}

static void a_figure_of_nothing_stands_at_the_edge(void **state)
{
    struct report_fixture *f = *state;
    struct comparison none = three[0];

    none.ours = (struct comparison_figure){0.0, 0.0, 0.0};
    char *data = written(f, &none, 1, "fidelity.dat");
    assert_non_null(data);
    assert_non_null(strstr(data, "16 0.01 0.01 0.01 0.875 1.25 1\n"));
    assert_null(strstr(data, "inf"));
    assert_null(strstr(data, "nan"));
    free(data);
}

static void names_are_text_and_never_commands(void **state)
{
    struct report_fixture *f = *state;
    struct comparison bad = three[0];

    snprintf(bad.work, sizeof bad.work, "it's `touch pwned`\nsystem('x')");
    snprintf(bad.subject, sizeof bad.subject, "Py' . system('x')\n 3");
    char *script = written(f, &bad, 1, "fidelity.gp");
    assert_non_null(script);
    assert_non_null(strstr(script, "'it''s `touch pwned` system(''x'')'"));
    assert_null(strstr(script, "\nsystem("));
    free(script);
    char *data = written(f, &bad, 1, "fidelity.dat");
    assert_non_null(strstr(data, "# Py' . system('x')  3: y"));
    free(data);
}

static void figures_are_told_with_their_unit(void **state)
{
    char text[FIDELITY_FIGURES_BYTES];

    (void)state;
    fidelity_figures(three, 2, text);
    assert_string_equal(text, "CPython 4–8, tvp 8.4 ms");
    fidelity_figures(&three[2], 1, text);
    assert_string_equal(text, "CPython 1, tvp 0.95×");
}

static void the_subtitle_counts_what_is_close(void **state)
{
    char text[FIDELITY_SUBTITLE_BYTES];

    (void)state;
    fidelity_subtitle(three, 3, text);
    assert_non_null(strstr(text, "over CPython's"));
    assert_non_null(strstr(text, "2 of 3 are as close as they should be"));
}

/* A run.db with one comparison, some of its columns set. */
static int load_with(const struct fake_folder *folder, const char *set,
                     struct results *r, struct err *e)
{
    char sql[512];

    store_close(fake_store(folder));
    fake_execute(folder, comparison_schema);
    fake_execute(folder, "INSERT INTO comparison VALUES (NULL, 'convoy, 1 hog',"
                         " 'p99', 'ms', 'CPython 3.13.0', 4, 3, 5, 2, 1, 3,"
                         " 0.5, 2, 1, 0)");
    if (set != NULL) {
        snprintf(sql, sizeof sql, "UPDATE comparison SET %s", set);
        fake_execute(folder, sql);
    }
    return results_load(r, folder->db, e);
}

static void comparisons_are_loaded_as_they_were_stored(void **state)
{
    struct results r;
    struct err e = {""};

    if (load_with(*state, NULL, &r, &e)) {
        fail_msg("%s", e.text);
    }
    assert_int_equal(r.ncomparisons, 1);
    const struct comparison *c = r.comparisons;
    assert_string_equal(c->work, "convoy, 1 hog");
    assert_string_equal(c->what, "p99");
    assert_string_equal(c->unit, "ms");
    assert_string_equal(c->subject, "CPython 3.13.0");
    assert_float_equal(c->theirs.value, 4.0, 0.0);
    assert_float_equal(c->theirs.low, 3.0, 0.0);
    assert_float_equal(c->theirs.high, 5.0, 0.0);
    assert_float_equal(c->ours.value, 2.0, 0.0);
    assert_float_equal(c->ours.low, 1.0, 0.0);
    assert_float_equal(c->ours.high, 3.0, 0.0);
    assert_float_equal(c->bar_low, 0.5, 0.0);
    assert_float_equal(c->bar_high, 2.0, 0.0);
    assert_true(c->within);
    assert_false(c->decided);
    results_free(&r);
}

static void a_run_without_that_table_has_none(void **state)
{
    struct fake_folder *folder = *state;
    struct results r;
    struct err e = {""};

    store_close(fake_store(folder));
    assert_int_equal(results_load(&r, folder->db, &e), 0);
    assert_int_equal(r.ncomparisons, 0);
    results_free(&r);
}

static void what_makes_no_sense_is_refused(const struct fake_folder *folder,
                                           const char *set)
{
    struct results r;
    struct err e = {""};

    assert_int_equal(load_with(folder, set, &r, &e), -1);
    assert_non_null(strstr(e.text, "a comparison of it makes no sense"));
}

static void a_figure_of_nothing_to_compare_with(void **state)
{
    what_makes_no_sense_is_refused(*state, "theirs = 0, theirs_low = 0");
}

static void a_median_outside_its_quartiles(void **state)
{
    what_makes_no_sense_is_refused(*state, "ours = 7");
}

static void a_bar_the_wrong_way_round(void **state)
{
    what_makes_no_sense_is_refused(*state, "bar_low = 3");
}

static void a_figure_without_end(void **state)
{
    what_makes_no_sense_is_refused(*state, "ours_high = 9e999");
}

#define IN_FOLDER(test)                                                        \
    cmocka_unit_test_setup_teardown(test, report_fixture_begin,                \
                                    report_fixture_end)
#define WITH_DB(test)                                                          \
    cmocka_unit_test_setup_teardown(test, fake_folder_make, fake_folder_remove)

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_FOLDER(script_and_data_are_the_golden_ones),
        IN_FOLDER(it_is_drawn),
        IN_FOLDER(a_run_of_tvp_alone_has_no_such_chart),
        IN_FOLDER(more_versions_than_there_are_styles_are_left_out),
        IN_FOLDER(a_figure_of_nothing_stands_at_the_edge),
        IN_FOLDER(names_are_text_and_never_commands),
        cmocka_unit_test(figures_are_told_with_their_unit),
        cmocka_unit_test(the_subtitle_counts_what_is_close),
        WITH_DB(comparisons_are_loaded_as_they_were_stored),
        WITH_DB(a_run_without_that_table_has_none),
        WITH_DB(a_figure_of_nothing_to_compare_with),
        WITH_DB(a_median_outside_its_quartiles),
        WITH_DB(a_bar_the_wrong_way_round),
        WITH_DB(a_figure_without_end),
    };

    return cmocka_run_group_tests_name("chart_fidelity", tests, NULL, NULL);
}
