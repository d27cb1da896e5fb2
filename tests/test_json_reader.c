/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cmocka_all.h"

#include "json_reader.h"

#include <stdio.h>
#include <string.h>

static void depth_has_a_limit_wherever_it_is(void **state)
{
    struct err e = {0};
    static const char flat[] = "{\"a\": \"[[[[\\\"[[\", \"b\": [{}]}";
    char deep[200000];

    (void)state;
    json_decref(json_reader_parse(flat, strlen(flat), 3, &e));
    assert_string_equal(e.text, "");
    assert_null(json_reader_parse(flat, strlen(flat), 2, &e));
    assert_string_equal(e.text, "it is nested more than 2 levels deep");
    memset(deep, '[', sizeof deep);
    assert_null(json_reader_parse(deep, sizeof deep, 64, &e));
    assert_null(json_reader_parse("{\"a\":1,\"a\":2}", 13, 3, &e));
    assert_non_null(strstr(e.text, "duplicate"));
    assert_null(json_reader_parse("7", 1, 3, &e));
    assert_null(json_reader_parse("", 0, 3, &e));
}

static json_t *parsed(const char *text)
{
    struct err e;
    json_t *json = json_reader_parse(text, strlen(text), 9, &e);

    if (json == NULL) {
        fail_msg("%s", e.text);
    }
    return json;
}

static void a_complaint_names_place_expected_and_found(void **state)
{
    static const struct {
        const char *value, *said;
    } cases[] = {
        {"-1", "list[7].in.n: expected a whole number from 0 to 9, found -1"},
        {"10", "list[7].in.n: expected a whole number from 0 to 9, found 10"},
        {"2.5", "list[7].in.n: expected a whole number from 0 to 9, found 2.5"},
        {"\"a\\u001b\"", "found \"a \""},
        {"null", "found null"},
        {"false", "found false"},
        {"[]", "found a list"},
        {"{}", "found an object"},
    };
    struct err e = {0};
    struct json_reader j = {.e = &e};
    uint64_t n = 77;

    (void)state;
    size_t top = json_reader_enter_item(&j, "list", 7);
    size_t item = json_reader_enter(&j, "in");
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char text[64];
        snprintf(text, sizeof text, "{\"n\": %s}", cases[i].value);
        json_t *o = parsed(text);
        assert_int_equal(
            json_reader_whole(&j, o, "n", (struct json_range){0, 9}, &n), -1);
        if (strstr(e.text, cases[i].said) == NULL) {
            fail_msg("expected: %s, got: %s", cases[i].said, e.text);
        }
        json_decref(o);
    }
    assert_int_equal(n, 77);
    json_reader_leave(&j, item);
    assert_string_equal(j.place, "list[7]");
    json_reader_leave(&j, top);
    json_t *empty = parsed("{}");
    assert_null(json_reader_object(&j, empty, "o"));
    assert_string_equal(e.text, "o: expected an object, found nothing");
    assert_null(json_reader_list(&j, empty, "l"));
    assert_string_equal(e.text, "l: expected a list, found nothing");
    json_decref(empty);
}

static void a_place_however_deep_stays_within_its_room(void **state)
{
    struct err e = {0};
    struct json_reader j = {.e = &e};

    (void)state;
    for (int i = 0; i < 100; i++) {
        json_reader_enter_item(&j, "abc", 3);
    }
    assert_int_equal(strlen(j.place), JSON_PLACE_BYTES - 1);
    json_reader_leave(&j, 6);
    assert_string_equal(j.place, "abc[3]");
}

static void values_are_what_they_are(void **state)
{
    json_t *o = parsed("{\"n\": 9, \"r\": 3, \"b\": true, \"t\": \"four\","
                       " \"z\": null}");
    struct err e = {0};
    struct json_reader j = {.e = &e};
    char text[5] = "was";
    uint64_t n;
    double r;
    bool b;

    (void)state;
    assert_int_equal(
        json_reader_whole(&j, o, "n", (struct json_range){9, 9}, &n), 0);
    assert_int_equal(n, 9);
    assert_int_equal(json_reader_real(&j, o, "r", &r), 0);
    assert_true(r > 2.9 && r < 3.1);
    assert_int_equal(json_reader_bool(&j, o, "b", &b), 0);
    assert_true(b);
    assert_int_equal(json_reader_copy(&j, o, "t", (struct json_room){text, 5}),
                     0);
    assert_string_equal(text, "four");
    assert_int_equal(json_reader_copy(&j, o, "t", (struct json_room){text, 4}),
                     -1);
    assert_string_equal(e.text, "t: expected a text of at most 3 bytes, found "
                                "\"four\"");
    assert_int_equal(json_reader_copy(&j, o, "z", (struct json_room){text, 4}),
                     0);
    assert_string_equal(text, "");
    assert_false(json_reader_has(o, "z"));
    assert_true(json_reader_has(o, "n"));
    json_decref(o);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(depth_has_a_limit_wherever_it_is),
        cmocka_unit_test(a_complaint_names_place_expected_and_found),
        cmocka_unit_test(a_place_however_deep_stays_within_its_room),
        cmocka_unit_test(values_are_what_they_are),
    };

    return cmocka_run_group_tests_name("json_reader", tests, NULL, NULL);
}
