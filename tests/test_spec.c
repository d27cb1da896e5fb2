/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cmocka_all.h"

#include "spec.h"

#include <string.h>

static void the_first_colon_ends_the_name(void **state)
{
    static const struct {
        const char *text, *name, *params;
    } cases[] = {
        {"primes", "primes", ""},
        {"primes:", "primes", ""},
        {"http:latency=5ms:bytes=1K", "http", "latency=5ms:bytes=1K"},
        {"http:url=http://h:80/x", "http", "url=http://h:80/x"},
        {"a::b", "a", ":b"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char name[CELL_NAME_BYTES];
        char params[PARAMS_TEXT_BYTES];
        struct err e;
        assert_int_equal(spec_parse(cases[i].text, name, params, &e), 0);
        assert_string_equal(name, cases[i].name);
        assert_string_equal(params, cases[i].params);
    }
}

static void a_name_must_be_there(void **state)
{
    static const char *const cases[] = {"", ":", ":latency=5ms"};

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char name[CELL_NAME_BYTES];
        char params[PARAMS_TEXT_BYTES];
        struct err e;
        assert_int_equal(spec_parse(cases[i], name, params, &e), -1);
        assert_non_null(strstr(e.text, "has no name"));
    }
}

/* `name` characters, a colon, `params` characters. */
static int parse_of_length(size_t name_length, size_t params_length)
{
    static char text[2 * PARAMS_TEXT_BYTES];
    char name[CELL_NAME_BYTES];
    char params[PARAMS_TEXT_BYTES];
    struct err e = {""};

    memset(text, 'n', name_length);
    text[name_length] = ':';
    memset(text + name_length + 1, 'p', params_length);
    text[name_length + 1 + params_length] = '\0';
    int result = spec_parse(text, name, params, &e);
    if (result == 0) {
        assert_int_equal(strlen(name), name_length);
        assert_int_equal(strlen(params), params_length);
    } else {
        assert_non_null(strstr(e.text, "too long"));
    }
    return result;
}

static void what_fits_is_taken_and_one_more_is_refused(void **state)
{
    (void)state;
    assert_int_equal(parse_of_length(CELL_NAME_BYTES - 1, 1), 0);
    assert_int_equal(parse_of_length(CELL_NAME_BYTES, 1), -1);
    assert_int_equal(parse_of_length(1, PARAMS_TEXT_BYTES - 1), 0);
    assert_int_equal(parse_of_length(1, PARAMS_TEXT_BYTES), -1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_first_colon_ends_the_name),
        cmocka_unit_test(a_name_must_be_there),
        cmocka_unit_test(what_fits_is_taken_and_one_more_is_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
