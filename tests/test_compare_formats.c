/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What tvp compare prints, byte by byte; that others read it is tested with
 * them: cli/compare_formats.bats. */
#include "cmocka_all.h"

#include "compare_format.h"
#include "compare_github.h"
#include "compare_rows.h"
#include "fake_compare.h"
#include "fake_results.h"
#include "scratch_dir.h"

#include <jansson.h>

#include <limits.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct {
    const char *name, *suffix;
} formats[] = {
    {"md", "md"}, {"json", "json"}, {"junit", "xml"}, {"github", "txt"}};
enum { FORMATS = sizeof formats / sizeof *formats };

/* To be freed. */
static char *printed(const struct compare *c, const char *format)
{
    struct err e = {0};
    char *text = NULL;
    size_t length = 0;
    FILE *out = open_memstream(&text, &length);

    assert_non_null(out);
    if (compare_format_find(format)->print(c, out, &e)) {
        fail_msg("%s", e.text);
    }
    fclose(out);
    return text;
}

static void all_kinds(struct fake_compare *f)
{
    fake_compare_fill(f);
}

static void nothing_compared(struct fake_compare *f)
{
    fake_compare_init(f);
    f->only_base[0] = 0;
    f->c.nonly_base = 1;
}

static void all_undecided(struct fake_compare *f)
{
    fake_compare_init(f);
    for (size_t i = 0; i < 3; i++) {
        struct compare_cell *c =
            fake_compare_add(f, i, COMPARE_UNDECIDED, i == 2 ? 0.0 : 1.1);
        c->n_base = 3;
        c->p = 0.3;
        c->p_adjusted = NAN;
    }
    f->now.started[0] = '\0';
}

static void measured_in_turn(struct fake_compare *f)
{
    fake_compare_init(f);
    f->c.paired = true;
    fake_compare_add(f, 0, COMPARE_SAME, 1.0);
    fake_compare_add(f, 1, COMPARE_WORSE, 1.25);
}

static void speedups_compared(struct fake_compare *f)
{
    fake_compare_init(f);
    f->c.relative = true;
    fake_compare_add(f, 1, COMPARE_WORSE, 1.25);
    fake_compare_add(f, 2, COMPARE_BETTER, 0.75);
}

static const struct {
    const char *name;
    void (*make)(struct fake_compare *f);
} cases[] = {
    {"all", all_kinds},
    {"empty", nothing_compared},
    {"undecided", all_undecided},
    {"paired", measured_in_turn},
    {"relative", speedups_compared},
};
enum { CASES = sizeof cases / sizeof *cases };

static void each_format_is_the_golden_one(void **state)
{
    char golden[PATH_MAX];
    struct fake_compare f;

    (void)state;
    for (size_t i = 0; i < CASES * FORMATS; i++) {
        cases[i / FORMATS].make(&f);
        char *got = printed(&f.c, formats[i % FORMATS].name);
        snprintf(golden, sizeof golden, "golden/compare/%s.%s",
                 cases[i / FORMATS].name, formats[i % FORMATS].suffix);
        if (getenv("TVP_GOLDEN_UPDATE") != NULL) {
            scratch_dir_write(TVP_TEST_DIR, golden, got);
        }
        char *expected = scratch_dir_read(TVP_TEST_DIR, golden);
        assert_non_null(expected);
        assert_string_equal(got, expected);
        free(expected);
        free(got);
        fake_compare_free(&f);
    }
}

static void assert_line(struct fake_compare *f, const char *expected)
{
    char line[COMPARE_LINE_BYTES];

    compare_verdict_line(&f->c, line);
    assert_string_equal(line, expected);
}

static void one_line_says_it_all(void **state)
{
    struct fake_compare f;

    (void)state;
    fake_compare_init(&f);
    assert_line(&f, "No cell was compared");
    fake_compare_add(&f, 0, COMPARE_SAME, 1.0);
    assert_line(&f, "0 of 1 cell got slower by more than 5 %");
    fake_compare_add(&f, 1, COMPARE_UNDECIDED, 1.0);
    assert_line(&f, "0 of 2 cells got slower by more than 5 %; 1 undecided");
    fake_compare_add(&f, 2, COMPARE_WORSE, 1.2);
    fake_compare_add(&f, 3, COMPARE_BETTER, 0.8);
    assert_line(&f, "1 of 4 cells got slower by more than 5 %; 1 better, "
                    "1 undecided");
    f.c.relative = true;
    assert_line(&f, "1 of 4 cells lost more than 5 % of their speed-up; "
                    "1 better, 1 undecided");
    f.c.relative = false;
    for (size_t i = 0; i < 4; i++) {
        f.c.cells[i].metric = METRIC_MEMORY;
        f.c.cells[i].threshold = 0.125;
    }
    assert_line(&f, "1 of 4 cells use more memory by more than 12.5 %; "
                    "1 better, 1 undecided");
    f.c.cells[0].threshold = 0.1;
    assert_line(&f, "1 of 4 figures got worse by more than their threshold; "
                    "1 better, 1 undecided");
    fake_compare_free(&f);
}

static void the_worst_comes_first(void **state)
{
    struct fake_compare f;
    struct compare_rows rows;
    struct err e;
    static const size_t order[] = {4, 1, 3, 0, 5, 2};

    (void)state;
    fake_compare_fill(&f);
    f.c.cells[0].ratio.value = 0.4; /* the same, and so before what is better */
    assert_int_equal(compare_rows_make(&rows, &f.c, &e), 0);
    assert_int_equal(rows.n, 6);
    for (size_t i = 0; i < rows.n; i++) {
        assert_int_equal(rows.list[i].cell->now, order[i]);
    }
    compare_rows_free(&rows);
    fake_compare_free(&f);
}

