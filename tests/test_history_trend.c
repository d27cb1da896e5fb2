/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cmocka_all.h"

#include "fake_history.h"
#include "history_check.h"
#include "history_text.h"
#include "trend.h"
#include "trend_chart.h"
#include "trend_text.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { CELLS = 3 };

static const struct check_options usual = {0.05, CHECK_LAST};

/* Days 1 … n with 1 % of noise, in which cell 0 costs `ratio` times as much
 * from `day` on; the others stay as they are. */
static void fill(struct fake_history *f, unsigned n, unsigned day, double ratio)
{
    for (unsigned i = 1; i <= n; i++) {
        double costs[CELLS];
        for (unsigned c = 0; c < CELLS; c++) {
            costs[c] = 1000.0 * fake_history_noise(100 * c + i, 0.01)
                       * (c == 0 && i >= day ? ratio : 1.0);
        }
        fake_history_add(f, i, costs, CELLS);
    }
    fake_history_look(f);
}

static void make(struct trend *t, const struct fake_history *f,
                 const char *cell)
{
    struct err e;

    assert_int_equal(trend_make(t, f->h, &f->scope, cell, &e), 0);
}

static void a_change_is_where_the_commit_is(void **state)
{
    struct fake_history *f = *state;
    struct trend t;
    size_t n;

    fill(f, 30, 21, 1.1);
    make(&t, f, "cell-0");
    assert_int_equal(t.n, 30);
    assert_int_equal(t.nchanges, 1);
    assert_string_equal(t.points[t.changes[0].at].entry->commit, "c21");
    assert_string_equal(t.points[t.changes[0].before].entry->commit, "c20");
    assert_true(fabs(t.changes[0].ratio.value - 1.1) < 0.01);
    assert_true(t.changes[0].ratio.low > 1.08);
    assert_true(fabs(trend_level(&t, 0, &n) - 1000.0) < 10.0);
    assert_int_equal(n, 20);
    assert_true(fabs(trend_level(&t, 1, &n) - 1100.0) < 11.0);
    assert_int_equal(n, 10);
    trend_free(&t);
    make(&t, f, "cell-1");
    assert_int_equal(t.nchanges, 0);
    trend_free(&t);
}

static void entries_are_in_the_order_of_their_dates(void **state)
{
    struct fake_history *f = *state;
    const unsigned days[] = {3, 1, 2};
    struct trend t;

    for (size_t i = 0; i < 3; i++) {
        double cost = 100.0 * days[i];
        fake_history_add(f, days[i], &cost, 1);
    }
    fake_history_look(f);
    make(&t, f, "cell-0");
    for (size_t i = 0; i < 3; i++) {
        assert_true(t.points[i].value.cost.value == 100.0 * (double)(i + 1));
    }
    trend_free(&t);
}

/* A run on another machine, one on another branch, and one not to rely on. */
static void other_machines_and_branches_are_left_out(void **state)
{
    struct fake_history *f = *state;
    const double cost = 5000.0;
    struct history_run run;
    struct trend t;

    fill(f, 8, 99, 1.0);
    fake_history_run(&run, 9, &cost, 1);
    snprintf(run.entry.machine, sizeof run.entry.machine, "fedcba9876543210");
    fake_history_put(f, &run);
    history_run_free(&run);
    fake_history_run(&run, 10, &cost, 1);
    snprintf(run.entry.warning, sizeof run.entry.warning, "Don't");
    fake_history_put(f, &run);
    history_run_free(&run);
    fake_history_run(&run, 11, &cost, 1);
    snprintf(run.entry.branch, sizeof run.entry.branch, "main");
    fake_history_put(f, &run);
    history_run_free(&run);
    fake_history_look(f);
    make(&t, f, "cell-0");
    assert_int_equal(t.n, 10);
    assert_int_equal(t.counting, 9);
    assert_false(t.points[8].counts);
    trend_free(&t);
    f->scope.branch = "main";
    make(&t, f, "cell-0");
    assert_int_equal(t.n, 1);
    trend_free(&t);
    f->scope.branch = NULL;
    f->scope.machine = "fedcba9876543210";
    make(&t, f, "cell-0");
    assert_int_equal(t.n, 1);
    trend_free(&t);
}

static struct check check(const struct fake_history *f,
                          const struct check_options *o)
{
    struct check c;
    struct err e;

    assert_int_equal(check_make(&c, f->h, &f->scope, o, &e), 0);
    return c;
}

