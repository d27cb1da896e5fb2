/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cmocka_all.h"

#include "run_difference.h"
#include "support/fake_runs.h"

#include <stdio.h>
#include <string.h>

static void find(struct run_differences *d, const struct fake_runs *f)
{
    struct err e;

    if (run_differences_find(d, &f->joined, &e)) {
        fail_msg("%s", e.text);
    }
}

/* NULL when the runs do not differ in it. */
static const struct run_difference *item(const struct run_differences *d,
                                         const char *what)
{
    for (size_t i = 0; i < d->n; i++) {
        if (strcmp(d->items[i].what, what) == 0) {
            return &d->items[i];
        }
    }
    return NULL;
}

static void assert_labels(struct fake_runs *f, const char *first,
                          const char *second)
{
    static const char *const names[] = {"out-a", "out-b"};
    char labels[2][RUN_LABEL_BYTES];
    struct run_differences d;

    find(&d, f);
    run_differences_label(&d, names, labels);
    run_differences_free(&d);
    assert_string_equal(labels[0], first);
    assert_string_equal(labels[1], second);
}

static void what_differs_is_found_and_what_does_not_is_not(void **state)
{
    const struct fake_runs *f = *state;
    struct run_differences d;

    find(&d, f);
    assert_string_equal(d.items[0].what, "host");
    assert_string_equal(item(&d, "CPU")->values[0], "Quick 9");
    assert_string_equal(item(&d, "CPU")->values[1], "Slow 5");
    assert_string_equal(item(&d, "kernel")->values[1], "Linux 6.2");
    assert_string_equal(item(&d, "CPUs allowed")->values[1],
                        "4 cores, 4 hardware threads");
    assert_string_equal(item(&d, "OMP_NUM_THREADS")->values[0], "1");
    assert_null(item(&d, "smt"));
    assert_null(item(&d, "load average"));
    assert_null(item(&d, "load_average"));
    assert_null(item(&d, "plan"));
    assert_null(item(&d, "seed"));
    assert_int_equal(d.n, 5);
    run_differences_free(&d);
}

static void what_one_run_does_not_know_is_no_difference(void **state)
{
    struct fake_runs *f = *state;
    char machine[] = "{\"host\": \"two\", \"smt\": null, \"doctor\": [1]}";
    char broken[] = "{";
    struct run_differences d;

    f->runs[1].machine_json = machine;
    find(&d, f);
    assert_non_null(item(&d, "host"));
    assert_null(item(&d, "kernel"));
    assert_null(item(&d, "smt"));
    run_differences_free(&d);
    f->runs[1].machine_json = broken;
    find(&d, f);
    assert_null(item(&d, "host"));
    assert_non_null(item(&d, "CPUs allowed"));
    run_differences_free(&d);
}

static void a_label_is_what_tells_most(void **state)
{
    struct fake_runs *f = *state;

    assert_labels(f, "one", "two");
    snprintf(f->runs[0].tvp_version, 64, "0.1.0 (0123456)");
    snprintf(f->runs[1].tvp_version, 64, "0.1.0 (abcdef0-dirty)");
    assert_labels(f, "0123456", "abcdef0-dirty");
    snprintf(f->runs[1].tvp_version, 64, "0.2.0 (abcdef0)");
    assert_labels(f, "tvp 0.1.0 (0123456)", "tvp 0.2.0 (abcdef0)");
    snprintf(f->runs[1].tvp_version, 64, "reference: CPython 3.11");
    assert_labels(f, "tvp 0.1.0 (0123456)", "reference: CPython 3.11");
}

static void
without_a_machine_it_is_the_plan_the_start_or_the_folder(void **state)
{
    struct fake_runs *f = *state;

    f->runs[0].machine_json = NULL;
    snprintf(f->runs[1].plan_name, sizeof f->runs[1].plan_name, "other");
    assert_labels(f, "fake", "other");
    snprintf(f->runs[1].plan_name, sizeof f->runs[1].plan_name, "fake");
    snprintf(f->runs[1].started, 32, "2030-01-02T04:04:05Z");
    assert_labels(f, "03:04:05Z", "04:04:05Z");
    snprintf(f->runs[1].started, 32, "2030-01-03T04:04:05Z");
    assert_labels(f, "2030-01-02", "2030-01-03");
    snprintf(f->runs[1].started, 32, "later");
    assert_labels(f, "2030-01-02T03:04:05Z", "later");
    f->runs[1].started[0] = '\0';
    assert_labels(f, "out-a", "out-b");
}

/* Two hosts, each with two versions. */
static void where_one_fact_is_not_enough_two_are(void **state)
{
    struct fake_runs *f = *state;
    static const char *const names[] = {"a", "b", "c", "d"};
    char labels[4][RUN_LABEL_BYTES];
    struct results four[4];
    struct results joined;
    struct run_differences d;
    struct err e;

    for (size_t i = 0; i < 4; i++) {
        four[i] = f->runs[i % 2];
        four[i].wall_ns += (int64_t)i;
        snprintf(four[i].tvp_version, 64, "0.1.0 (%s)", i < 2 ? "old" : "new");
    }
    assert_int_equal(results_join(&joined, four, 4, &e), 0);
    assert_int_equal(run_differences_find(&d, &joined, &e), 0);
    run_differences_label(&d, names, labels);
    assert_string_equal(labels[0], "old, one");
    assert_string_equal(labels[1], "old, two");
    assert_string_equal(labels[3], "new, two");
    run_differences_free(&d);
    results_join_free(&joined);
}

/* What is cut from the middle of two long names must not leave them alike. */
static void labels_that_would_be_cut_alike_are_not_taken(void **state)
{
    struct fake_runs *f = *state;
    char machine[2][200];

    for (size_t i = 0; i < 2; i++) {
        snprintf(machine[i], sizeof machine[i],
                 "{\"host\": \"a-long-name-in-which-only-the-middle-%zu-is-not-"
                 "the-same-as-in-the-other\", \"kernel\": \"%zu\"}",
                 i, i);
        f->runs[i].machine_json = machine[i];
    }
    assert_labels(f, "0", "1");
}

int main(void)
{
#define WITH_RUNS(test)                                                        \
    cmocka_unit_test_setup_teardown(test, fake_runs_begin, fake_runs_end)
    const struct CMUnitTest tests[] = {
        WITH_RUNS(what_differs_is_found_and_what_does_not_is_not),
        WITH_RUNS(what_one_run_does_not_know_is_no_difference),
        WITH_RUNS(a_label_is_what_tells_most),
        WITH_RUNS(without_a_machine_it_is_the_plan_the_start_or_the_folder),
        WITH_RUNS(where_one_fact_is_not_enough_two_are),
        WITH_RUNS(labels_that_would_be_cut_alike_are_not_taken),
    };

    return cmocka_run_group_tests_name("run difference", tests, NULL, NULL);
}
