/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cmocka_all.h"

#include "html_data.h"
#include "html_table.h"
#include "reporter.h"
#include "support/html_page.h"
#include "support/map_rig.h"
#include "support/report_fixture.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

extern const struct reporter reporter_html;

static char *page(struct report_fixture *f)
{
    return html_page(&f->r, f->dir);
}

static void fill(struct results *r)
{
    fake_cell(r, "primes", "sequential", 2);
    fake_cell(r, "primes", "gil:interval=1ms", 2);
    fake_cell(r, "primes", "processes", 2);
    fake_blocks(r, (double[]){20.0, 30.0, 10.0}, 7, 0.02);
    r->samples[4].sample.status = SAMPLE_DISTURBED;
    r->samples[4].error = "steal 12 ms";
}

static void the_page_is_the_golden_one(void **state)
{
    static const char machine[] =
        "{\"schema_version\":1,\"host\":\"h\",\"cpu_model\":\"c\",\"smt\":null,"
        "\"environment\":{\"LANG\":\"C\"},\"doctor\":{\"load\":{\"status\":"
        "\"warning\",\"value\":\"2 busy\",\"effect\":\"Slow.\"}},"
        "\"run\":{\"plan\":{\"name\":\"x\"}}}";
    struct report_fixture *f = *state;
    char copy[sizeof machine];

    fill(&f->r);
    memcpy(copy, machine, sizeof machine);
    f->r.machine_json = copy;
    char *got = page(f);
    f->r.machine_json = NULL;
    html_page_cut(got, "<style>", "</style>");
    html_page_cut(got, "<script>", "</script>");
    html_page_cut(got, "'sha256-", "'");
    if (getenv("TVP_GOLDEN_UPDATE") != NULL) {
        scratch_dir_write(TVP_TEST_DIR, "golden/html/report.html", got);
    }
    char *expected = scratch_dir_read(TVP_TEST_DIR, "golden/html/report.html");
    assert_non_null(expected);
    assert_string_equal(got, expected);
    free(expected);
    free(got);
    assert_int_equal(scratch_dir_count(f->dir), 1);
}

#define HOSTILE "</script><script>x</script><!--<img src=x onerror='y'>\"\\"

static void no_text_of_a_user_does_harm(void **state)
{
    static const char machine[] =
        "{\"host\":\"<img src=x>\",\"<img src=k>\":1,\"doctor\":{\"<img "
        "src=d>\":{\"status\":\"<img src=s>\",\"value\":\"</script>\","
        "\"effect\":\"<img src=e>\"}},\"run\":{\"plan\":{\"n\":\"</pre><img "
        "src=p>\"}}}";
    struct report_fixture *f = *state;
    char copy[sizeof machine];

    fake_cell(&f->r, HOSTILE, "threads:" HOSTILE, 2);
    fake_cell(&f->r, HOSTILE, "gil:" HOSTILE, 2);
    fake_blocks(&f->r, (double[]){20.0, 30.0}, 7, 0.0);
    for (size_t i = 0; i < f->r.ncells; i++) {
        snprintf(f->r.cells[i].placement, CELL_PLACEMENT_BYTES, "%s", HOSTILE);
    }
    f->r.samples[3].sample.status = SAMPLE_FAILED;
    f->r.samples[3].error = HOSTILE;
    snprintf(f->r.samples[2].figure_name, SAMPLE_NAME_BYTES, "%s", "<img f>");
    f->r.samples[2].sample.figure = 3;
    snprintf(f->r.plan_name, sizeof f->r.plan_name, "</title>%s", "<img t>");
    snprintf(f->r.command, sizeof f->r.command, "%s", HOSTILE);
    snprintf(f->r.stopped, sizeof f->r.stopped, "%s", HOSTILE);
    snprintf(f->r.run_id, sizeof f->r.run_id, "%s", "</script><img r>");
    snprintf(f->r.tvp_version, sizeof f->r.tvp_version, "%s", "<img v>");
    snprintf(f->r.started, sizeof f->r.started, "%s", "<img s>");
    memcpy(copy, machine, sizeof machine);
    f->r.machine_json = copy;
    char *text = page(f);
    f->r.machine_json = NULL;
    assert_null(strstr(text, "<img"));
    assert_null(strstr(text, "<!--"));
    assert_int_equal(html_page_count(text, "<script"), 3);
    assert_int_equal(html_page_count(text, "</script"), 3);
    assert_int_equal(html_page_count(text, "</title"), 1);
    json_t *cells = html_page_block(text, "data-cells");
    json_t *first = json_array_get(json_object_get(cells, "cells"), 0);
    assert_string_equal(json_string_value(json_object_get(first, "placement")),
                        HOSTILE);
    json_t *samples = html_page_block(text, "data-samples");
    json_t *error = json_object_get(json_object_get(samples, "errors"), "3");
    assert_string_equal(json_string_value(error), HOSTILE);
    json_decref(samples);
    json_decref(cells);
    free(text);
}

