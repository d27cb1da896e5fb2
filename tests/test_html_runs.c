/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cmocka_all.h"

#include "html_data.h"
#include "results_join.h"
#include "support/fake_results.h"
#include "support/fake_runs.h"
#include "support/fake_search.h"
#include "support/html_page.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static char *joined_page(const struct fake_runs *f)
{
    return html_page(&f->joined, f->dir);
}

static const char *after(const char *text, const char *part)
{
    const char *at = strstr(text, part);

    if (at == NULL) {
        fail_msg("no '%s'", part);
        return NULL;
    }
    return at + strlen(part);
}

/* What stands from `begin` to `end`, to be freed. */
static char *between(const char *text, const char *begin, const char *end)
{
    const char *from = after(text, begin);

    return strndup(from, (size_t)(strstr(from, end) - from));
}

static void each_run_says_what_it_says_alone_under_its_label(void **state)
{
    static const char *const labels[] = {"a&amp;b", "&lt;two&gt;"};
    struct fake_runs *f = *state;

    snprintf(f->runs[1].plan_name, sizeof f->runs[1].plan_name, "other");
    fake_runs_join(f, "a&b", "<two>");
    char *text = joined_page(f);
    assert_null(strstr(text, "<two>"));
    const char *at = after(text, "<h2 id=\"answer-title\">");
    for (size_t i = 0; i < 2; i++) {
        char heading[64];
        char *own = html_page(&f->runs[i], f->dir);
        char *said = between(own, "What was found</h2>\n", "</section>");
        snprintf(heading, sizeof heading, "<h3>%s</h3>\n", labels[i]);
        at = after(at, heading);
        assert_int_equal(strncmp(at, said, strlen(said)), 0);
        free(said);
        free(own);
    }
    assert_non_null(strstr(text, "several runs</title>"));
    assert_non_null(strstr(text, "2 runs: a&amp;b, &lt;two&gt;"));
    free(text);
}

static void what_differs_has_a_column_for_each_run(void **state)
{
    const struct fake_runs *f = *state;
    char *text = joined_page(f);
    const char *at = after(text, "What differs</h2>");

    at = after(at, "<td></td><th scope=\"col\">one</th><th scope=\"col\">two<");
    at = after(at, "<th scope=\"row\">run</th><td>20300102T030405Z-fake</td>"
                   "<td>20300102T040405Z-fake</td>");
    after(at, "<th scope=\"row\">CPU</th><td>Quick 9</td><td>Slow 5</td>");
    free(text);
}

static void a_row_names_the_run_of_its_cells(void **state)
{
    struct fake_runs *f = *state;
    char *text = joined_page(f);
    char *figures = between(text, "<h2 id=\"figures-title\">", "</section>");
    size_t rows[2] = {0};

    html_page_cut(figures, "<table id=\"side-by-side\"", "</table>");
    for (const char *at = figures;
         (at = strstr(at, "<tr data-c=\"")) != NULL;) {
        const char *cells = at + strlen("<tr data-c=\"");
        size_t run = strtoul(cells, NULL, 10) >= f->runs[0].ncells;
        at = strstr(cells, "\">");
        for (const char *one = cells; one < at;
             one += strcspn(one, " \"") + 1) {
            assert_int_equal(strtoul(one, NULL, 10) >= f->runs[0].ncells, run);
        }
        const char *field = run == 0 ? "\"><td>one</td>" : "\"><td>two</td>";
        assert_int_equal(strncmp(at, field, strlen(field)), 0);
        rows[run]++;
    }
    /* As many as each has alone. */
    for (size_t i = 0; i < 2; i++) {
        char *own = html_page(&f->runs[i], f->dir);
        assert_int_equal(rows[i], html_page_count(own, "<tr data-c=\""));
        assert_null(strstr(own, ">run</th>"));
        free(own);
    }
    /* The same model in a tone of its own. */
    after(figures, "<tr data-c=\"1\"><td>one</td><td>primes</td><td "
                   "class=\"model\"><i class=\"m m2\"></i>threads</td>");
    after(figures, "<tr data-c=\"25\"><td>two</td><td>primes</td><td "
                   "class=\"model\"><i class=\"m m3\"></i>threads</td>");
    after(text, "--m0:#7f7f7f;--m1:#b2b2b2;");
    after(text, "--m0:#9aa4ae;--m1:#646c74;");
    free(figures);
    free(text);
}

static void the_same_cell_stands_side_by_side(void **state)
{
    const struct fake_runs *f = *state;
    char *text = joined_page(f);
    char *table = between(text, "<table id=\"side-by-side\"", "</table>");

    after(table, "<th scope=\"col\" class=\"n\">one</th><th scope=\"col\" "
                 "class=\"n\">two</th><th scope=\"col\">intervals</th>");
    after(table,
          "<tr data-c=\"11 35\"><td>primes</td><td>processes</td><td "
          "class=\"n\" data-v=\"4\">4</td><td class=\"w\">total time</td><td "
          "class=\"n\" data-v=\"103206000\">103 ms [102, 105]</td><td "
          "class=\"n\" data-v=\"143286000\">143 ms [142, 145]</td><td "
          "class=\"w\">apart</td>");
    assert_null(strstr(table, "mixed"));
    assert_null(strstr(table, ">run</th>"));
    free(table);
    free(text);
}

