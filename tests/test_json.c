/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cmocka_all.h"

#include "cell_json.h"
#include "figures.h"
#include "trial_json.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct cell some_cell = {
    .workload = "http",
    .params = "latency=50ms:url=http://h:80/\"x\"",
    .model = "gil",
    .model_params = "interval=1ms",
    .workers = 4,
    .placement = "list=0,2-3",
    .ops = 123456789012,
    .scale = 77,
    .timeout_ns = 60000000000,
};

/* As what was written to a pipe and read on its other end. */
static json_t *over_a_pipe(json_t *json)
{
    char *text = json_dumps(json, JSON_COMPACT | JSON_REAL_PRECISION(17));
    json_error_t where;

    assert_non_null(text);
    json_decref(json);
    json = json_loads(text, JSON_REJECT_DUPLICATES, &where);
    assert_non_null(json);
    free(text);
    return json;
}

static json_t *parsed(const char *text)
{
    json_error_t where;
    json_t *json = json_loads(text, JSON_DECODE_ANY, &where);

    if (json == NULL) {
        fail_msg("%s: %s", text, where.text);
    }
    return json;
}

static void a_cell_comes_back_as_it_went(void **state)
{
    json_t *json = over_a_pipe(cell_to_json(&some_cell));
    struct cell c;
    struct err e;

    (void)state;
    assert_int_equal(cell_from_json(&c, json, &e), 0);
    json_decref(json);
    assert_string_equal(c.workload, some_cell.workload);
    assert_string_equal(c.params, some_cell.params);
    assert_string_equal(c.model, some_cell.model);
    assert_string_equal(c.model_params, some_cell.model_params);
    assert_int_equal(c.workers, some_cell.workers);
    assert_string_equal(c.placement, some_cell.placement);
    assert_int_equal(c.ops, some_cell.ops);
    assert_int_equal(c.scale, some_cell.scale);
    assert_int_equal(c.timeout_ns, some_cell.timeout_ns);
}

static void four_keys_make_a_cell(void **state)
{
    json_t *json = parsed("{\"workload\":\"primes\",\"model\":\"threads\","
                          "\"workers\":2,\"ops\":10}");
    struct cell c;
    struct err e;

    (void)state;
    assert_int_equal(cell_from_json(&c, json, &e), 0);
    json_decref(json);
    assert_string_equal(c.params, "");
    assert_string_equal(c.model_params, "");
    assert_string_equal(c.placement, "none");
    assert_int_equal(c.scale, 0);
    assert_int_equal(c.timeout_ns, 0);
}

static void a_cell_that_makes_no_sense_is_refused_by_name(void **state)
{
    static const struct {
        const char *key, *value, *said; /* a NULL value takes the key out */
    } cases[] = {
        {"workload", NULL, "no \"workload\""},
        {"model", NULL, "no \"model\""},
        {"workers", NULL, "no \"workers\""},
        {"ops", NULL, "no \"ops\""},
        {"workload", "5", "\"workload\" must be a text"},
        {"model", "null", "\"model\" must be a text"},
        {"placement", "[]", "\"placement\" must be a text"},
        {"workers", "\"2\"", "\"workers\" must be a whole number"},
        {"workers", "2.0", "\"workers\" must be a whole number"},
        {"workers", "0", "\"workers\" must be a whole number from 1"},
        {"workers", "-1", "\"workers\" must be a whole number from 1"},
        {"workers", "10001", "\"workers\" must be a whole number from 1"},
        {"ops", "0", "\"ops\" must be a whole number from 1"},
        {"ops", "true", "\"ops\" must be a whole number"},
        {"ops", "9223372036854775807", "\"ops\" must be a whole number"},
        {"scale", "-1", "\"scale\" must be a whole number from 0"},
        {"timeout_ns", "1.5", "\"timeout_ns\" must be a whole number"},
        {"worker", "2", "has a key that is not one of"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        json_t *json = cell_to_json(&some_cell);
        struct err e = {""};
        struct cell c;
        if (cases[i].value == NULL) {
            json_object_del(json, cases[i].key);
        } else {
            json_object_set_new(json, cases[i].key, parsed(cases[i].value));
        }
        if (cell_from_json(&c, json, &e) == 0) {
            fail_msg("%s %s was taken", cases[i].key, cases[i].value);
        }
        json_decref(json);
        assert_non_null(strstr(e.text, cases[i].said));
    }
}

static void a_cell_is_an_object(void **state)
{
    static const char *const cases[] = {"[]", "5", "\"primes\"", "null"};

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        json_t *json = parsed(cases[i]);
        struct err e;
        struct cell c;
        assert_int_equal(cell_from_json(&c, json, &e), -1);
        assert_string_equal(e.text, "a cell must be a JSON object");
        json_decref(json);
    }
}

