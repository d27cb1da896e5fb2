/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cmocka_all.h"

#include "export.h"
#include "json_out.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct fixture {
    struct json_out json;
    char *text;
    size_t length;
};

static int begin(void **state)
{
    struct fixture *f = calloc(1, sizeof *f);

    assert_non_null(f);
    f->json.stream = open_memstream(&f->text, &f->length);
    assert_non_null(f->json.stream);
    *state = f;
    return 0;
}

static int end(void **state)
{
    struct fixture *f = *state;

    fclose(f->json.stream);
    free(f->text);
    free(f);
    return 0;
}

static const char *text_of(struct fixture *f)
{
    fflush(f->json.stream);
    return f->text;
}

static void objects_are_indented_and_rows_are_one_line(void **state)
{
    struct fixture *f = *state;

    json_out_begin(&f->json, NULL, '{');
    json_out_int(&f->json, "a", -1);
    json_out_begin(&f->json, "b", '[');
    json_out_begin_row(&f->json, NULL, '{');
    json_out_bool(&f->json, "c", true);
    json_out_begin(&f->json, "d", '[');
    json_out_real(&f->json, NULL, 0.5);
    json_out_real(&f->json, NULL, 0.25);
    json_out_end(&f->json);
    json_out_end(&f->json);
    json_out_begin(&f->json, NULL, '{');
    json_out_end(&f->json);
    json_out_end(&f->json);
    json_out_text(&f->json, "e", "f");
    json_out_end(&f->json);
    assert_string_equal(text_of(f), "{\n  \"a\": -1,\n  \"b\": [\n"
                                    "    {\"c\": true, \"d\": [0.5, 0.25]},\n"
                                    "    {}\n  ],\n  \"e\": \"f\"\n}\n");
}

static void texts_are_escaped_and_mended(void **state)
{
    struct fixture *f = *state;

    json_out_text(&f->json, NULL,
                  "\"\\\n\t\x7F é\xFF\xC3(\xED\xA0\x80\xF0\x9F\x98\x80");
    assert_string_equal(text_of(f),
                        "\"\\\"\\\\\\n\\u0009\\u007f é\xEF\xBF\xBD\xEF\xBF\xBD("
                        "\xEF\xBF\xBD\xF0\x9F\x98\x80\"");
}

static void numbers_have_as_many_digits_as_they_need(void **state)
{
    static const struct {
        double value;
        const char *text;
    } cases[] = {
        {0.0, "0"},
        {0.1, "0.1"},
        {-2.5e-9, "-2.5e-09"},
        {2030456.8527918782, "2030456.8527918782"},
        {1.0 / 3.0, "0.3333333333333333"},
        {9007199254740993.0, "9007199254740992"},
        {1e300, "1e+300"},
    };
    char text[JSON_OUT_NUMBER_BYTES];

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        json_out_number(cases[i].value, text);
        assert_string_equal(text, cases[i].text);
    }
}

static void what_is_no_number_is_null(void **state)
{
    struct fixture *f = *state;

    json_out_begin_row(&f->json, NULL, '[');
    json_out_real(&f->json, NULL, NAN);
    json_out_real(&f->json, NULL, -INFINITY);
    json_out_value(&f->json, NULL, NULL);
    json_out_end(&f->json);
    assert_string_equal(text_of(f), "[null, null, null]\n");
}

static void absent_figures_are_left_out(void **state)
{
    struct fixture *f = *state;
    struct sample s;

    sample_clear(&s);
    s.ops = 7;
    s.ops_per_s = 0.5;
    s.total_ns = 9;
    s.checksum = 255;
    json_out_begin_row(&f->json, NULL, '{');
    json_out_fields(&f->json, &s, sample_fields, "total_ns");
    json_out_end(&f->json);
    assert_string_equal(text_of(f), "{\"ops\": 7, \"ops_per_s\": 0.5, "
                                    "\"checksum\": \"00000000000000ff\"}\n");
}

static struct cell cell_of(const char *params, const char *model_params,
                           const char *placement)
{
    struct cell c = {.workload = "w", .model = "m", .workers = 2};

    snprintf(c.params, sizeof c.params, "%s", params);
    snprintf(c.model_params, sizeof c.model_params, "%s", model_params);
    snprintf(c.placement, sizeof c.placement, "%s", placement);
    return c;
}

static void names_tell_cells_apart(void **state)
{
    static const struct {
        const char *params, *model_params, *placement, *name;
    } cases[] = {
        {"", "", "per-core", "w/m/workers:2"},
        {"", "", "compact:kind=efficiency",
         "w/m/workers:2/compact:kind=efficiency"},
        {"a=1:b=2", "start=spawn", "per-core",
         "w:a=1:b=2/m:start=spawn/workers:2"},
        {"cpu=50%", "", "per-core", "w:cpu=50%/m/workers:2"},
        {"f=/x", "", "per-core", "w:f=%2Fx/m/workers:2"},
        {"f=%2Fx", "", "per-core", "w:f=%252Fx/m/workers:2"},
        {"f=%2", "", "per-core", "w:f=%2/m/workers:2"},
        {"f=é \"=\n", "", "per-core", "w:f=é \"=%0A/m/workers:2"},
        {"f=\xFF", "", "per-core", "w:f=%FF/m/workers:2"},
        {"f=\xC2\x85", "", "per-core", "w:f=%C2%85/m/workers:2"},
    };
    char name[EXPORT_NAME_BYTES];

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct cell c =
            cell_of(cases[i].params, cases[i].model_params, cases[i].placement);
        export_name(&c, name);
        assert_string_equal(name, cases[i].name);
    }
}

static void the_longest_name_has_room(void **state)
{
    struct cell c = {.workers = CELL_WORKERS_MAX};
    char name[EXPORT_NAME_BYTES];

    (void)state;
    memset(c.workload, '/', sizeof c.workload - 1);
    memset(c.params, '/', sizeof c.params - 1);
    memset(c.model, '/', sizeof c.model - 1);
    memset(c.model_params, '/', sizeof c.model_params - 1);
    memset(c.placement, '/', sizeof c.placement - 1);
    export_name(&c, name);
    size_t bytes = sizeof c.workload + sizeof c.params + sizeof c.model
                   + sizeof c.model_params + sizeof c.placement - 5;
    assert_int_equal(strlen(name), 3 * bytes + strlen(":/:/workers:10000/"));
}

#define WITH_STREAM(test) cmocka_unit_test_setup_teardown(test, begin, end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_STREAM(objects_are_indented_and_rows_are_one_line),
        WITH_STREAM(texts_are_escaped_and_mended),
        cmocka_unit_test(numbers_have_as_many_digits_as_they_need),
        WITH_STREAM(what_is_no_number_is_null),
        WITH_STREAM(absent_figures_are_left_out),
        cmocka_unit_test(names_tell_cells_apart),
        cmocka_unit_test(the_longest_name_has_room),
    };

    return cmocka_run_group_tests_name("json_out", tests, NULL, NULL);
}