static void assert_column(const json_t *data, const char *name, size_t at,
                          double value)
{
    const json_t *item = json_array_get(json_object_get(data, name), at);

    if (json_number_value(item) != value) {
        fail_msg("%s[%zu] is %g, not %g", name, at, json_number_value(item),
                 value);
    }
}

static void samples_follow_run_by_run(void **state)
{
    struct fake_runs *f = *state;

    f->runs[0].samples[5].sample.total_ns *= 9;
    f->runs[1].samples[7].error = "late start";
    f->runs[1].samples[7].sample.status = SAMPLE_DISTURBED;
    f->runs[1].samples[9].sample.latency_p99_ns = 6;
    char *text = joined_page(f);
    json_t *data = html_page_block(text, "data-samples");
    size_t first = f->runs[0].nsamples;
    size_t at = 0;
    for (size_t run = 0; run < 2; run++) {
        const struct results *r = &f->runs[run];
        for (size_t i = 0; i < r->nsamples; i++, at++) {
            const struct result_sample *s = &r->samples[i];
            double cell = (double)(s->cell + run * f->runs[0].ncells);
            assert_column(data, "row", at, (double)i + 1.0);
            assert_column(data, "cell", at, cell);
            assert_column(data, "block", at, s->block);
            assert_column(data, "position", at, s->position);
            assert_column(data, "total_ns", at, (double)s->sample.total_ns);
            assert_column(data, "status", at, s->sample.status);
        }
    }
    assert_int_equal(json_array_size(json_object_get(data, "row")), at);
    assert_int_equal(json_integer_value(json_object_get(data, "all")), at);
    assert_column(data, "outlier", 5, 1);
    assert_column(data, "latency_p99_ns", first + 9, 6);
    char index[24];
    snprintf(index, sizeof index, "%zu", first + 7);
    assert_string_equal(json_string_value(json_object_get(
                            json_object_get(data, "errors"), index)),
                        "late start");
    json_decref(data);
    free(text);
}

static void cells_lead_back_to_their_runs(void **state)
{
    const struct fake_runs *f = *state;
    char *text = joined_page(f);
    json_t *data = html_page_block(text, "data-cells");
    const json_t *run = json_array_get(json_object_get(data, "runs"), 1);
    const json_t *cells = json_object_get(data, "cells");

    assert_string_equal(json_string_value(json_object_get(run, "label")),
                        "two");
    assert_string_equal(json_string_value(json_object_get(run, "run_id")),
                        "20300102T040405Z-fake");
    assert_int_equal(json_integer_value(json_object_get(run, "first_cell")),
                     f->runs[0].ncells);
    for (size_t i = 0; i < f->joined.ncells; i++) {
        const json_t *cell = json_array_get(cells, i);
        assert_int_equal(json_integer_value(json_object_get(cell, "run")),
                         i >= f->runs[0].ncells);
    }
    json_decref(data);
    free(text);
}

/* Neither run has too many by itself. */
static void the_page_s_limit_is_that_of_all_runs_together(void **state)
{
    enum { SAMPLES = HTML_SAMPLES_MAX / 2 + 2 };
    struct results runs[2] = {{.nsamples = SAMPLES}, {.nsamples = SAMPLES}};
    struct result_run parts[2] = {{.results = &runs[0]}, {.results = &runs[1]}};
    struct results r = {.runs = parts, .nruns = 2};
    signed char *outliers = calloc(SAMPLES, 1);
    struct findings own[2] = {{.r = &runs[0], .outliers = outliers},
                              {.r = &runs[1], .outliers = outliers}};
    struct findings f = {.r = &r, .runs = own};
    char *text = NULL;
    size_t size = 0;

    (void)state;
    for (size_t i = 0; i < 2; i++) {
        runs[i].samples = calloc(SAMPLES, sizeof *runs[i].samples);
        assert_non_null(runs[i].samples);
        for (size_t j = 0; j < SAMPLES; j++) {
            runs[i].samples[j].block = (unsigned)(i + j / 2);
            runs[i].samples[j].error = "";
        }
        assert_int_equal(html_samples_every(&runs[i]), 1);
    }
    assert_int_equal(html_samples_every(&r), 2);
    FILE *out = open_memstream(&text, &size);
    html_data(out, &f);
    fclose(out);
    json_t *data = html_page_block(text, "data-samples");
    assert_int_equal(json_integer_value(json_object_get(data, "all")),
                     2 * SAMPLES);
    /* Each run's first block is among them. */
    size_t kept = json_array_size(json_object_get(data, "row")) / 2;
    assert_true(kept >= SAMPLES / 2 && kept <= SAMPLES / 2 + 2);
    assert_column(data, "row", 2, 5);
    assert_column(data, "row", kept, 1);
    assert_column(data, "block", kept, 1);
    json_decref(data);
    free(text);
    free(runs[0].samples);
    free(runs[1].samples);
    free(outliers);
}