static void a_lasting_shift_for_the_worse_is_told(void **state)
{
    struct fake_history *f = *state;

    fill(f, 30, 26, 1.1);
    struct check c = check(f, &usual);
    assert_int_equal(c.cells, CELLS);
    assert_int_equal(c.entries, 30);
    assert_true(fabs(c.level - 0.05 / CELLS) < 1e-12);
    assert_int_equal(c.nworse, 1);
    assert_int_equal(c.nbetter, 0);
    assert_string_equal(c.worse[0].cell, "cell-0");
    assert_string_equal(c.worse[0].good->commit, "c25");
    assert_string_equal(c.worse[0].bad->commit, "c26");
    assert_int_equal(c.worse[0].n_good, 25);
    assert_int_equal(c.worse[0].n_bad, 5);
    assert_true(c.worse[0].p <= c.level);
    check_free(&c);
}

static void many_cells_leave_a_clear_shift_to_be_seen(void **state)
{
    struct fake_history *f = *state;
    struct check_options o = usual;

    /* As one of 12,500 cells is held to. */
    fill(f, 30, 16, 1.1);
    f->scope.search.level = 4e-6 * CELLS;
    o.last = 30;
    struct check c = check(f, &o);
    assert_true(fabs(c.level - 4e-6) < 1e-12);
    assert_int_equal(c.nworse, 1);
    assert_true(c.worse[0].p <= c.level);
    check_free(&c);
}

static void what_is_long_ago_small_or_better_is_not_worse(void **state)
{
    struct fake_history *f = *state;
    struct check_options o = usual;

    fill(f, 30, 18, 1.1);
    struct check c = check(f, &usual);
    assert_int_equal(c.nworse, 0); /* 13 runs ago */
    check_free(&c);
    o.last = 12;
    c = check(f, &o);
    assert_int_equal(c.nworse, 0);
    check_free(&c);
    o.last = 13;
    c = check(f, &o);
    assert_int_equal(c.nworse, 1);
    check_free(&c);
    o.threshold = 0.15;
    c = check(f, &o);
    assert_int_equal(c.nworse, 0);
    check_free(&c);
}

static void what_got_better_is_listed_beside(void **state)
{
    struct fake_history *f = *state;

    fill(f, 30, 24, 0.8);
    struct check c = check(f, &usual);
    assert_int_equal(c.nworse, 0);
    assert_int_equal(c.nbetter, 1);
    assert_string_equal(c.better[0].bad->commit, "c24");
    check_free(&c);
}

/* Up by 10 % and back again: nothing is worse now. Up in two steps: from the
 * first one on. */
static void what_counts_is_where_it_stands_now(void **state)
{
    struct fake_history *f = *state;

    for (unsigned i = 1; i <= 40; i++) {
        double costs[2];
        costs[0] = 1000.0 * fake_history_noise(i, 0.01)
                   * (i >= 31 && i < 36 ? 1.1 : 1.0);
        costs[1] = 1000.0 * fake_history_noise(i + 500, 0.01)
                   * (i >= 36   ? 1.2
                      : i >= 31 ? 1.1
                                : 1.0);
        fake_history_add(f, i, costs, 2);
    }
    fake_history_look(f);
    struct check c = check(f, &usual);
    assert_int_equal(c.nworse, 1);
    assert_string_equal(c.worse[0].cell, "cell-1");
    assert_string_equal(c.worse[0].bad->commit, "c31");
    assert_true(fabs(c.worse[0].ratio.value - 1.2) < 0.02);
    check_free(&c);
}

static void few_runs_tell_nothing(void **state)
{
    struct fake_history *f = *state;

    fill(f, 5, 3, 2.0);
    struct check c = check(f, &usual);
    assert_int_equal(c.cells, 0);
    assert_int_equal(c.too_few, CELLS);
    assert_int_equal(c.nworse, 0);
    check_free(&c);
}

static void check_golden(const char *name, const char *got)
{
    char path[128];

    snprintf(path, sizeof path, "golden/history/%s", name);
    if (getenv("TVP_GOLDEN_UPDATE") != NULL) {
        scratch_dir_write(TVP_TEST_DIR, path, got);
    }
    char *expected = scratch_dir_read(TVP_TEST_DIR, path);
    assert_non_null(expected);
    assert_string_equal(got, expected);
    free(expected);
}

