/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cmocka_all.h"

#include "search_axis.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

static struct plan plan;

static struct plan_group *group_of(const char *workload, const char *models)
{
    struct err e;

    plan_free(&plan);
    plan_init(&plan);
    struct plan_group *g = plan_add_group(&plan, &e);
    assert_int_equal(plan_add_list(g, PLAN_WORKLOADS, workload, &e), 0);
    assert_int_equal(plan_add_list(g, PLAN_MODELS, models, &e), 0);
    return g;
}

static struct search_axis axis_of(const char *text)
{
    struct search_axis a;
    struct err e = {""};
    const struct plan_group *g = group_of(
        strncmp(text, "bytes", 5) == 0 ? "http" : "mixed", "gil,threads");

    if (search_axis_parse(&a, text, SEARCH_SCALE_AUTO, g, &e)) {
        fail_msg("%s: %s", text, e.text);
    }
    return a;
}

static void the_key_gives_type_and_scale(void **state)
{
    static const struct {
        const char *text;
        enum param_type type;
        bool logarithmic;
        double low;
        double high;
    } cases[] = {
        {"cpu=0%..100%", PARAM_PERCENT, false, 0.0, 1.0},
        {"cpu=1%..100%", PARAM_PERCENT, false, 0.01, 1.0},
        {"op=1us..100ms", PARAM_DURATION, true, 1e3, 1e8},
        {"op=1ms..10ms", PARAM_DURATION, false, 1e6, 1e7},
        {"interval=100us..20ms", PARAM_DURATION, true, 1e5, 2e7},
        {"workers=1..8", PARAM_COUNT, false, 1.0, 8.0},
        {"workers=1..64", PARAM_COUNT, true, 1.0, 64.0},
        {"bytes=1K..1M", PARAM_SIZE, true, 1024.0, 1048576.0},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct search_axis a = axis_of(cases[i].text);
        assert_int_equal(a.type, cases[i].type);
        assert_int_equal(a.logarithmic, cases[i].logarithmic);
        assert_true(a.low == cases[i].low && a.high == cases[i].high);
        assert_int_equal(a.workers, cases[i].text[0] == 'w');
    }
}

static void the_scale_can_be_asked_for(void **state)
{
    const struct plan_group *g = group_of("mixed", "gil,threads");
    struct search_axis a;
    enum search_scale scale;
    struct err e;

    (void)state;
    assert_int_equal(search_scale_parse("linear", &scale), 0);
    assert_int_equal(search_axis_parse(&a, "op=1us..1s", scale, g, &e), 0);
    assert_false(a.logarithmic);
    assert_int_equal(search_scale_parse("log", &scale), 0);
    assert_int_equal(search_axis_parse(&a, "cpu=1%..100%", scale, g, &e), 0);
    assert_true(a.logarithmic);
    assert_int_equal(search_axis_parse(&a, "cpu=0%..100%", scale, g, &e), -1);
    assert_non_null(strstr(e.text, "cannot begin at 0"));
    assert_int_equal(search_scale_parse("square", &scale), -1);
}