static void a_text_too_long_for_a_cell_is_refused(void **state)
{
    static const struct {
        const char *key;
        size_t bytes;
    } cases[] = {{"workload", CELL_NAME_BYTES},
                 {"params", PARAMS_TEXT_BYTES},
                 {"placement", CELL_PLACEMENT_BYTES}};

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char text[PARAMS_TEXT_BYTES + 1];
        json_t *json = cell_to_json(&some_cell);
        struct err e = {""};
        struct cell c;
        memset(text, 'x', cases[i].bytes);
        text[cases[i].bytes] = '\0';
        json_object_set_new(json, cases[i].key, json_string(text));
        assert_int_equal(cell_from_json(&c, json, &e), -1);
        assert_non_null(strstr(e.text, cases[i].key));
        json_object_set_new(json, cases[i].key, json_string(text + 1));
        assert_int_equal(cell_from_json(&c, json, &e), 0);
        json_decref(json);
    }
}

enum { WORKERS = 3 };

static void make_trial(struct trial_result *r, struct worker_sample *workers,
                       struct histogram *latency)
{
    *r = (struct trial_result){.scale = 99,
                               .workers = workers,
                               .nworkers = WORKERS,
                               .latency = latency};
    r->sample.status = SAMPLE_DISTURBED;
    err_set(&r->error, "worker 1 was moved to PU 3 \"there\" — é");
    figures_fill(&r->sample, sample_fields, 4);
    for (int i = 0; i < WORKERS; i++) {
        figures_fill(&workers[i], worker_sample_fields, 3 + i);
    }
    memset(latency, 0, sizeof *latency);
    for (uint64_t v = 1; v < UINT64_C(1) << 50; v *= 3) {
        histogram_record(latency, v);
        histogram_record(latency, v);
    }
}

static void a_trial_comes_back_as_it_went(void **state)
{
    static struct histogram latency;
    struct worker_sample workers[WORKERS];
    struct trial_result r;
    struct trial_result back;
    struct err e;

    (void)state;
    make_trial(&r, workers, &latency);
    json_t *json = over_a_pipe(trial_to_json(&r));
    assert_int_equal(trial_from_json(&back, json, &e), 0);
    json_decref(json);
    assert_int_equal(back.sample.status, SAMPLE_DISTURBED);
    assert_string_equal(back.error.text, r.error.text);
    assert_int_equal(back.scale, 99);
    figures_assert_same(&back.sample, &r.sample, sample_fields);
    assert_int_equal(back.nworkers, WORKERS);
    for (int i = 0; i < WORKERS; i++) {
        figures_assert_same(&back.workers[i], &workers[i],
                            worker_sample_fields);
    }
    assert_non_null(back.latency);
    assert_memory_equal(back.latency, &latency, sizeof latency);
    trial_result_free(&back);
}

static void what_its_workload_counted_comes_back_by_name(void **state)
{
    static struct histogram latency;
    struct worker_sample workers[WORKERS];
    struct trial_result r;
    struct trial_result back;
    struct err e;

    (void)state;
    make_trial(&r, workers, &latency);
    r.sample.figure = 0;
    snprintf(r.figure_name, sizeof r.figure_name, "updates_lost");
    json_t *json = over_a_pipe(trial_to_json(&r));
    assert_int_equal(trial_from_json(&back, json, &e), 0);
    json_decref(json);
    assert_int_equal(back.sample.figure, 0);
    assert_string_equal(back.figure_name, "updates_lost");
    trial_result_free(&back);
}

static void waits_at_the_lock_come_back_apart_from_latencies(void **state)
{
    static struct histogram latency;
    struct histogram_count buckets[] = {
        {.up_to = 7, .count = 1},
        {.up_to = histogram_bucket_top(histogram_bucket(5000123)), .count = 2}};
    struct histogram_counts waits[WORKERS] = {
        [1] = {.max = 5000123, .n = 2, .list = buckets}};
    struct worker_sample workers[WORKERS];
    struct trial_result r;
    struct trial_result back;
    struct err e;

    (void)state;
    make_trial(&r, workers, &latency);
    r.lock_waits = waits;
    json_t *json = over_a_pipe(trial_to_json(&r));
    assert_int_equal(trial_from_json(&back, json, &e), 0);
    json_decref(json);
    assert_non_null(back.lock_waits);
    assert_int_equal(back.lock_waits[0].n, 0);
    assert_int_equal(back.lock_waits[1].max, 5000123);
    assert_int_equal(back.lock_waits[1].n, 2);
    assert_memory_equal(back.lock_waits[1].list, buckets, sizeof buckets);
    assert_memory_equal(back.latency, &latency, sizeof latency);
    trial_result_free(&back);
}

static void a_trial_that_failed_at_once_comes_back(void **state)
{
    struct trial_result r = {.nworkers = 0};
    struct trial_result back;
    struct err e;

    (void)state;
    sample_clear(&r.sample);
    err_set(&r.error, "no");
    json_t *json = over_a_pipe(trial_to_json(&r));
    assert_int_equal(trial_from_json(&back, json, &e), 0);
    json_decref(json);
    assert_int_equal(back.sample.status, SAMPLE_FAILED);
    assert_string_equal(back.error.text, "no");
    figures_assert_same(&back.sample, &r.sample, sample_fields);
    assert_int_equal(back.sample.elapsed_ns, SAMPLE_ABSENT);
    assert_int_equal(back.nworkers, 0);
    assert_null(back.workers);
    assert_null(back.latency);
    assert_null(back.lock_waits);
    assert_int_equal(back.trace.nlanes, 0);
    assert_int_equal(back.sample.figure, SAMPLE_ABSENT);
    assert_string_equal(back.figure_name, "");
    trial_result_free(&back);
}

