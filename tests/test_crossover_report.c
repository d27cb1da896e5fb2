/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cmocka_all.h"

#include "crossover_found.h"
#include "reporter.h"
#include "search_report.h"
#include "support/fake_results.h"
#include "support/fake_search.h"
#include "support/scratch_dir.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

extern const struct reporter reporter_svg;
extern const struct reporter reporter_csv;
extern const struct reporter reporter_text;
extern const struct reporter reporter_md;

struct fixture {
    struct results r;
    struct search search;
    char dir[SCRATCH_PATH_BYTES];
};

static int begin(void **state)
{
    struct fixture *f = calloc(1, sizeof *f);

    if (f == NULL) {
        return -1;
    }
    fake_init(&f->r);
    scratch_dir_make(f->dir);
    *state = f;
    return 0;
}

static int end(void **state)
{
    struct fixture *f = *state;

    search_free(&f->search);
    fake_free(&f->r);
    scratch_dir_remove(f->dir);
    free(f);
    return 0;
}

/* A search over `axis` that measured each value so often: the first model's
 * cost over the second's is `ratios` of it, but for a little. */
static void fill(struct fixture *f, const char *axis, const double *values,
                 const double *ratios, size_t n)
{
    static const double jitter[] = {1.0,   1.002, 0.998, 1.001,
                                    0.999, 1.003, 0.997, 1.0};
    enum { BLOCKS = 8 };
    const char *const axes[2] = {axis, NULL};
    double costs[2 * BLOCKS];

    fake_search(&f->search, "crossover", "mixed", "gil,threads", axes);
    f->search.plan.precision = 0.02;
    f->search.plan.max_blocks = 8;
    for (size_t i = 0; i < n; i++) {
        for (size_t b = 0; b < BLOCKS; b++) {
            costs[2 * b] = 10.0 * ratios[i] * jitter[b];
            costs[2 * b + 1] = 10.0;
        }
        fake_point(&f->r, &f->search, &values[i], costs, BLOCKS);
    }
    fake_searched(&f->r, &f->search);
}

/* Threads win from 37.5 % on; before it there is no difference. */
static void fill_cpu(struct fixture *f)
{
    static const double values[] = {0.0, 0.25, 0.5,  0.75,
                                    1.0, 0.37, 0.38, 0.44};
    static const double ratios[] = {1.0, 1.0, 1.5, 1.8, 2.0, 1.04, 1.06, 1.2};

    fill(f, "cpu=0%..100%", values, ratios, 8);
}

static char *printed(const struct fixture *f,
                     int (*print)(const struct results *, FILE *, struct err *))
{
    char *text = NULL;
    size_t size = 0;
    struct err e = {""};
    FILE *out = open_memstream(&text, &size);

    assert_non_null(out);
    if (print(&f->r, out, &e)) {
        fail_msg("%s", e.text);
    }
    assert_int_equal(fclose(out), 0);
    return text;
}

static void assert_has(const char *text, const char *part)
{
    if (strstr(text, part) == NULL) {
        fail_msg("no '%s' in:\n%s", part, text);
    }
}