static void what_is_no_range_is_refused(void **state)
{
    static const struct {
        const char *text;
        const char *says;
    } cases[] = {
        {"cpu", "write PARAMETER=LOW..HIGH"},
        {"cpu=5%", "write PARAMETER=LOW..HIGH"},
        {"cpu=..5%", "write PARAMETER=LOW..HIGH"},
        {"cpu=5%..", "write PARAMETER=LOW..HIGH"},
        {"=1..2", "write PARAMETER=LOW..HIGH"},
        {"cpu=0%..200%", "a percentage from 0% to 100%"},
        {"cpu=60%..40%", "the first must be less than the second"},
        {"cpu=40%..40%", "the first must be less than the second"},
        {"op=1..100ms", "a duration such as 5ms"},
        {"op=1ns..100ms", "op must be from 1us to"},
        {"interval=1ns..1ms", "at least 1us"},
        {"profile=cpython..ruby", "is not a number"},
        {"depth=1..2", "none of mixed, gil, threads has a parameter 'depth'"},
        {"workers=0..4", "workers must be from 1 to"},
        {"workers=1..x", "whole numbers"},
        {"workers=1..99999", "workers must be from 1 to"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const struct plan_group *g = group_of("mixed", "gil,threads");
        struct search_axis a;
        struct err e = {""};
        assert_int_equal(
            search_axis_parse(&a, cases[i].text, SEARCH_SCALE_AUTO, g, &e), -1);
        if (strstr(e.text, cases[i].says) == NULL) {
            fail_msg("%s: %s", cases[i].text, e.text);
        }
    }
}

static void positions_and_values_are_inverse(void **state)
{
    static const char *const axes[] = {"cpu=10%..90%", "op=1us..100ms",
                                       "workers=1..8"};

    (void)state;
    for (size_t i = 0; i < 3; i++) {
        struct search_axis a = axis_of(axes[i]);
        for (int p = 0; p <= 10; p++) {
            double value = search_axis_value(&a, p / 10.0);
            assert_true(fabs(search_axis_position(&a, value) - p / 10.0)
                        < 1e-9);
        }
        assert_true(search_axis_value(&a, -1.0) == a.low);
        assert_true(search_axis_value(&a, 2.0) == a.high);
    }
    struct search_axis a = axis_of("op=1us..100ms");
    assert_true(fabs(search_axis_value(&a, 0.6) - 1e6) < 1e-3);
}

static void rounded_values_come_back_from_their_text(void **state)
{
    static const char *const axes[] = {"cpu=0%..100%",  "cpu=3%..4%",
                                       "op=1us..100ms", "interval=1ms..20ms",
                                       "workers=1..64", "bytes=1000..60M"};

    (void)state;
    for (size_t i = 0; i < sizeof axes / sizeof *axes; i++) {
        struct search_axis a = axis_of(axes[i]);
        for (int p = 0; p <= 97; p++) {
            char text[UNITS_TEXT_BYTES];
            char range[3 * UNITS_TEXT_BYTES + CELL_NAME_BYTES];
            double exact = search_axis_value(&a, p / 97.0);
            double value = search_axis_round(&a, p / 97.0);

            assert_true(fabs(value - exact) <= 0.5
                        || fabs(search_axis_position(&a, value) - p / 97.0)
                               < 0.005);
            assert_true(value >= a.low && value <= a.high);
            if (value >= a.high) {
                continue;
            }
            search_axis_text(&a, value, text);
            snprintf(range, sizeof range, "%s=%s..%s", a.key, text,
                     strstr(axes[i], "..") + 2);
            assert_true(axis_of(range).low == value);
        }
    }
}

static void people_read_few_digits(void **state)
{
    static const struct {
        const char *axis;
        double value;
        const char *text;
        const char *says;
    } cases[] = {
        {"cpu=0%..100%", 0.5, "50%", "50 %"},
        {"cpu=0%..100%", 0.3125, "31.25%", "31.2 %"},
        {"op=1us..100ms", 178000.0, "178us", "178 µs"},
        {"workers=1..8", 4.0, "4", "4"},
        {"bytes=1K..1M", 1024.0, "1K", "1 KiB"},
        {"bytes=1K..1M", 1536.0, "1536", "1.5 KiB"},
        {"bytes=1..1M", 100.0, "100", "100 B"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct search_axis a = axis_of(cases[i].axis);
        char text[UNITS_TEXT_BYTES];
        search_axis_text(&a, cases[i].value, text);
        assert_string_equal(text, cases[i].text);
        search_axis_short(&a, cases[i].value, text);
        assert_string_equal(text, cases[i].says);
    }
}

static void a_grid_has_both_ends_and_nothing_twice(void **state)
{
    double v[8];
    struct search_axis cpu = axis_of("cpu=0%..100%");
    struct search_axis op = axis_of("op=1us..100ms");
    struct search_axis workers = axis_of("workers=1..4");

    (void)state;
    assert_int_equal(search_axis_grid(&cpu, 5, v), 5);
    assert_true(v[0] == 0.0 && v[1] == 0.25 && v[2] == 0.5 && v[4] == 1.0);
    assert_int_equal(search_axis_grid(&op, 6, v), 6);
    for (int i = 0; i < 6; i++) {
        assert_true(v[i] == 1000.0 * pow(10.0, i));
    }
    assert_int_equal(search_axis_grid(&workers, 8, v), 4);
    for (int i = 0; i < 4; i++) {
        assert_true(v[i] == i + 1.0);
    }
}

static void a_cell_says_its_value(void **state)
{
    const struct cell c = {.workload = "mixed",
                           .params = "cpu=12.5%:op=1ms",
                           .model = "gil",
                           .model_params = "interval=2ms",
                           .workers = 3};
    const struct cell other = {
        .workload = "mixed", .model = "threads", .workers = 3};
    struct search_axis cpu = axis_of("cpu=0%..100%");
    struct search_axis interval = axis_of("interval=1ms..20ms");
    struct search_axis workers = axis_of("workers=1..8");
    double value;

    (void)state;
    assert_int_equal(search_axis_of_cell(&cpu, &c, &value), 0);
    assert_true(value == 0.125);
    assert_int_equal(search_axis_of_cell(&interval, &c, &value), 0);
    assert_true(value == 2e6);
    assert_int_equal(search_axis_of_cell(&workers, &c, &value), 0);
    assert_true(value == 3.0);
    /* The default counts where nothing else is said. */
    assert_int_equal(search_axis_of_cell(&cpu, &other, &value), 0);
    assert_true(value == 0.5);
    assert_int_equal(search_axis_of_cell(&interval, &other, &value), -1);
}

static int clear(void **state)
{
    (void)state;
    plan_free(&plan);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_key_gives_type_and_scale),
        cmocka_unit_test(the_scale_can_be_asked_for),
        cmocka_unit_test(what_is_no_range_is_refused),
        cmocka_unit_test(positions_and_values_are_inverse),
        cmocka_unit_test(rounded_values_come_back_from_their_text),
        cmocka_unit_test(people_read_few_digits),
        cmocka_unit_test(a_grid_has_both_ends_and_nothing_twice),
        cmocka_unit_test(a_cell_says_its_value),
    };

    return cmocka_run_group_tests(tests, NULL, clear);
}
