/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cmocka_all.h"

#include "report.h"
#include "reporter.h"
#include "results_join.h"
#include "support/fake_results.h"
#include "support/fake_runs.h"
#include "support/fake_search.h"
#include "support/fake_times.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

extern const struct reporter reporter_csv;
extern const struct reporter reporter_machine;
extern const struct reporter reporter_md;
extern const struct reporter reporter_svg;
extern const struct reporter reporter_text;

/* To be freed. Charts' scripts are written even without gnuplot. */
static char *written(const struct fake_runs *f, const struct results *r,
                     const struct reporter *reporter, const char *name)
{
    struct err e = {0};

    if (reporter->write(r, &report_defaults, f->dir, &e)
        && reporter != &reporter_svg) {
        fail_msg("%s", e.text);
    }
    char *text = scratch_dir_read(f->dir, name);
    if (text == NULL) {
        fail_msg("no %s was written", name);
    }
    return text;
}

static void assert_has(const char *text, const char *part)
{
    if (strstr(text, part) == NULL) {
        fputs(text, stderr); /* cmocka cuts what is long */
        fail_msg("no '%s'", part);
    }
}

static void assert_lacks(const char *text, const char *part)
{
    if (strstr(text, part) != NULL) {
        fail_msg("'%s' in:\n%s", part, text);
    }
}

/* The rows of a run in its own table, with its label at their ends. */
static char *with_label(const char *own, const char *label)
{
    char *out = calloc(2, strlen(own) + 1000);
    const char *at = strchr(own, '\n') + 1;
    size_t used = 0;

    while (*at != '\0') {
        size_t length = strcspn(at, "\n");
        memcpy(out + used, at, length);
        used += length;
        used += (size_t)sprintf(out + used, "%s\n", label);
        at += length + 1;
    }
    return out;
}

static void tables_have_the_rows_of_each_run_and_its_label(void **state)
{
    static const char *const labelled[] = {"summary.csv", "verdicts.csv",
                                           "time.csv", "breakeven.csv",
                                           "scaling.csv"};
    static const char *const plain[] = {"samples.csv", "workers.csv"};
    struct fake_runs *f = *state;

    fake_times(&f->runs[0]);
    fake_times(&f->runs[1]);
    for (size_t i = 0; i < 5 + 2; i++) {
        const char *name = i < 5 ? labelled[i] : plain[i - 5];
        char *all = written(f, &f->joined, &reporter_csv, name);
        char *one = written(f, &f->runs[0], &reporter_csv, name);
        char *two = written(f, &f->runs[1], &reporter_csv, name);
        char *first = with_label(one, i < 5 ? "one" : "");
        char *second = with_label(two, i < 5 ? "two" : "");
        const char *rows = strchr(all, '\n') + 1;
        assert_int_equal(strncmp(all, one, (size_t)(rows - all)), 0);
        assert_int_equal(strncmp(rows, first, strlen(first)), 0);
        assert_string_equal(rows + strlen(first), second);
        free(first);
        free(second);
        free(one);
        free(two);
        free(all);
    }
}

static void each_run_has_its_machine(void **state)
{
    const struct fake_runs *f = *state;
    char *one = written(f, &f->joined, &reporter_machine, "machine-one.json");
    char *two = written(f, &f->joined, &reporter_machine, "machine-two.json");

    assert_has(one, "Quick 9");
    assert_has(two, "Slow 5");
    assert_null(scratch_dir_read(f->dir, "machine.json"));
    free(one);
    free(two);
}

static void the_text_says_what_differs_and_what_each_run_says(void **state)
{
    const struct fake_runs *f = *state;
    char *all = written(f, &f->joined, &reporter_text, "report.txt");
    char *one = written(f, &f->runs[0], &reporter_text, "report.txt");

    assert_has(all, "2 runs, which were not measured in turn.");
    assert_has(all, "- CPU: Quick 9 (one), Slow 5 (two)\n");
    assert_has(all, "- OMP_NUM_THREADS: 1 (one), 2 (two)\n");
    assert_lacks(all, "smt");
    /* Its sentences, as they stand at the beginning of its own report. */
    const char *end = strstr(one, "\nprimes\n");
    assert_non_null(end);
    one[end - one] = '\0';
    const char *own = strstr(all, "\none:\n");
    assert_non_null(own);
    assert_int_equal(strncmp(own + 6, one, strlen(one)), 0);
    assert_has(all, "\ntwo:\n");
    assert_has(all, "\n  model       workers  side by side  one          ");
    free(one);
    free(all);
}

