/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cmocka_all.h"

#include "fake_results.h"
#include "fake_search.h"
#include "search_points.h"

#include <stdlib.h>
#include <string.h>

static const char *const cpu_and_workers[] = {"cpu=0%..100%", "workers=1..4"};
static const char *const interval[] = {"interval=1ms..20ms", NULL};
static const char *const op[] = {"op=1us..100ms", NULL};

static void a_search_comes_back_from_its_json(void **state)
{
    struct search s;
    struct search back;
    struct err e = {""};
    char *json;
    char *again;

    (void)state;
    fake_search(&s, "map", "mixed:op=2ms", "gil:interval=1ms,processes",
                cpu_and_workers);
    s.grid[0] = 8;
    s.grid[1] = 4;
    s.plan.metric = METRIC_CPU;
    s.plan.precision = 0.05;
    s.plan.groups[0].trial_time_ns = 30000000;
    assert_int_equal(search_to_json(&s, &json, &e), 0);
    assert_int_equal(search_from_json(&back, json, &e), 0);
    assert_string_equal(back.kind, "map");
    assert_int_equal(back.naxes, 2);
    assert_string_equal(back.axes[0].key, "cpu");
    assert_int_equal(back.axes[0].type, PARAM_PERCENT);
    assert_true(back.axes[1].workers);
    assert_true(back.axes[1].high == 4.0);
    assert_int_equal(back.grid[0], 8);
    assert_int_equal(back.plan.metric, METRIC_CPU);
    assert_int_equal(back.plan.trial_time_ns, 30000000);
    assert_int_equal(search_models(&back), 2);
    assert_string_equal(search_model(&back, 0), "gil:interval=1ms");
    assert_int_equal(search_to_json(&back, &again, &e), 0);
    assert_string_equal(again, json);
    free(again);
    free(json);
    search_free(&back);
    search_free(&s);
}

static void nonsense_is_no_search(void **state)
{
#define CPU "{\"key\":\"cpu\",\"type\":\"percent\",\"low\":0,\"high\":1}"
    static const char *const texts[] = {
        "",
        "{}",
        "[1]",
        "{\"kind\":\"map\",\"axes\":[{\"key\":\"cpu\",\"type\":\"colour\"}]}",
        "{\"axes\":[" CPU "],\"metric\":\"speed\",\"workloads\":[\"mixed\"]}",
        "{\"axes\":[" CPU "],\"metric\":\"total\",\"workloads\":[\"no\"]}",
        "{\"axes\":[" CPU "],\"metric\":\"total\"}",
    };
#undef CPU
    struct search s;
    struct err e;

    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        e.text[0] = '\0';
        assert_int_equal(search_from_json(&s, texts[i], &e), -1);
        assert_non_null(strstr(e.text, "cannot be read"));
    }
}

static void what_makes_no_search_is_refused(void **state)
{
    struct search s;
    struct err e;

    (void)state;
    fake_search(&s, "crossover", "mixed", "gil,threads", op);
    assert_int_equal(plan_add_list(&s.plan.groups[0], PLAN_WORKERS, "4", &e),
                     0);
    assert_int_equal(search_check(&s, &e), -1);
    assert_non_null(strstr(e.text, "one number of workers"));
    search_free(&s);
    fake_search(&s, "map", "mixed", "gil,threads", cpu_and_workers);
    assert_int_equal(plan_add_list(&s.plan.groups[0], PLAN_WORKERS, "4", &e),
                     0);
    assert_int_equal(search_check(&s, &e), -1);
    assert_non_null(strstr(e.text, "what the search varies"));
    s.axes[1] = s.axes[0];
    assert_int_equal(search_check(&s, &e), -1);
    assert_non_null(strstr(e.text, "both axes are cpu"));
    text_list_clear(&s.plan.groups[0].axes[PLAN_MODELS]);
    assert_int_equal(search_check(&s, &e), -1);
    assert_non_null(strstr(e.text, "--between wants 2"));
    search_free(&s);
}

static void one_operation_each_where_its_length_varies(void **state)
{
    struct search s;

    (void)state;
    fake_search(&s, "crossover", "bytecode", "gil,processes", op);
    search_choose_ops(&s);
    assert_int_equal(s.plan.groups[0].ops, 1);
    s.plan.groups[0].ops = 5;
    search_choose_ops(&s);
    assert_int_equal(s.plan.groups[0].ops, 5);
    s.plan.groups[0].ops = 0;
    s.plan.groups[0].trial_time_ns = 1;
    search_choose_ops(&s);
    assert_int_equal(s.plan.groups[0].ops, 0);
    search_free(&s);
    fake_search(&s, "crossover", "mixed", "gil,threads", interval);
    search_choose_ops(&s);
    assert_int_equal(s.plan.groups[0].ops, 0);
    search_free(&s);
}

