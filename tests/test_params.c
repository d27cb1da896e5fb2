/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cmocka_all.h"

#include "params.h"

#include <string.h>

static const char *const modes[] = {"slow", "fast", "faster", NULL};

static const struct param declared[] = {
    {.name = "count", .type = PARAM_COUNT, .value = "4", .min = 1, .max = 100},
    {.name = "pause",
     .type = PARAM_DURATION,
     .value = "5ms",
     .min = 1000,
     .max = 60000000000},
    {.name = "bytes", .type = PARAM_SIZE, .value = "64K", .min = 16},
    {.name = "share", .type = PARAM_PERCENT, .value = "50%"},
    {.name = "mode", .type = PARAM_CHOICE, .value = "slow", .choices = modes},
    {.name = "url", .type = PARAM_TEXT, .value = ""},
    {.name = "url2", .type = PARAM_TEXT, .value = "here"},
    {0},
};

static void nothing_given_is_the_defaults(void **state)
{
    static const char *const nothings[] = {NULL, ""};

    (void)state;
    for (size_t i = 0; i < 2; i++) {
        struct params p;
        struct err e;
        assert_int_equal(params_parse(&p, declared, "x", nothings[i], &e), 0);
        assert_int_equal(params_number(&p, "count"), 4);
        assert_int_equal(params_number(&p, "pause"), 5000000);
        assert_int_equal(params_number(&p, "bytes"), 65536);
        assert_true(params_fraction(&p, "share") == 0.5);
        assert_int_equal(params_number(&p, "mode"), 0);
        assert_string_equal(params_text(&p, "mode"), "slow");
        assert_string_equal(params_text(&p, "url"), "");
        assert_string_equal(params_text(&p, "url2"), "here");
    }
}

static void every_type_is_read(void **state)
{
    struct params p;
    struct err e;

    (void)state;
    assert_int_equal(params_parse(&p, declared, "x",
                                  "count=7:pause=1.5s:bytes=2M:share=12.5%:"
                                  "mode=faster:url=/a:url2=",
                                  &e),
                     0);
    assert_int_equal(params_number(&p, "count"), 7);
    assert_int_equal(params_number(&p, "pause"), 1500000000);
    assert_int_equal(params_number(&p, "bytes"), 2097152);
    assert_true(params_fraction(&p, "share") == 0.125);
    assert_int_equal(params_number(&p, "mode"), 2);
    assert_string_equal(params_text(&p, "url"), "/a");
    assert_string_equal(params_text(&p, "url2"), "");
}