static void every_sample_is_there_with_all_digits(void **state)
{
    struct report_fixture *f = *state;

    fill(&f->r);
    f->r.samples[1].sample.latency_p50_ns = 5;
    f->r.samples[1].sample.latency_p99_ns = 6;
    char *text = page(f);
    json_t *data = html_page_block(text, "data-samples");
    assert_int_equal(json_integer_value(json_object_get(data, "every")), 1);
    for (size_t i = 0; i < f->r.nsamples; i++) {
        const struct result_sample *s = &f->r.samples[i];
        const struct {
            const char *name;
            double value;
        } fields[] = {
            {"row", (double)i + 1.0},
            {"cell", (double)s->cell},
            {"block", s->block},
            {"position", s->position},
            {"total_ns", (double)s->sample.total_ns},
            {"elapsed_ns", (double)s->sample.elapsed_ns},
            {"ops_per_s", s->sample.ops_per_s},
            {"status", s->sample.status},
        };
        for (size_t j = 0; j < sizeof fields / sizeof *fields; j++) {
            json_t *column = json_object_get(data, fields[j].name);
            assert_int_equal(json_array_size(column), f->r.nsamples);
            assert_true(json_number_value(json_array_get(column, i))
                        == fields[j].value);
        }
        json_t *p50 =
            json_array_get(json_object_get(data, "latency_p50_ns"), i);
        assert_true(i == 1 ? json_integer_value(p50) == 5 : json_is_null(p50));
    }
    json_decref(data);
    free(text);
}

static void of_too_many_samples_some_blocks_are_kept(void **state)
{
    enum { SAMPLES = 2 * HTML_SAMPLES_MAX + 2 };
    static const char error[] = "late start";
    struct results r = {.nsamples = SAMPLES};
    signed char *outliers = calloc(SAMPLES, 1);
    struct findings f = {.r = &r, .outliers = outliers};
    char *text = NULL;
    size_t size = 0;

    (void)state;
    r.samples = calloc(SAMPLES, sizeof *r.samples);
    assert_non_null(r.samples);
    assert_non_null(outliers);
    for (size_t i = 0; i < SAMPLES; i++) {
        r.samples[i].block = 1 + (unsigned)(i / 2);
        r.samples[i].error = i == 6 || i == 7 || i == 9 ? error : "";
    }
    assert_int_equal(html_samples_every(&r), 3);
    FILE *out = open_memstream(&text, &size);
    html_data(out, &f);
    fclose(out);
    json_t *data = html_page_block(text, "data-samples");
    json_t *rows = json_object_get(data, "row");
    assert_int_equal(json_array_size(rows), 2 * ((SAMPLES / 2 + 2) / 3));
    assert_int_equal(json_integer_value(json_array_get(rows, 1)), 2);
    assert_int_equal(json_integer_value(json_array_get(rows, 2)), 7);
    assert_int_equal(json_object_size(json_object_get(data, "errors")), 2);
    assert_string_equal(json_string_value(json_object_get(
                            json_object_get(data, "errors"), "2")),
                        error);
    json_decref(data);
    free(text);
    free(outliers);
    free(r.samples);
}