static void a_point_has_a_cell_for_each_model(void **state)
{
    const struct search_machine machine = {2, 4};
    struct plan_cells cells;
    struct search s;
    struct err e = {""};

    (void)state;
    fake_search(&s, "map", "mixed", "gil,threads,processes", cpu_and_workers);
    assert_int_equal(
        search_cells(&s, (double[]){0.125, 3.0}, machine, &cells, &e), 0);
    assert_int_equal(cells.count, 3);
    for (size_t i = 0; i < 3; i++) {
        assert_string_equal(cells.cells[i].model, search_model(&s, i));
        assert_string_equal(cells.cells[i].params, "cpu=12.5%");
        assert_int_equal(cells.cells[i].workers, 3);
    }
    plan_cells_free(&cells);
    search_free(&s);

    /* The models that have the parameter take it. */
    fake_search(&s, "crossover", "mixed", "gil,threads", interval);
    assert_int_equal(search_cells(&s, (double[]){2e6}, machine, &cells, &e), 0);
    assert_string_equal(cells.cells[0].model_params, "interval=2ms");
    assert_string_equal(cells.cells[1].model_params, "");
    plan_cells_free(&cells);
    search_free(&s);

    fake_search(&s, "crossover", "mixed", "gil,gil:interval=5ms", op);
    assert_int_equal(search_cells(&s, (double[]){2e6}, machine, &cells, &e),
                     -1);
    assert_non_null(strstr(e.text, "the same"));
    search_free(&s);
}

static void points_come_back_from_samples(void **state)
{
    static const double costs[] = {10.0, 20.0, 11.0, 22.0, 12.0, 36.0};
    static const double others[] = {5.0, 4.0};
    struct search s;
    struct search_points p;
    struct results r;
    struct err e = {""};
    double a[8];
    double b[8];

    (void)state;
    fake_search(&s, "crossover", "mixed", "gil,threads", interval);
    fake_init(&r);
    fake_point(&r, &s, (double[]){2e6}, costs, 3);
    fake_point(&r, &s, (double[]){1e6}, others, 1);
    r.samples[3].sample.status = SAMPLE_CRASHED; /* threads, second block */
    /* One more block of the first point; repeated, as it was disturbed. */
    fake_sample(&r, 1, 4, 99.0)->sample.status = SAMPLE_DISTURBED;
    fake_sample(&r, 1, 4, 26.0);
    fake_sample(&r, 0, 4, 13.0);

    assert_int_equal(search_points_load(&p, &s, &r, &e), 0);
    assert_int_equal(p.count, 2);
    struct search_point *at = search_points_find(&p, (double[]){2e6});
    assert_non_null(at);
    assert_int_equal(at->cell, 0);
    assert_int_equal(at->blocks, 4);
    assert_int_equal(search_point_pairs(&p, at, (size_t[]){1, 0}, a, b), 3);
    assert_true(a[0] == 20e6 && a[1] == 36e6 && a[2] == 26e6);
    assert_true(b[0] == 10e6 && b[1] == 12e6 && b[2] == 13e6);
    at = search_points_find(&p, (double[]){1e6});
    assert_non_null(at);
    assert_int_equal(at->cell, 2);
    assert_int_equal(at->blocks, 1);
    assert_null(search_points_find(&p, (double[]){3e6}));
    search_points_free(&p);
    fake_free(&r);
    search_free(&s);
}

static void a_plain_run_is_no_search(void **state)
{
    struct results r;
    struct search s;
    struct err e = {""};

    (void)state;
    fake_init(&r);
    assert_int_equal(search_of_results(&s, &r, &e), -1);
    fake_search(&s, "crossover", "mixed", "gil,threads", op);
    fake_searched(&r, &s);
    search_free(&s);
    assert_int_equal(search_of_results(&s, &r, &e), 0);
    assert_string_equal(s.kind, "crossover");
    search_free(&s);
    fake_free(&r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_search_comes_back_from_its_json),
        cmocka_unit_test(nonsense_is_no_search),
        cmocka_unit_test(what_makes_no_search_is_refused),
        cmocka_unit_test(one_operation_each_where_its_length_varies),
        cmocka_unit_test(a_point_has_a_cell_for_each_model),
        cmocka_unit_test(points_come_back_from_samples),
        cmocka_unit_test(a_plain_run_is_no_search),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