/* What is printed of which answer. */
static const struct {
    const char *axis;
    unsigned workers;
    struct crossover_answer answer;
    const char *text;
} sentences[] = {
    {"cpu=0%..100%",
     2,
     {.kind = CROSSOVER_BORDERS,
      .nborders = 1,
      .borders = {{0.31, 0.28, 0.34, CROSSOVER_NONE, CROSSOVER_SECOND, true}}},
     "mixed, 2 workers: from cpu=31 % [28 %, 34 %] on, threads win over "
     "gil; below, no difference (within 5 %)."},
    {"cpu=0%..100%",
     1,
     {.kind = CROSSOVER_BORDERS,
      .nborders = 1,
      .borders = {{0.5, 0.495, 0.505, CROSSOVER_FIRST, CROSSOVER_NONE, true}}},
     "mixed, 1 worker: up to cpu=50 % [49.5 %, 50.5 %], gil wins over "
     "threads; above, no difference (within 5 %)."},
    {"op=1us..100ms",
     2,
     {.kind = CROSSOVER_BORDERS,
      .nborders = 1,
      .borders = {{1.2e6, 1.1e6, 1.3e6, CROSSOVER_FIRST, CROSSOVER_SECOND,
                   true}}},
     "mixed, 2 workers: from op=1.20 ms [1.10 ms, 1.30 ms] on, threads "
     "win over gil; below, gil wins."},
    {"cpu=0%..100%",
     2,
     {.kind = CROSSOVER_BORDERS,
      .nborders = 2,
      .borders = {{0.2, 0.19, 0.21, CROSSOVER_SECOND, CROSSOVER_FIRST, true},
                  {0.7, 0.69, 0.71, CROSSOVER_FIRST, CROSSOVER_NONE, true}}},
     "mixed, 2 workers: it changes 2 times: threads win over gil up to "
     "cpu=20 % [19 %, 21 %], then gil wins up to cpu=70 % [69 %, 71 %], "
     "then no difference (within 5 %)."},
    {"cpu=0%..100%",
     2,
     {.kind = CROSSOVER_NO_BORDER, .side = CROSSOVER_SECOND},
     "mixed, 2 workers: no border from cpu=0 % to 100 %: threads win over "
     "gil throughout."},
    {"cpu=0%..100%",
     2,
     {.kind = CROSSOVER_NO_BORDER, .side = CROSSOVER_NONE},
     "mixed, 2 workers: no border from cpu=0 % to 100 %: no difference "
     "(within 5 %) between gil and threads throughout."},
    {"op=1us..100ms",
     2,
     {.kind = CROSSOVER_UNDECIDED},
     "mixed, 2 workers: undecided from op=1.00 µs to 100 ms: too few "
     "samples, or too noisy ones, to tell where gil and threads differ."},
    /* Between counts: the first one above, the last one below. */
    {"workers=1..8",
     0,
     {.kind = CROSSOVER_BORDERS,
      .nborders = 1,
      .borders = {{3.4, 3.0, 4.0, CROSSOVER_NONE, CROSSOVER_SECOND, true}}},
     "mixed: from workers=4 on, threads win over gil; below, no difference "
     "(within 5 %)."},
    {"workers=1..8",
     0,
     {.kind = CROSSOVER_BORDERS,
      .nborders = 1,
      .borders = {{3.4, 2.0, 5.0, CROSSOVER_SECOND, CROSSOVER_NONE, false}}},
     "mixed: up to workers=3 [2, 4], threads win over gil; above, no "
     "difference (within 5 %)."},
};

static void the_answer_is_a_sentence(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof sentences / sizeof *sentences; i++) {
        const char *const axes[2] = {sentences[i].axis, NULL};
        struct search s;
        char text[CROSSOVER_TEXT_BYTES];
        fake_search(&s, "crossover", "mixed", "gil,threads", axes);
        crossover_sentence(&s, sentences[i].workers, &sentences[i].answer,
                           text);
        assert_string_equal(text, sentences[i].text);
        search_free(&s);
    }
}

static void the_report_begins_with_the_answer(void **state)
{
    struct fixture *f = *state;

    fill_cpu(f);
    assert_true(search_report_knows(&f->r));
    char *text = printed(f, reporter_text.print);
    assert_int_equal(strncmp(text,
                             "mixed, 2 workers: from cpu=37.5 % [37 %, 38 %] "
                             "on, threads win over gil;",
                             72),
                     0);
    assert_has(text, "\n   37 %  10.4 ms  10.0 ms  1.04× [1.04, 1.04]  no "
                     "difference       8\n");
    assert_has(text, "\n   44 %  12.0 ms  10.0 ms  1.20× [1.20, 1.20]  "
                     "threads             8\n");
    assert_has(text, "7 blocks done");
    free(text);
    text = printed(f, reporter_md.print);
    assert_has(text, "**mixed, 2 workers: from cpu=37.5 % [37 %, 38 %] on,");
    assert_has(text, "| 44 % | 12.0 ms | 10.0 ms | 1.20× [1.20, 1.20] | "
                     "threads | 8 |\n");
    assert_has(text, "### mixed, cpu=44%");
    free(text);
}

static void tables_have_a_row_for_each_value_and_border(void **state)
{
    struct fixture *f = *state;
    struct err e = {""};
    size_t lines = 0;

    fill_cpu(f);
    if (reporter_csv.write(&f->r, &report_defaults, f->dir, &e)) {
        fail_msg("%s", e.text);
    }
    char *text = scratch_dir_read(f->dir, "crossover.csv");
    assert_non_null(text);
    for (const char *at = text; *at != '\0'; at++) {
        lines += *at == '\n';
    }
    assert_int_equal(lines, 9);
    assert_has(text, "workload,workers,first,second,metric,parameter,value,"
                     "number,first_median,second_median,ratio,low,high,n,"
                     "winner\nmixed,2,gil,threads,total,cpu,0%,0,");
    assert_has(text, ",cpu,25%,0.25,10000000,10000000,1,0.9979");
    assert_has(text, ",8,no difference\n");
    assert_has(text, ",8,threads\n");
    assert_null(strstr(text, "nan"));
    free(text);
    text = scratch_dir_read(f->dir, "borders.csv");
    assert_non_null(text);
    assert_has(text, "\nmixed,2,gil,threads,total,cpu,37.5");
    assert_has(text, ",37%,0.37,38%,0.38,no difference,threads,1\n");
    free(text);
    text = scratch_dir_read(f->dir, "samples.csv");
    assert_non_null(text);
    free(text);
}