/* Twice up, a label, a kernel that changed, and a run not to rely on. */
static void fill_golden(struct fake_history *f)
{
    for (unsigned i = 1; i <= 30; i++) {
        double costs[2];
        struct history_run run;
        costs[0] = 1000.0 * fake_history_noise(i, 0.01)
                   * (i >= 24   ? 1.2
                      : i >= 11 ? 1.1
                                : 1.0)
                   * (i == 15 ? 2.0 : 1.0);
        costs[1] =
            2e6 * fake_history_noise(i + 70, 0.01) * (i >= 25 ? 0.9 : 1.0);
        fake_history_run(&run, i, costs, 2);
        snprintf(run.entry.kernel, sizeof run.entry.kernel, "Linux 6.%d",
                 i >= 11 ? 2 : 1);
        snprintf(run.entry.label, sizeof run.entry.label, "%s",
                 i == 24 ? "v2, 'new'" : "");
        snprintf(run.entry.warning, sizeof run.entry.warning, "%s",
                 i == 15 ? "Don't rely on this run" : "");
        fake_history_put(f, &run);
        history_run_free(&run);
    }
    fake_history_look(f);
}

static void texts_are_as_they_were(void **state)
{
    struct fake_history *f = *state;
    struct history_view v = {.h = f->h};
    char *text = NULL;
    size_t size = 0;
    struct trend t;
    struct err e;

    fill_golden(f);
    v.entries = f->entries;
    v.n = f->scope.n;
    v.scope = f->scope;
    FILE *out = open_memstream(&text, &size);
    assert_non_null(out);
    make(&t, f, "cell-0");
    assert_int_equal(trend_print(&t, &f->scope, out, &e), 0);
    struct check c = check(f, &usual);
    fputs("---\n", out);
    history_print_check(&c, &f->scope, &usual, out);
    fputs("---\n", out);
    assert_int_equal(history_print_list(&v, out, &e), 0);
    fputs("---\n", out);
    assert_int_equal(history_print_entry(&v, &v.entries[23], out, &e), 0);
    fclose(out);
    check_golden("history.txt", text);
    free(text);
    check_free(&c);
    trend_free(&t);
}

static void the_chart_is_as_it_was(void **state)
{
    static const char *const files[] = {"trend.gp", "trend.dat"};
    struct fake_history *f = *state;
    char path[SCRATCH_PATH_BYTES + 32];
    struct trend t;
    struct err e = {0};

    fill_golden(f);
    make(&t, f, "cell-0");
    snprintf(path, sizeof path, "%s/charts/trend.svg", f->dir);
    int status = trend_chart_write(&t, path, &e);
    trend_free(&t);
    for (size_t i = 0; i < 2; i++) {
        snprintf(path, sizeof path, "charts/%s", files[i]);
        char *got = scratch_dir_read(f->dir, path);
        assert_non_null(got);
        check_golden(files[i], got);
        free(got);
    }
    if (status != 0 && strstr(e.text, "there is no gnuplot") != NULL) {
        skip();
    }
    assert_int_equal(status, 0);
    char *svg = scratch_dir_read(f->dir, "charts/trend.svg");
    assert_non_null(svg);
    assert_non_null(strstr(svg, "v2, 'new' (c24)"));
    free(svg);
}

static void a_chart_has_an_ending_that_it_can_have(void **state)
{
    struct err e;

    (void)state;
    assert_int_equal(trend_chart_check("x.svg", &e), 0);
    assert_int_equal(trend_chart_check("/a/b.c/x.y.pdf", &e), 0);
    assert_int_equal(trend_chart_check("x.jpg", &e), -1);
    assert_int_equal(trend_chart_check("x", &e), -1);
    assert_int_equal(trend_chart_check(".svg", &e), -1);
    assert_int_equal(trend_chart_check("a.svg/x", &e), -1);
}

#define HISTORY_TEST(name)                                                     \
    cmocka_unit_test_setup_teardown(name, fake_history_begin, fake_history_end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        HISTORY_TEST(a_change_is_where_the_commit_is),
        HISTORY_TEST(entries_are_in_the_order_of_their_dates),
        HISTORY_TEST(other_machines_and_branches_are_left_out),
        HISTORY_TEST(a_lasting_shift_for_the_worse_is_told),
        HISTORY_TEST(many_cells_leave_a_clear_shift_to_be_seen),
        HISTORY_TEST(what_is_long_ago_small_or_better_is_not_worse),
        HISTORY_TEST(what_got_better_is_listed_beside),
        HISTORY_TEST(what_counts_is_where_it_stands_now),
        HISTORY_TEST(few_runs_tell_nothing),
        HISTORY_TEST(texts_are_as_they_were),
        HISTORY_TEST(the_chart_is_as_it_was),
        cmocka_unit_test(a_chart_has_an_ending_that_it_can_have),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
