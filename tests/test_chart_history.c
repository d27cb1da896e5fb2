/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cmocka_all.h"

#include "reporter.h"
#include "results_join.h"
#include "run_order.h"
#include "support/fake_results.h"
#include "support/fake_search.h"
#include "support/scratch_dir.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

extern const struct reporter reporter_svg;

enum { RUNS = 4 };

/* Runs that never were, each faster than the one before it, named in another
 * order than they started in; the last to start is on another machine. */
struct fixture {
    struct results runs[RUNS];
    struct results joined;
    char dir[SCRATCH_PATH_BYTES];
};

static char machine_one[] = "{\"host\": \"one\", \"cpu_model\": \"Quick 9\"}";
static char machine_two[] = "{\"host\": \"two\", \"cpu_model\": \"Slow 5\"}";

static void fill(struct results *r, double parallel_ms, bool sequential)
{
    const double medians_ms[] = {parallel_ms, 101.0, parallel_ms, 200.0, 200.0};
    size_t n = sequential ? 5 : 3;

    fake_cell(r, "primes", "threads", 2);
    fake_cell(r, "primes", "gil", 2);
    fake_cell(r, "primes", "threads", 4);
    if (sequential) {
        fake_cell(r, "primes", "sequential", 2);
        fake_cell(r, "primes", "sequential", 4);
    }
    assert_int_equal(r->ncells, n);
    fake_blocks(r, medians_ms, 7, 0.02);
}

static void fill_all(struct fixture *f, bool sequential)
{
    for (size_t i = 0; i < RUNS; i++) {
        struct results *r = &f->runs[i];
        fake_free(r);
        fake_init(r);
        fill(r, 100.0 - 10.0 * (double)i, sequential);
        snprintf(r->started, sizeof r->started, "2030-01-0%zuT00:00:00Z",
                 i == 0 ? 9 : i);
        snprintf(r->run_id, sizeof r->run_id, "2030010%zuT000000Z-fake", i);
        r->machine_json = i == 0 ? machine_two : machine_one;
    }
}

static void join(struct fixture *f, size_t n)
{
    static const char *const labels[] = {"last", "it's 1", "b", "c"};
    struct err e = {""};

    results_join_free(&f->joined);
    if (results_join(&f->joined, f->runs, n, &e)) {
        fail_msg("%s", e.text);
    }
    results_join_label(&f->joined, labels);
}

static int begin(void **state)
{
    struct fixture *f = calloc(1, sizeof *f);

    if (f == NULL) {
        return -1;
    }
    fill_all(f, true);
    join(f, RUNS);
    scratch_dir_make(f->dir);
    *state = f;
    return 0;
}

static int end(void **state)
{
    struct fixture *f = *state;

    results_join_free(&f->joined);
    for (size_t i = 0; i < RUNS; i++) {
        fake_free(&f->runs[i]);
    }
    scratch_dir_remove(f->dir);
    free(f);
    return 0;
}

/* To be freed; NULL when it was not written. Scripts need no gnuplot. */
static char *written(struct fixture *f, const struct report_options *o,
                     const char *name)
{
    char path[64];
    struct err e;

    (void)reporter_svg.write(&f->joined, o, f->dir, &e);
    snprintf(path, sizeof path, "charts/%s", name);
    return scratch_dir_read(f->dir, path);
}

static void assert_part(char *text, const char *part, bool there)
{
    assert_non_null(text);
    if ((strstr(text, part) != NULL) != there) {
        fputs(text, stderr);
        fail_msg("%s: %s", there ? "lacks" : "has", part);
    }
    free(text);
}