static void a_sample_that_makes_no_sense_is_refused(void **state)
{
    static const char *const cases[] = {
        "{}",
        "[]",
        "{\"status\":\"ok\"}",
        "{\"status\":\"fine\",\"error\":\"\"}",
        "{\"status\":1,\"error\":\"\"}",
        "{\"status\":\"ok\",\"error\":\"\",\"ops\":\"1\"}",
        "{\"status\":\"ok\",\"error\":\"\",\"ops\":1.5}",
        "{\"status\":\"ok\",\"error\":\"\",\"ops_per_s\":true}",
        "{\"status\":\"ok\",\"error\":\"\",\"checksum\":5}",
        "{\"status\":\"ok\",\"error\":\"\",\"checksum\":\"0123\"}",
        "{\"status\":\"ok\",\"error\":\"\",\"checksum\":\"xxxxxxxxxxxxxxxx\"}",
        "{\"status\":\"ok\",\"error\":\"\",\"workers\":[{\"pid\":\"1\"}]}",
        ("{\"status\":\"ok\",\"error\":\"\",\"latency\":{\"max_ns\":1,"
         "\"up_to_ns_and_count\":[[-1,1]]}}"),
        ("{\"status\":\"ok\",\"error\":\"\",\"latency\":{\"max_ns\":1,"
         "\"up_to_ns_and_count\":[[1,0]]}}"),
        ("{\"status\":\"ok\",\"error\":\"\",\"latency\":{\"max_ns\":1,"
         "\"up_to_ns_and_count\":[[1,4294967296]]}}"),
        "{\"status\":\"ok\",\"error\":\"\",\"workers\":[{\"gil_wait\":5}]}",
        ("{\"status\":\"ok\",\"error\":\"\",\"workers\":[{\"gil_wait\":"
         "{\"max_ns\":1}}]}"),
        ("{\"status\":\"ok\",\"error\":\"\",\"workers\":[{\"gil_wait\":"
         "{\"max_ns\":1,\"up_to_ns_and_count\":[[1,-1]]}}]}"),
        ("{\"status\":\"ok\",\"error\":\"\",\"workers\":[{\"gil_wait\":"
         "{\"max_ns\":1,\"up_to_ns_and_count\":[[128,1]]}}]}"),
        ("{\"status\":\"ok\",\"error\":\"\",\"workers\":[{\"gil_wait\":"
         "{\"max_ns\":1,\"up_to_ns_and_count\":[]}},{}]}"),
        ("{\"status\":\"ok\",\"error\":\"\",\"workers\":[{},{\"gil_wait\":"
         "{\"max_ns\":1,\"up_to_ns_and_count\":[]}}]}"),
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        json_t *json = parsed(cases[i]);
        struct trial_result r;
        struct err e = {""};
        if (trial_from_json(&r, json, &e) == 0) {
            fail_msg("%s was taken", cases[i]);
        }
        json_decref(json);
        assert_string_not_equal(e.text, "");
    }
}

/* Programs before the first version that says its number speak 1. */
static void a_sample_says_which_protocol_it_is_of(void **state)
{
    static const struct {
        const char *text;
        int taken;
    } cases[] = {
        {"{\"status\":\"ok\",\"error\":\"\"}", 1},
        {"{\"protocol\":1,\"status\":\"ok\",\"error\":\"\"}", 1},
        {"{\"protocol\":2,\"status\":\"ok\",\"error\":\"\"}", 0},
        {"{\"protocol\":\"1\",\"status\":\"ok\",\"error\":\"\"}", 0},
    };
    struct trial_result r = {0};

    (void)state;
    sample_clear(&r.sample);
    json_t *own = trial_to_json(&r);
    assert_int_equal(json_integer_value(json_object_get(own, "protocol")),
                     TRIAL_PROTOCOL);
    json_decref(own);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        json_t *json = parsed(cases[i].text);
        struct err e = {""};
        assert_int_equal(trial_from_json(&r, json, &e) == 0, cases[i].taken);
        json_decref(json);
        assert_int_equal(strstr(e.text, "trial protocol") != NULL,
                         !cases[i].taken);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_cell_comes_back_as_it_went),
        cmocka_unit_test(four_keys_make_a_cell),
        cmocka_unit_test(a_cell_that_makes_no_sense_is_refused_by_name),
        cmocka_unit_test(a_cell_is_an_object),
        cmocka_unit_test(a_text_too_long_for_a_cell_is_refused),
        cmocka_unit_test(a_trial_comes_back_as_it_went),
        cmocka_unit_test(what_its_workload_counted_comes_back_by_name),
        cmocka_unit_test(waits_at_the_lock_come_back_apart_from_latencies),
        cmocka_unit_test(a_trial_that_failed_at_once_comes_back),
        cmocka_unit_test(a_sample_that_makes_no_sense_is_refused),
        cmocka_unit_test(a_sample_says_which_protocol_it_is_of),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