static void the_same_cell_stands_side_by_side(void **state)
{
    struct fake_runs *f = *state;
    char *text = written(f, &f->joined, &reporter_text, "report.txt");

    assert_has(text, "  processes         4  total time    103 ms [102, 105]   "
                     "143 ms [142, 145]   apart\n");
    assert_has(text, "  gil               4  total time    400 ms [396, 406]   "
                     "400 ms [396, 406]   overlap\n");
    assert_has(text, "alone: none is paired");
    /* Only the second run has it. */
    const char *mixed = strstr(text, "\nmixed\n");
    assert_non_null(mixed);
    assert_lacks(mixed, "side by side");
    free(text);
    f->joined.cells[3].ops++;
    text = written(f, &f->joined, &reporter_text, "report.txt");
    assert_has(text, "  processes         1  throughput  ");
    assert_has(text, "  processes         4  total time  ");
    free(text);
}

static void the_order_of_runs_tells_nothing(void **state)
{
    struct fake_runs *f = *state;
    const struct results turned[2] = {f->runs[1], f->runs[0]};
    const char *const labels[2] = {"two", "one"};
    struct results joined;
    struct err e;

    assert_int_equal(results_join(&joined, turned, 2, &e), 0);
    results_join_label(&joined, labels);
    char *text = written(f, &joined, &reporter_text, "report.txt");
    assert_has(text, "  processes         4  total time    143 ms [142, 145]   "
                     "103 ms [102, 105]   apart\n");
    assert_has(text, "400 ms [396, 406]   400 ms [396, 406]   overlap\n");
    free(text);
    results_join_free(&joined);
}

static void few_blocks_do_not_tell_whether_intervals_overlap(void **state)
{
    struct fake_runs *f = *state;

    f->runs[0].nsamples = 5 * f->runs[0].ncells;
    char *text = written(f, &f->joined, &reporter_text, "report.txt");
    assert_has(text, "  processes         4  total time    103 ms [101, 105]   "
                     "143 ms [142, 145]\n");
    free(text);
}

static void the_page_has_a_part_for_each_run(void **state)
{
    struct fake_runs *f = *state;

    fake_runs_join(f, "a|b", "<two>");
    char *text = written(f, &f->joined, &reporter_md, "report.md");
    assert_has(text, "## What differs\n\n| | a\\|b | &lt;two&gt; |\n|---|---|"
                     "---|\n| host | one | two |\n");
    assert_has(text, "\n## a\\|b\n\n- primes, 1 worker: ");
    assert_has(text, "\n## &lt;two&gt;\n\n- primes, 1 worker: ");
    assert_has(text, "| threads · a\\|b | 2 | ");
    assert_has(text, "| threads · &lt;two&gt; | 2 | ");
    assert_has(text, "\n## Side by side\n");
    assert_has(text, "| primes | processes | 4 | total time | 103 ms \\[102, "
                     "105\\] | 143 ms \\[142, 145\\] | apart |\n");
    assert_has(text, "\n## The machine\n\n### a\\|b\n\n- allowed to use: 2 ");
    assert_has(text, "\n### &lt;two&gt;\n\n- allowed to use: 4 ");
    assert_lacks(text, "<two>");
    free(text);
}

/* A run may decide by another metric than its neighbours. */
static void each_run_has_the_other_metrics_of_its_own(void **state)
{
    struct fake_runs *f = *state;

    f->runs[1].metric = METRIC_ELAPSED;
    fake_runs_join(f, "one", "two");
    char *text = written(f, &f->joined, &reporter_md, "report.md");
    assert_has(text, "| elapsed | threads · one |");
    assert_has(text, "| total | threads · two |");
    assert_lacks(text, "| elapsed | threads · two |");
    assert_lacks(text, "| total | threads · one |");
    free(text);
}

static void compare_with_golden(const struct fake_runs *f, const char *name,
                                const char *golden)
{
    char path[96];
    char *got = written(f, &f->joined, &reporter_svg, name);

    snprintf(path, sizeof path, "golden/charts/%s", golden);
    if (getenv("TVP_GOLDEN_UPDATE") != NULL) {
        scratch_dir_write(TVP_TEST_DIR, path, got);
    }
    char *expected = scratch_dir_read(TVP_TEST_DIR, path);
    assert_non_null(expected);
    assert_string_equal(got, expected);
    free(expected);
    free(got);
}

static void charts_of_two_runs_are_the_golden_ones(void **state)
{
    const struct fake_runs *f = *state;

    compare_with_golden(f, "charts/speedup.gp", "runs-speedup.gp");
    compare_with_golden(f, "charts/speedup.dat", "runs-speedup.dat");
    compare_with_golden(f, "charts/total-time.gp", "runs-total-time.gp");
}

