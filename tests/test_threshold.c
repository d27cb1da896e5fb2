/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cmocka_all.h"

#include "threshold.h"

#include <stdio.h>
#include <string.h>

static void assert_json(const double thresholds[METRIC_COUNT],
                        const char *expected)
{
    json_t *o = threshold_json(thresholds);
    char *text = json_dumps(o, JSON_ENCODE_ANY | JSON_SORT_KEYS);

    assert_string_equal(text == NULL ? "none" : text, expected);
    free(text);
    json_decref(o);
}

static void one_is_for_all_metrics(void **state)
{
    double t[METRIC_COUNT] = {0};
    struct err e;

    (void)state;
    assert_json(t, "none");
    assert_int_equal(threshold_parse(t, "2.5%", &e), 0);
    for (int m = 0; m < METRIC_COUNT; m++) {
        assert_float_equal(t[m], 0.025, 1e-12);
    }
    assert_json(t, "\"2.5%\"");
}

static void metrics_have_their_own(void **state)
{
    double t[METRIC_COUNT] = {0};
    struct err e;

    (void)state;
    assert_int_equal(threshold_parse(t, "total=5%,memory=2%", &e), 0);
    assert_float_equal(t[METRIC_TOTAL], 0.05, 1e-12);
    assert_float_equal(t[METRIC_MEMORY], 0.02, 1e-12);
    assert_float_equal(t[METRIC_CPU], 0.0, 0.0);
    assert_json(t, "{\"memory\": \"2%\", \"total\": \"5%\"}");
    assert_int_equal(threshold_parse(t, "total=7%", &e), 0);
    assert_json(t, "{\"memory\": \"2%\", \"total\": \"7%\"}");
}

static void what_is_none_is_refused_with_what_would_be_right(void **state)
{
    static const char *const cases[][2] = {
        {"5", "a percentage such as 5%"},
        {"0%", "more than 0%"},
        {"", "a percentage"},
        {"-1%", "a percentage"},
        {"total=5", "a percentage"},
        {"size=5%", "one of total"},
        {"total=5%,", "such as total=5%"},
        {"total=5%,3%", "such as total=5%"},
        {"=5%", "one of total"},
    };
    double t[METRIC_COUNT];
    struct err e;

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_int_equal(threshold_parse(t, cases[i][0], &e), -1);
        if (strstr(e.text, cases[i][1]) == NULL) {
            fail_msg("'%s' for '%s'", e.text, cases[i][0]);
        }
    }
}

static void a_run_says_what_its_plan_says(void **state)
{
    double t[METRIC_COUNT];

    (void)state;
    threshold_of_run(t, "{\"run\": {\"plan\": {\"threshold\": \"3%\"}}}");
    assert_float_equal(t[METRIC_LATENCY], 0.03, 1e-12);
    threshold_of_run(
        t, "{\"run\": {\"plan\": {\"threshold\": {\"cpu\": \"3%\"}}}}");
    assert_float_equal(t[METRIC_LATENCY], 0.0, 0.0);
    assert_float_equal(t[METRIC_CPU], 0.03, 1e-12);
    threshold_of_run(t, "{\"run\": {\"plan\": {\"threshold\": [5]}}}");
    assert_float_equal(t[METRIC_CPU], 0.0, 0.0);
    threshold_of_run(t, "{");
    assert_float_equal(t[METRIC_CPU], 0.0, 0.0);
    threshold_of_run(t, NULL);
    assert_float_equal(t[METRIC_CPU], 0.0, 0.0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_is_for_all_metrics),
        cmocka_unit_test(metrics_have_their_own),
        cmocka_unit_test(what_is_none_is_refused_with_what_would_be_right),
        cmocka_unit_test(a_run_says_what_its_plan_says),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