static void figures_are_of_an_operation_where_counts_differ(void **state)
{
    struct fake_compare f;
    struct compare_rows rows;
    struct err e;
    char text[COMPARE_FIGURE_BYTES];

    (void)state;
    fake_compare_init(&f);
    fake_compare_add(&f, 0, COMPARE_SAME, 1.0);
    f.now.cells[0].ops = 500;
    assert_int_equal(compare_rows_make(&rows, &f.c, &e), 0);
    assert_true(rows.list[0].per_op);
    assert_true(fabs(rows.list[0].base * 2.0 - rows.list[0].now) < 1.0);
    assert_string_equal(compare_figure_unit(&rows.list[0]), "ns/op");
    compare_figure_text(&rows.list[0], rows.list[0].base, text);
    assert_string_equal(text, "15.0 µs per op");
    compare_rows_free(&rows);
    f.c.cells[0].metric = METRIC_THROUGHPUT;
    assert_int_equal(compare_rows_make(&rows, &f.c, &e), 0);
    assert_false(rows.list[0].per_op);
    assert_string_equal(compare_figure_unit(&rows.list[0]), "ops/s");
    compare_rows_free(&rows);
    fake_compare_free(&f);
}

static size_t count_of(const char *text, const char *what)
{
    size_t n = 0;

    for (const char *at = strstr(text, what); at != NULL;
         at = strstr(at + 1, what)) {
        n++;
    }
    return n;
}

static void annotations_are_ten_of_a_type_at_most(void **state)
{
    struct fake_compare f;

    (void)state;
    fake_compare_init(&f);
    for (size_t i = 0; i < 12; i++) {
        fake_compare_add(&f, 1, COMPARE_WORSE, 1.1 + 0.1 * (double)i);
        fake_compare_add(&f, 2, COMPARE_UNDECIDED, 1.0 + 0.1 * (double)i);
        fake_compare_add(&f, 4, COMPARE_BETTER, 0.9 - 0.05 * (double)i);
    }
    f.c.nonly_now = 2;
    for (size_t i = 0; i < 5; i++) {
        snprintf(f.c.notes[f.c.nnotes++], COMPARE_NOTE_BYTES, "note %zu", i);
    }
    char *text = printed(&f.c, "github");
    assert_int_equal(count_of(text, "::error title="), 10);
    assert_int_equal(count_of(text, "::warning title="), 10);
    assert_int_equal(count_of(text, "::notice title="), 10);
    assert_non_null(
        strstr(text, "::error title=tvp%3A more got worse::3 more"));
    assert_non_null(
        strstr(text, "::warning title=tvp%3A more are undecided::4 more"));
    assert_non_null(
        strstr(text, "::notice title=tvp%3A more got better::7 more"));
    /* The worst is there, the least is not; of what got better, the most. */
    assert_non_null(strstr(text, "2.20×"));
    assert_null(strstr(text, "1.10× [1.08"));
    assert_non_null(strstr(text, "0.35×"));
    assert_null(strstr(text, "0.90×"));
    free(text);
    f.c.ncells = 30; /* ten of each */
    f.c.nonly_now = 0;
    text = printed(&f.c, "github");
    assert_int_equal(count_of(text, "::error title="), 10);
    assert_null(strstr(text, "more got worse"));
    assert_null(strstr(text, "more are undecided"));
    free(text);
    fake_compare_free(&f);
}

static void commands_of_github_are_escaped(void **state)
{
    char *text = NULL;
    size_t length = 0;
    FILE *out = open_memstream(&text, &length);

    (void)state;
    assert_non_null(out);
    compare_github_text(out, "1 %0A\r\n::a,b", false);
    putc('|', out);
    compare_github_text(out, "1 %\r\n:,", true);
    fclose(out);
    assert_string_equal(text, "1 %250A%0D%0A::a,b|1 %25%0D%0A%3A%2C");
    free(text);
}

static void a_long_list_is_cut_in_markdown_and_whole_in_json(void **state)
{
    struct fake_compare f;
    json_error_t error;

    (void)state;
    fake_compare_init(&f);
    for (size_t i = 0; i < 300; i++) {
        fake_compare_add(&f, 1, COMPARE_WORSE, 1.5);
    }
    char *text = printed(&f.c, "md");
    assert_int_equal(count_of(text, "**slower**"), 200);
    assert_non_null(strstr(text, "100 more are in the output of `-f json`"));
    free(text);
    text = printed(&f.c, "json");
    json_t *json = json_loads(text, JSON_REJECT_DUPLICATES, &error);
    assert_non_null(json);
    assert_int_equal(json_array_size(json_object_get(json, "cells")), 300);
    json_decref(json);
    free(text);
    fake_compare_free(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_format_is_the_golden_one),
        cmocka_unit_test(one_line_says_it_all),
        cmocka_unit_test(the_worst_comes_first),
        cmocka_unit_test(figures_are_of_an_operation_where_counts_differ),
        cmocka_unit_test(annotations_are_ten_of_a_type_at_most),
        cmocka_unit_test(commands_of_github_are_escaped),
        cmocka_unit_test(a_long_list_is_cut_in_markdown_and_whole_in_json),
    };

    return cmocka_run_group_tests_name("compare_formats", tests, NULL, NULL);
}