static void a_plain_run_has_no_such_tables(void **state)
{
    struct fixture *f = *state;
    static const double medians[] = {10.0, 20.0};
    struct err e;

    fake_cell(&f->r, "primes", "threads", 2);
    fake_cell(&f->r, "primes", "gil", 2);
    fake_blocks(&f->r, medians, 7, 0.01);
    assert_false(search_report_knows(&f->r));
    assert_int_equal(reporter_csv.write(&f->r, &report_defaults, f->dir, &e),
                     0);
    assert_null(scratch_dir_read(f->dir, "crossover.csv"));
    (void)reporter_svg.write(&f->r, &report_defaults, f->dir, &e);
    assert_null(scratch_dir_read(f->dir, "charts/crossover.gp"));
}

static void values_without_samples_are_said(void **state)
{
    struct fixture *f = *state;

    fill_cpu(f);
    for (size_t i = 0; i < f->r.nsamples; i++) {
        if (f->r.samples[i].cell == 2) { /* gil at 25 % */
            f->r.samples[i].sample.status = SAMPLE_CRASHED;
        }
    }
    char *text = printed(f, reporter_text.print);
    assert_has(text, "no usable sample");
    free(text);
    text = printed(f, crossover_report_csv);
    assert_has(text, ",cpu,25%,0.25,,,,,,0,unclear\n");
    free(text);
}

static void a_cut_search_says_so(void **state)
{
    struct fixture *f = *state;
    static const double values[] = {0.0, 0.25, 0.5};
    static const double ratios[] = {1.0, 1.0, 1.5};

    fill(f, "cpu=0%..100%", values, ratios, 3);
    char *text = printed(f, reporter_text.print);
    assert_has(text, "undecided from cpu=0 % to 100 %");
    assert_has(text, "The search was cut");
    free(text);
}

static void the_chart_is_the_golden_one(void **state)
{
    static const char *const names[] = {"charts/crossover.gp",
                                        "charts/crossover.dat"};
    struct fixture *f = *state;
    struct err e;

    fill_cpu(f);
    (void)reporter_svg.write(&f->r, &report_defaults, f->dir,
                             &e); /* even without gnuplot */
    for (size_t i = 0; i < 2; i++) {
        char golden[64];
        snprintf(golden, sizeof golden, "golden/%s", names[i]);
        char *got = scratch_dir_read(f->dir, names[i]);
        assert_non_null(got);
        if (getenv("TVP_GOLDEN_UPDATE") != NULL) {
            scratch_dir_write(TVP_TEST_DIR, golden, got);
        }
        char *expected = scratch_dir_read(TVP_TEST_DIR, golden);
        assert_non_null(expected);
        assert_string_equal(got, expected);
        free(expected);
        free(got);
    }
    assert_null(scratch_dir_read(f->dir, "charts/total-time.gp"));
}

static void durations_have_a_tick_for_each_power_of_ten(void **state)
{
    struct fixture *f = *state;
    static const double values[] = {1e3, 17.8e3, 316e3, 5.62e6, 1e8};
    static const double ratios[] = {0.5, 0.6, 0.8, 1.5, 1.9};
    struct err e;

    fill(f, "op=1us..100ms", values, ratios, 5);
    (void)reporter_svg.write(&f->r, &report_defaults, f->dir, &e);
    char *text = scratch_dir_read(f->dir, "charts/crossover.gp");
    assert_non_null(text);
    assert_has(text, "set logscale x\n");
    assert_has(text, "set xtics ('1 µs' 1000, '10 µs' 10000, '100 µs' 100000, "
                     "'1 ms' 1000000, '10 ms' 10000000, '100 ms' 100000000)");
    free(text);
}

#define WITH_RESULTS(test) cmocka_unit_test_setup_teardown(test, begin, end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_answer_is_a_sentence),
        WITH_RESULTS(the_report_begins_with_the_answer),
        WITH_RESULTS(tables_have_a_row_for_each_value_and_border),
        WITH_RESULTS(a_plain_run_has_no_such_tables),
        WITH_RESULTS(values_without_samples_are_said),
        WITH_RESULTS(a_cut_search_says_so),
        WITH_RESULTS(the_chart_is_the_golden_one),
        WITH_RESULTS(durations_have_a_tick_for_each_power_of_ten),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