static void trust_machine_and_recipe_are_each_run_s(void **state)
{
    static const char machine[] =
        "{\"cpu_model\":\"Slow 5\",\"doctor\":{\"load\":{\"status\":\"good\"}},"
        "\"run\":{\"plan\":{\"name\":\"x\"}}}";
    struct fake_runs *f = *state;
    char copies[2][sizeof machine];

    for (size_t i = 0; i < 2; i++) {
        memcpy(copies[i], machine, sizeof machine);
        f->runs[i].machine_json = copies[i];
        f->runs[i].samples[3].sample.status = SAMPLE_FAILED;
        f->runs[i].samples[3].error = i == 0 ? "broke once" : "broke twice";
        snprintf(f->runs[i].command, sizeof f->runs[i].command, "tvp run %zu",
                 i);
    }
    char *text = joined_page(f);
    const char *trust = after(text, "<h2 id=\"trust-title\">");
    const char *at = after(after(trust, "<h3>one</h3>"), "broke once");
    at = after(at, "id=\"show-bad-0\"");
    at = after(after(at, "<h3>two</h3>"), "broke twice");
    at = after(at, "id=\"show-bad-1\"");
    at = after(at, "The machines</h2>");
    at = after(after(at, "<h3>one</h3>\n<dl>"), "<dd>2 cores, ");
    at = after(after(at, "<h4>What the doctor found</h4>"), "id=\"doctor-0\"");
    at = after(after(at, "<h3>two</h3>\n<dl>"), "<dd>4 cores, ");
    at = after(after(at, "<h4>What the doctor found</h4>"), "id=\"doctor-1\"");
    at = after(at, "<h2 id=\"recipe-title\">");
    at = after(after(at, "<h3>one</h3>"), "tvp run 0</pre>");
    at = after(after(at, "<h3>two</h3>"), "tvp run 1</pre>");
    after(at, "seed 43");
    html_page_cut(text, "<script>", "</script>");
    html_page_assert_ids(text);
    free(text);
    f->runs[0].machine_json = NULL; /* they are not the rig's any more */
    f->runs[1].machine_json = NULL;
}

/* Each run counts its works by itself. */
static void laws_name_the_run_that_they_hold_in(void **state)
{
    struct fake_runs *f = *state;
    char expected[1024];

    for (size_t i = 0; i < 12; i++) {
        snprintf(f->runs[1].cells[i].workload, CELL_NAME_BYTES, "other");
    }
    fake_runs_join(f, "one", "two");
    char *text = joined_page(f);
    char *own = html_page(&f->runs[1], f->dir);
    char *law = between(own, "<li>other: ", "</li>");
    snprintf(expected, sizeof expected, "<li>other, two: %s</li>", law);
    after(text, expected);
    free(law);
    free(own);
    free(text);
}

/* The second run becomes a search's. */
static void a_search_among_them_answers_under_its_label(void **state)
{
    static const double costs_ms[] = {10.0, 20.0, 10.1, 20.1, 10.0, 20.2,
                                      10.2, 20.0, 10.1, 20.1, 10.0, 20.0};
    static const char *const axes[2] = {"cpu=0%..100%", NULL};
    struct fake_runs *f = *state;
    struct search s;

    fake_free(&f->runs[1]);
    fake_init(&f->runs[1]);
    snprintf(f->runs[1].run_id, sizeof f->runs[1].run_id, "search");
    fake_search(&s, "crossover", "mixed", "gil,threads", axes);
    fake_point(&f->runs[1], &s, (double[]){0.5}, costs_ms, 6);
    fake_searched(&f->runs[1], &s);
    search_free(&s);
    fake_runs_join(f, "one", "the search");
    char *text = joined_page(f);
    char *own = html_page(&f->runs[1], f->dir);
    char *said = between(own, "What was found</h2>\n", "</section>");
    assert_non_null(strstr(said, "What was measured"));
    const char *at = after(text, "<h2 id=\"answer-title\">");
    at = after(at, "<h3>one</h3>\n<ul class=\"verdicts\">");
    at = after(at, "<h3>the search</h3>\n");
    assert_int_equal(strncmp(at, said, strlen(said)), 0);
    free(said);
    free(own);
    free(text);
}

int main(void)
{
#define WITH_RUNS(test)                                                        \
    cmocka_unit_test_setup_teardown(test, fake_runs_begin, fake_runs_end)
    const struct CMUnitTest tests[] = {
        WITH_RUNS(each_run_says_what_it_says_alone_under_its_label),
        WITH_RUNS(what_differs_has_a_column_for_each_run),
        WITH_RUNS(a_row_names_the_run_of_its_cells),
        WITH_RUNS(the_same_cell_stands_side_by_side),
        WITH_RUNS(samples_follow_run_by_run),
        WITH_RUNS(cells_lead_back_to_their_runs),
        cmocka_unit_test(the_page_s_limit_is_that_of_all_runs_together),
        WITH_RUNS(trust_machine_and_recipe_are_each_run_s),
        WITH_RUNS(laws_name_the_run_that_they_hold_in),
        WITH_RUNS(a_search_among_them_answers_under_its_label),
    };

    return cmocka_run_group_tests_name("html runs", tests, NULL, NULL);
}