static void a_colon_separates_only_before_a_name_and_a_sign(void **state)
{
    static const struct {
        const char *text, *url;
    } cases[] = {
        {"url=http://h:80/x", "http://h:80/x"},
        {"url=http://h:80/x:count=9", "http://h:80/x"},
        {"count=9:url=http://h:80/x", "http://h:80/x"},
        {"url=http://[::1]:8080/", "http://[::1]:8080/"},
        {"url=a:b:c", "a:b:c"},
        {"url=a:B=c", "a:B=c"},
        {"url=a:1=c", "a:1=c"},
        {"url=a:", "a:"},
        {"url=a=b", "a=b"},
        {"url=http://h/?q=1&count=2", "http://h/?q=1&count=2"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct params p;
        struct err e;
        assert_int_equal(params_parse(&p, declared, "x", cases[i].text, &e), 0);
        assert_string_equal(params_text(&p, "url"), cases[i].url);
    }
}

static void bounds_belong_to_the_range(void **state)
{
    static const char *const cases[] = {
        "count=1",  "count=100",   "pause=1us", "pause=1m",
        "bytes=16", "bytes=4096G", "share=0%",  "share=100%",
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct params p;
        struct err e;
        if (params_parse(&p, declared, "x", cases[i], &e)) {
            fail_msg("%s: %s", cases[i], e.text);
        }
    }
}

static void what_is_wrong_is_refused_with_what_would_be_right(void **state)
{
    static const struct {
        const char *text, *said;
    } cases[] = {
        {"count=0", "box: count must be from 1 to 100"},
        {"count=101", "box: count must be from 1 to 100"},
        {"count=-1", "box: count='-1' is not a whole number"},
        {"count=", "box: count='' is not a whole number"},
        {"count=4x", "box: count='4x' is not a whole number"},
        {"count=4:", "box: count='4:' is not a whole number"},
        {"pause=999ns", "box: pause must be from 1us to 1m"},
        {"pause=61s", "box: pause must be from 1us to 1m"},
        {"pause=5", "box: pause='5' is not a duration"},
        {"bytes=15", "box: bytes must be at least 16"},
        {"bytes=1k", "box: bytes='1k' is not a size"},
        {"share=101%", "box: share='101%' is not a percentage"},
        {"share=0.5", "box: share='0.5' is not a percentage"},
        {"mode=quick", "box: mode='quick' is not one of: slow, fast, faster"},
        {"mode=", "box: mode='' is not one of: slow, fast, faster"},
        {"mode=fas", "box: mode='fas' is not one of"},
        {"size=4", "box: 'size=4' is not a parameter written name=value"},
        {"size=4", "takes: count, pause, bytes, share, mode, url, url2"},
        {"count", "box: 'count' is not a parameter"},
        {"coun=4", "box: 'coun=4' is not a parameter"},
        {"counts=4", "box: 'counts=4' is not a parameter"},
        {"=4", "box: '=4' is not a parameter"},
        {":count=4", "box: '' is not a parameter"},
        {"Count=4", "box: 'Count=4' is not a parameter"},
        {"count=4:count=4", "box: count is given twice"},
        {"url=a:count=4:url=b", "box: url is given twice"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct params p;
        struct err e = {""};
        if (params_parse(&p, declared, "box", cases[i].text, &e) == 0) {
            fail_msg("%s was taken", cases[i].text);
        }
        if (strstr(e.text, cases[i].said) == NULL) {
            fail_msg("%s: %s", cases[i].text, e.text);
        }
    }
}

static void who_declares_nothing_takes_nothing(void **state)
{
    static const struct param none[] = {{0}};
    struct params p;
    struct err e;

    (void)state;
    assert_int_equal(params_parse(&p, NULL, "box", NULL, &e), 0);
    assert_int_equal(params_parse(&p, none, "box", "", &e), 0);
    assert_int_equal(params_parse(&p, NULL, "box", "a=1", &e), -1);
    assert_string_equal(e.text, "box takes no parameters, got 'a=1'");
    assert_int_equal(params_parse(&p, none, "box", "a=1", &e), -1);
    assert_string_equal(e.text, "box takes no parameters, got 'a=1'");
}

static void a_value_that_is_too_long_is_refused(void **state)
{
    char text[PARAM_TEXT_BYTES + 1] = "url=";
    struct params p;
    struct err e;

    (void)state;
    memset(text + 4, 'u', sizeof text - 5);
    text[PARAM_TEXT_BYTES] = '\0';
    assert_int_equal(params_parse(&p, declared, "box", text, &e), -1);
    assert_string_equal(e.text,
                        "box: a parameter is longer than 511 characters");
    text[PARAM_TEXT_BYTES - 1] = '\0';
    assert_int_equal(params_parse(&p, declared, "box", text, &e), 0);
    assert_string_equal(params_text(&p, "url"), text + 4);
}

static void equal_parameters_are_written_alike(void **state)
{
    static const struct {
        const char *text, *canonical;
    } cases[] = {
        {"", ""},
        {"count=4", ""},
        {"count=04", ""},
        {"pause=5000us:bytes=65536:share=50.0%:mode=slow", ""},
        {"url2=here:url=", ""},
        {"count=7", "count=7"},
        {"count=007", "count=7"},
        {"pause=1500ms", "pause=1500ms"},
        {"pause=1.5s", "pause=1500ms"},
        {"pause=1000ms", "pause=1s"},
        {"bytes=2048K", "bytes=2M"},
        {"share=12.50%", "share=12.5%"},
        {"url2=", "url2="},
        {"mode=fast:share=0%:bytes=32:pause=1m:count=9",
         "count=9:pause=1m:bytes=32:share=0%:mode=fast"},
        {"url=http://h:80/x:count=9", "count=9:url=http://h:80/x"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char text[PARAMS_TEXT_BYTES];
        struct params p;
        struct err e;
        assert_int_equal(params_parse(&p, declared, "x", cases[i].text, &e), 0);
        params_format(&p, 0, text);
        assert_string_equal(text, cases[i].canonical);
        assert_int_equal(params_parse(&p, declared, "x", text, &e), 0);
        params_format(&p, 0, text);
        assert_string_equal(text, cases[i].canonical);
    }
}

static void all_are_written_on_request_but_the_empty_ones(void **state)
{
    char text[PARAMS_TEXT_BYTES];
    struct params p;
    struct err e;

    (void)state;
    assert_int_equal(params_parse(&p, declared, "x", "count=7", &e), 0);
    params_format(&p, 1, text);
    assert_string_equal(text, "count=7:pause=5ms:bytes=64K:share=50%:"
                              "mode=slow:url2=here");
    assert_int_equal(params_parse(&p, NULL, "x", "", &e), 0);
    params_format(&p, 1, text);
    assert_string_equal(text, "");
}

static void a_number_that_is_set_is_read_and_written(void **state)
{
    char text[PARAMS_TEXT_BYTES];
    struct params p;
    struct err e;

    (void)state;
    assert_int_equal(params_parse(&p, declared, "x", "pause=9ms", &e), 0);
    params_set_number(&p, "count", 9);
    assert_int_equal(params_number(&p, "count"), 9);
    params_format(&p, 0, text);
    assert_string_equal(text, "count=9:pause=9ms");
    params_set_number(&p, "pause", 5000000);
    params_format(&p, 0, text);
    assert_string_equal(text, "count=9");
}

static void names_are_declared_whole(void **state)
{
    (void)state;
    assert_true(params_declares(declared, "url"));
    assert_true(params_declares(declared, "url2"));
    assert_false(params_declares(declared, "ur"));
    assert_false(params_declares(declared, "url3"));
    assert_false(params_declares(declared, ""));
    assert_false(params_declares(NULL, "url"));
}

static const struct param bare[] = {
    {.name = "file", .type = PARAM_TEXT, .value = "", .bare = 1},
    {.name = "count", .type = PARAM_COUNT, .value = "4"},
    {0},
};

static void the_first_may_come_without_its_name(void **state)
{
    static const struct {
        const char *text;
        const char *file;
        uint64_t count;
        const char *written;
    } all[] = {
        {"./x.so", "./x.so", 4, "./x.so"},
        {"x.so:count=5", "x.so", 5, "x.so:count=5"},
        {"/a:b/x.so:count=5", "/a:b/x.so", 5, "/a:b/x.so:count=5"},
        {"file=./x.so", "./x.so", 4, "./x.so"},
        {"count=5:file=./x.so", "./x.so", 5, "./x.so:count=5"},
        {"file=a=b", "a=b", 4, "file=a=b"},
        {"./a=b", "./a=b", 4, "./a=b"},
        {"count=5", "", 5, "count=5"},
        {"", "", 4, ""},
    };

    (void)state;
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        char written[PARAMS_TEXT_BYTES];
        struct params p;
        struct params again;
        struct err e;
        assert_int_equal(params_parse(&p, bare, "x", all[i].text, &e), 0);
        assert_string_equal(params_text(&p, "file"), all[i].file);
        assert_int_equal(params_number(&p, "count"), all[i].count);
        params_format(&p, 0, written);
        assert_string_equal(written, all[i].written);
        assert_int_equal(params_parse(&again, bare, "x", written, &e), 0);
        assert_string_equal(params_text(&again, "file"), all[i].file);
    }
}

static void without_a_name_it_comes_first_and_once(void **state)
{
    static const char *const wrong[] = {"x.so:file=y.so", "a=b"};
    struct params p;
    struct err e;

    (void)state;
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        assert_int_equal(params_parse(&p, bare, "x", wrong[i], &e), -1);
    }
    /* What comes later without a name goes on with the value before. */
    assert_int_equal(params_parse(&p, bare, "x", "count=5:x.so", &e), -1);
    assert_int_equal(params_parse(&p, declared, "x", "x.so", &e), -1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_first_may_come_without_its_name),
        cmocka_unit_test(without_a_name_it_comes_first_and_once),
        cmocka_unit_test(nothing_given_is_the_defaults),
        cmocka_unit_test(every_type_is_read),
        cmocka_unit_test(a_colon_separates_only_before_a_name_and_a_sign),
        cmocka_unit_test(bounds_belong_to_the_range),
        cmocka_unit_test(what_is_wrong_is_refused_with_what_would_be_right),
        cmocka_unit_test(who_declares_nothing_takes_nothing),
        cmocka_unit_test(a_value_that_is_too_long_is_refused),
        cmocka_unit_test(equal_parameters_are_written_alike),
        cmocka_unit_test(all_are_written_on_request_but_the_empty_ones),
        cmocka_unit_test(a_number_that_is_set_is_read_and_written),
        cmocka_unit_test(names_are_declared_whole),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