static void script_and_data_are_the_golden_ones(void **state)
{
    static const char *const names[] = {"history.gp", "history.dat"};
    struct fixture *f = *state;
    char golden[64];

    for (size_t i = 0; i < 2; i++) {
        char *got = written(f, &report_defaults, names[i]);
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
    struct fixture *f = *state;
    struct err e = {0};

    if (reporter_svg.write(&f->joined, &report_defaults, f->dir, &e)) {
        if (strstr(e.text, "there is no gnuplot") != NULL) {
            skip();
        }
        fail_msg("%s", e.text);
    }
    char *svg = scratch_dir_read(f->dir, "charts/history.svg");
    assert_non_null(svg);
    assert_part(svg, "How has it changed from run to run?", true);
}

static void runs_follow_their_start(void **state)
{
    struct fixture *f = *state;
    size_t order[RESULTS_JOIN_MAX];

    assert_int_equal(run_order(&f->joined, order), RUNS);
    assert_int_equal(order[0], 1);
    assert_int_equal(order[1], 2);
    assert_int_equal(order[2], 3);
    assert_int_equal(order[3], 0);
    f->runs[1].started[0] = '\0';
    snprintf(f->runs[2].started, sizeof f->runs[2].started, "%s",
             f->runs[3].started);
    assert_int_equal(run_order(&f->joined, order), RUNS);
    assert_int_equal(order[1], 1);
    assert_int_equal(order[2], 2);
    assert_int_equal(order[3], 3);
}

static void machines_are_the_same_as_far_as_is_known(void **state)
{
    static char lone[] = "{\"host\": \"one\"}";
    struct fixture *f = *state;
    char name[RUN_MACHINE_BYTES];

    assert_false(run_order_same_machine(&f->runs[0], &f->runs[1]));
    assert_true(run_order_same_machine(&f->runs[1], &f->runs[2]));
    f->runs[2].machine_json = lone;
    assert_true(run_order_same_machine(&f->runs[1], &f->runs[2]));
    f->runs[2].machine_json = NULL;
    assert_true(run_order_same_machine(&f->runs[1], &f->runs[2]));
    f->runs[3].cores = 64;
    assert_false(run_order_same_machine(&f->runs[1], &f->runs[3]));
    run_order_machine(&f->runs[0], name);
    assert_string_equal(name, "two");
}

static void two_runs_are_compared_and_not_followed(void **state)
{
    struct fixture *f = *state;

    join(f, 2);
    assert_null(written(f, &report_defaults, "history.gp"));
    join(f, 3);
    assert_part(written(f, &report_defaults, "history.gp"), "speed-up", true);
}

static void a_search_has_no_history(void **state)
{
    struct fixture *f = *state;
    struct search search;

    fake_search(&search, "crossover", "mixed", "gil,threads",
                (const char *const[]){"cpu=0%..100%", NULL});
    fake_searched(&f->runs[1], &search);
    assert_null(written(f, &report_defaults, "history.gp"));
    search_free(&search);
}

static void without_sequential_it_is_the_time_of_an_operation(void **state)
{
    struct fixture *f = *state;

    fill_all(f, false);
    f->runs[2].cells[2].ops = 2000;
    join(f, RUNS);
    assert_part(written(f, &report_defaults, "history.gp"),
                "4 workers: time of an operation", true);
    /* 90 ms for 4 times 1000, 80 ms for 4 times 2000 */
    assert_part(written(f, &report_defaults, "history.dat"), "1 22.", true);
    assert_part(written(f, &report_defaults, "history.dat"), "2 9.9", true);
}

static void a_run_that_lacks_a_model_leaves_a_gap(void **state)
{
    struct fixture *f = *state;

    snprintf(f->runs[2].cells[2].model, CELL_NAME_BYTES, "processes");
    join(f, RUNS);
    char *data = written(f, &report_defaults, "history.dat");
    assert_non_null(strstr(data, "# it's 1\n\n3 "));
    free(data);
}

static void panels_for_each_run_leave_it_whole(void **state)
{
    const struct report_options o = {.by_run = true};
    struct fixture *f = *state;
    char *whole = written(f, &report_defaults, "history.dat");
    char *faceted = written(f, &o, "history.dat");

    assert_string_equal(whole, faceted);
    free(faceted);
    free(whole);
}

static void long_labels_stand_below_the_title(void **state)
{
    static const char *const labels[] = {
        "last", "a label that takes too much room", "b", "c"};
    struct fixture *f = *state;
    const struct report_options narrow = {.width_px = 320};

    results_join_label(&f->joined, labels);
    assert_part(written(f, &narrow, "history.gp"),
                "set xtics ('1' 1, '2' 2, '3' 3, '4' 4)", true);
    assert_part(written(f, &narrow, "history.gp"), "4\u00a0last", true);
    join(f, RUNS);
    assert_part(written(f, &report_defaults, "history.gp"),
                "set xtics ('it''s 1' 1, 'b' 2, 'c' 3, 'last' 4)", true);
}

#define IN_FOLDER(test) cmocka_unit_test_setup_teardown(test, begin, end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_FOLDER(script_and_data_are_the_golden_ones),
        IN_FOLDER(it_is_drawn),
        IN_FOLDER(runs_follow_their_start),
        IN_FOLDER(machines_are_the_same_as_far_as_is_known),
        IN_FOLDER(two_runs_are_compared_and_not_followed),
        IN_FOLDER(a_search_has_no_history),
        IN_FOLDER(without_sequential_it_is_the_time_of_an_operation),
        IN_FOLDER(a_run_that_lacks_a_model_leaves_a_gap),
        IN_FOLDER(panels_for_each_run_leave_it_whole),
        IN_FOLDER(long_labels_stand_below_the_title),
    };

    return cmocka_run_group_tests_name("chart_history", tests, NULL, NULL);
}