static void a_chart_by_run_has_a_panel_for_each(void **state)
{
    const struct fake_runs *f = *state;
    const struct report_options options = {.by_run = true};
    struct err e;

    (void)reporter_svg.write(&f->joined, &options, f->dir, &e);
    char *gp = scratch_dir_read(f->dir, "charts/speedup.gp");
    assert_non_null(gp);
    assert_has(gp, "set label 'one' at screen");
    assert_has(gp, "set label 'two' at screen");
    assert_has(gp, "set label 'threads' at screen");
    assert_lacks(gp, "threads · one");
    free(gp);
}

static void times_of_unlike_work_share_no_panel(void **state)
{
    struct fake_runs *f = *state;

    for (size_t i = 0; i < f->runs[1].ncells; i++) {
        f->runs[1].cells[i].ops = 2000;
    }
    fake_runs_join(f, "one", "two");
    char *total = written(f, &f->joined, &reporter_svg, "charts/total-time.gp");
    char *speedup = written(f, &f->joined, &reporter_svg, "charts/speedup.gp");
    assert_has(total, "Each run did a count of operations of its own");
    assert_lacks(total, "threads · one");
    assert_has(speedup, "threads · one");
    assert_lacks(speedup, "of its own");
    free(total);
    free(speedup);
}

static void labels_that_do_not_say_why_are_explained(void **state)
{
    struct fake_runs *f = *state;
    char *gp = written(f, &f->joined, &reporter_svg, "charts/speedup.gp");

    assert_has(gp, "'Runs differ in host, CPU, kernel, CPUs allowed, ");
    free(gp);
    fake_runs_join(f, "before", "'; system('touch x')");
    gp = written(f, &f->joined, &reporter_svg, "charts/speedup.gp");
    assert_has(gp, "'before: host one, CPU Quick 9, kernel Linux 6.1'");
    assert_has(gp, "'gil · ''; system(''touch x'')'");
    free(gp);
}

/* The second run becomes a search's. */
static void a_search_among_them_keeps_its_own(void **state)
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
    char *text = written(f, &f->joined, &reporter_text, "report.txt");
    assert_has(text, "\nthe search:\nmixed, 2 workers: ");
    assert_lacks(text, "\nmixed, cpu=");
    free(text);
    free(written(f, &f->joined, &reporter_csv, "crossover-the-search.csv"));
    assert_null(scratch_dir_read(f->dir, "crossover.csv"));
    char *gp =
        written(f, &f->joined, &reporter_svg, "charts/crossover-the-search.gp");
    assert_has(gp, "gnuplot crossover-the-search.gp");
    assert_has(gp, "'crossover-the-search.dat' index 0");
    assert_has(gp, "set label 'the search' at screen");
    free(gp);
    gp = written(f, &f->joined, &reporter_svg, "charts/total-time.gp");
    assert_lacks(gp, "set label 'mixed'");
    free(gp);
}

static void formats_of_one_run_refuse_several(void **state)
{
    char formats[REPORT_FORMATS_BYTES];
    struct err e;

    (void)state;
    report_several_formats(formats);
    assert_has(formats, "csv,machine,svg,png,text,md,html");
    assert_int_equal(report_check_several(formats, &e), 0);
    assert_int_equal(report_check_several("csv,json", &e), -1);
    assert_has(e.text, "json takes one run at a time");
}

int main(void)
{
#define WITH_RUNS(test)                                                        \
    cmocka_unit_test_setup_teardown(test, fake_runs_begin, fake_runs_end)
    const struct CMUnitTest tests[] = {
        WITH_RUNS(tables_have_the_rows_of_each_run_and_its_label),
        WITH_RUNS(each_run_has_its_machine),
        WITH_RUNS(the_text_says_what_differs_and_what_each_run_says),
        WITH_RUNS(the_same_cell_stands_side_by_side),
        WITH_RUNS(the_order_of_runs_tells_nothing),
        WITH_RUNS(few_blocks_do_not_tell_whether_intervals_overlap),
        WITH_RUNS(the_page_has_a_part_for_each_run),
        WITH_RUNS(each_run_has_the_other_metrics_of_its_own),
        WITH_RUNS(charts_of_two_runs_are_the_golden_ones),
        WITH_RUNS(a_chart_by_run_has_a_panel_for_each),
        WITH_RUNS(times_of_unlike_work_share_no_panel),
        WITH_RUNS(labels_that_do_not_say_why_are_explained),
        WITH_RUNS(a_search_among_them_keeps_its_own),
        cmocka_unit_test(formats_of_one_run_refuse_several),
    };

    return cmocka_run_group_tests_name("runs report", tests, NULL, NULL);
}