/* The text of a field by what it is sorted by. */
static void assert_field(const char *text, const char *key, const char *shown)
{
    char field[128];

    snprintf(field, sizeof field, "data-v=\"%s\">%s<", key, shown);
    if (strstr(text, field) == NULL) {
        fail_msg("no field %s", field);
    }
}

static void figures_are_sorted_by_all_their_digits(void **state)
{
    struct report_fixture *f = *state;

    fill(&f->r);
    for (size_t i = 0; i < f->r.nsamples; i += 3) {
        f->r.samples[i].sample.latency_p50_ns = 1234567;
        f->r.samples[i].sample.latency_p99_ns = 7654321;
        f->r.samples[i].sample.instructions = 3000000;
        f->r.samples[i].sample.cycles = 2000000;
        f->r.samples[i].sample.tlb_misses = 500;
    }
    char *text = page(f);
    assert_field(text, "1234567",
                 "1.23 ms <span class=\"r\">[1.23, 1.23]</span>");
    assert_field(text, "7654321",
                 "7.65 ms <span class=\"r\">[7.65, 7.65]</span>");
    assert_field(text, "1500", "1.50 k");
    assert_field(text, "1.5", "1.50");
    assert_field(text, "0.25", "0.250");
    assert_non_null(strstr(text, "<td class=\"n\">absent</td>"));
    free(text);
}

static void a_table_ends_and_says_what_it_leaves_out(void **state)
{
    struct report_fixture *f = *state;

    for (unsigned i = 0; i < HTML_ROWS_MAX + 5; i++) {
        fake_cell(&f->r, "primes", "threads", 1 + i);
    }
    char *text = page(f);
    assert_int_equal(html_page_count(text, "<tr data-c="),
                     HTML_ROWS_MAX + 2); /* and two laws */
    assert_non_null(strstr(text, "<p class=\"note\">5 rows more are left out "
                                 "here. All of it, with all digits: <code>"
                                 "summary.csv"));
    free(text);
}

static void a_link_leads_somewhere_and_names_are_one_thing_s(void **state)
{
    struct report_fixture *f = *state;

    fill(&f->r);
    char *text = report_fixture_written(f, &reporter_html, "report.html");
    html_page_cut(text, "<script>", "</script>");
    html_page_assert_ids(text);
    free(text);
}

static void a_search_s_answer_comes_first(void **state)
{
    struct map_rig *m = *state;
    struct report_fixture f;

    map_rig_fill(m);
    f.r = m->r;
    scratch_dir_make(f.dir);
    char *text = page(&f);
    const char *answer = strstr(text, "<h2 id=\"answer-title\">");
    assert_non_null(answer);
    assert_non_null(strstr(answer, "<pre>  workers\n"));
    assert_true(strstr(answer, "who wins, by how many times")
                < strstr(text, "id=\"charts\""));
    free(text);
    scratch_dir_remove(f.dir);
}

static void where_it_cannot_write_it_says_so(void **state)
{
    struct report_fixture *f = *state;
    struct err e = {0};

    fill(&f->r);
    assert_int_equal(
        reporter_html.write(&f->r, &report_defaults, "/nonexistent", &e), -1);
    assert_non_null(strstr(e.text, "/nonexistent"));
    assert_non_null(strstr(e.text, "-o DIR"));
}

#define WITH_RUN(test)                                                         \
    cmocka_unit_test_setup_teardown(test, report_fixture_begin,                \
                                    report_fixture_end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_RUN(the_page_is_the_golden_one),
        WITH_RUN(no_text_of_a_user_does_harm),
        WITH_RUN(every_sample_is_there_with_all_digits),
        cmocka_unit_test(of_too_many_samples_some_blocks_are_kept),
        WITH_RUN(figures_are_sorted_by_all_their_digits),
        WITH_RUN(a_table_ends_and_says_what_it_leaves_out),
        WITH_RUN(a_link_leads_somewhere_and_names_are_one_thing_s),
        cmocka_unit_test_setup_teardown(a_search_s_answer_comes_first,
                                        map_rig_begin, map_rig_end),
        WITH_RUN(where_it_cannot_write_it_says_so),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
