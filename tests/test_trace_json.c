/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cmocka_all.h"

#include "trace_json.h"
#include "trial_json.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static json_t *parsed(const char *text)
{
    json_error_t where;
    json_t *json = json_loads(text, JSON_DECODE_ANY, &where);

    if (json == NULL) {
        fail_msg("%s: %s", text, where.text);
    }
    return json;
}

/* As what was written to a pipe and read on its other end. */
static struct trial_result over_a_pipe(const struct trial_result *r)
{
    json_t *written = trial_to_json(r);
    char *text = json_dumps(written, JSON_COMPACT);
    json_t *read = parsed(text);
    struct trial_result back;
    struct err e = {""};

    if (trial_from_json(&back, read, &e)) {
        fail_msg("%s", e.text);
    }
    json_decref(written);
    json_decref(read);
    free(text);
    return back;
}

static void a_timeline_comes_back_as_it_went(void **state)
{
    struct trace_event many[] = {
        {-1500, TRACE_BEGIN}, {0, TRACE_TAKE}, {INT64_MAX, TRACE_NATIVE_END}};
    struct trace_event one[] = {{INT64_MIN, TRACE_ASK}};
    struct trace_lane lanes[] = {
        {.nevents = 3, .events = many},
        {.dropped = 1000000007, .nevents = 1, .events = one},
        {.nevents = 0, .events = NULL}};
    struct trial_result r = {.trace = {.nlanes = 3, .lanes = lanes}};

    (void)state;
    sample_clear(&r.sample);
    struct trial_result back = over_a_pipe(&r);
    assert_int_equal(back.trace.nlanes, 3);
    for (size_t i = 0; i < 3; i++) {
        const struct trace_lane *lane = &back.trace.lanes[i];
        assert_int_equal(lane->dropped, lanes[i].dropped);
        assert_int_equal(lane->nevents, lanes[i].nevents);
        for (size_t j = 0; j < lane->nevents; j++) {
            assert_int_equal(lane->events[j].ns, lanes[i].events[j].ns);
            assert_int_equal(lane->events[j].kind, lanes[i].events[j].kind);
        }
    }
    trial_result_free(&back);
}

/* Those whose trials failed before there were any workers. */
static void no_timeline_is_none(void **state)
{
    struct trial_result r = {.nworkers = 0};

    (void)state;
    sample_clear(&r.sample);
    struct trial_result back = over_a_pipe(&r);
    assert_int_equal(back.trace.nlanes, 0);
    assert_null(back.trace.lanes);
    trial_result_free(&back);
}

static void refused(const char *text)
{
    json_t *json = parsed(text);
    struct trace t;
    struct err e = {""};

    if (trace_from_json(&t, json, &e) == 0) {
        fail_msg("%s was taken", text);
    }
    json_decref(json);
    assert_non_null(strstr(e.text, "trace makes no sense"));
}

static void a_timeline_that_makes_no_sense_is_refused(void **state)
{
    static const char *const lanes[] = {
        "5",
        "[]",
        "{}",
        "{\"dropped\":0}",
        "{\"events\":[]}",
        "{\"dropped\":\"0\",\"events\":[]}",
        "{\"dropped\":0,\"events\":\"12\"}",
        "{\"dropped\":-1,\"events\":[]}",
        "{\"dropped\":0,\"events\":[1]}",
        "{\"dropped\":0,\"events\":[1,2,3]}",
        "{\"dropped\":0,\"events\":[1,10]}",
        "{\"dropped\":0,\"events\":[1,-1]}",
        "{\"dropped\":0,\"events\":[1,\"2\"]}",
        "{\"dropped\":0,\"events\":[\"1\",2]}",
        "{\"dropped\":0,\"events\":[1.5,2]}",
        "{\"dropped\":0,\"events\":[null,2]}",
        "{\"dropped\":0,\"events\":[[1,2],[1,2]]}",
    };
    char text[256];

    (void)state;
    refused("5");
    refused("{}");
    refused("\"x\"");
    for (size_t i = 0; i < sizeof lanes / sizeof *lanes; i++) {
        snprintf(text, sizeof text, "[%s]", lanes[i]);
        refused(text);
        /* After one that does make sense. */
        snprintf(text, sizeof text, "[{\"dropped\":1,\"events\":[5,0,6,1]},%s]",
                 lanes[i]);
        refused(text);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_timeline_comes_back_as_it_went),
        cmocka_unit_test(no_timeline_is_none),
        cmocka_unit_test(a_timeline_that_makes_no_sense_is_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
