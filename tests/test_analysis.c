/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cmocka_all.h"

#include "analysis.h"
#include "support/fake_results.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int begin(void **state)
{
    struct results *r = malloc(sizeof *r);

    if (r == NULL) {
        return -1;
    }
    fake_init(r);
    *state = r;
    return 0;
}

static int end(void **state)
{
    fake_free(*state);
    free(*state);
    return 0;
}

static struct verdict *judge(const struct results *r, size_t *n)
{
    struct verdict *v;
    struct err e;

    assert_int_equal(analysis_verdicts(r, r->metric, &v, n, &e), 0);
    return v;
}

static void a_ratio_whose_interval_excludes_one_wins(void **state)
{
    struct results *r = *state;
    size_t n;

    fake_cell(r, "primes", "gil", 2);
    fake_cell(r, "primes", "processes", 2);
    fake_blocks(r, (double[]){20.0, 10.0}, 7, 0.02);
    struct verdict *v = judge(r, &n);
    assert_int_equal(n, 1);
    assert_int_equal(v[0].winner, 1);
    assert_int_equal(v[0].runner_up, 0);
    assert_int_equal(v[0].n, 7);
    assert_int_equal(v[0].kind, VERDICT_WINS);
    assert_true(v[0].ratio.low > 1.9 && v[0].ratio.high < 2.1);
    free(v);
}

static void a_ratio_whose_interval_includes_one_is_no_difference(void **state)
{
    struct results *r = *state;
    size_t n;

    fake_cell(r, "primes", "threads", 2);
    fake_cell(r, "primes", "processes", 2);
    fake_blocks(r, (double[]){10.0, 10.01}, 8, 0.05);
    struct verdict *v = judge(r, &n);
    assert_int_equal(n, 1);
    assert_int_equal(v[0].kind, VERDICT_NO_DIFFERENCE);
    assert_true(v[0].ratio.value >= 1.0);
    assert_true(v[0].ratio.low < 1.0);
    free(v);
}

/* Twelve works whose models differ by chance alone, then one by a little. */
static void fill_many(struct results *r)
{
    for (int i = 0; i <= 12; i++) {
        char work[CELL_NAME_BYTES];
        snprintf(work, sizeof work, "work%d", i);
        fake_cell(r, work, "threads", 2);
        fake_cell(r, work, "processes", 2);
    }
    for (unsigned b = 0; b < 8; b++) {
        for (size_t i = 0; i < 24; i++) {
            unsigned noise =
                (b * 7U + (unsigned)i * 13U + b * (unsigned)i) % 11;
            fake_sample(r, i, b, 10.0 + 0.1 * noise);
        }
        fake_sample(r, 24, b, 10.0);
        fake_sample(r, 25, b, 10.01 + 0.1 * (b % 3));
    }
}

static void what_is_clear_alone_need_not_be_among_many(void **state)
{
    struct results *r = *state;
    size_t n;

    fill_many(r);
    struct verdict *v = judge(r, &n);
    assert_int_equal(n, 13);
    const struct verdict *last = &v[12];
    assert_int_equal(last->winner, 24);
    assert_int_equal(last->among, 13);
    assert_true(last->ratio.low > 1.0);
    assert_true(last->p < 0.05);
    assert_true(last->p_adjusted > 0.05);
    assert_int_equal(last->kind, VERDICT_UNDECIDED);
    struct verdict_count count = analysis_count(v, n, 0.05);
    assert_int_equal(count.decided + count.precise + count.open, 13);
    assert_int_equal(count.decided, 0);
    free(v);
}

/* 2^-7 is clear once, and not at one look of many. */
static void repeated_looks_ask_for_more(void **state)
{
    struct results *r = *state;
    size_t n;

    fake_cell(r, "primes", "gil", 2);
    fake_cell(r, "primes", "processes", 2);
    fake_blocks(r, (double[]){20.0, 10.0}, 7, 0.02);
    r->looks = (struct looks){true, 6, 100};
    struct verdict *v = judge(r, &n);
    assert_true(fabs(v[0].p - 1.0 / 64.0) < 1e-12);
    assert_true(fabs(v[0].level - 0.05 / 8.0) < 1e-12);
    assert_int_equal(v[0].kind, VERDICT_UNDECIDED);
    free(v);
    r->looks.max_blocks = 9;
    v = judge(r, &n);
    assert_int_equal(v[0].kind, VERDICT_WINS);
    free(v);
}

static void verdicts_are_counted_by_how_far_they_got(void **state)
{
    struct results *r = *state;
    size_t n;

    fake_cell(r, "primes", "gil", 2);
    fake_cell(r, "primes", "threads", 2);
    fake_cell(r, "primes", "processes", 2);
    fake_blocks(r, (double[]){20.0, 10.0, 10.0}, 8, 0.05);
    struct verdict *v = judge(r, &n);
    struct verdict_count count = analysis_count(v, n, 0.3);
    assert_int_equal(count.decided, 2);
    assert_int_equal(count.precise, 1);
    assert_int_equal(count.open, 0);
    count = analysis_count(v, n, 0.0001);
    assert_int_equal(count.decided, 2);
    assert_int_equal(count.open, 1);
    free(v);
}

static void every_metric_that_the_samples_have_is_judged(void **state)
{
    static const enum metric expected[] = {METRIC_CPU, METRIC_TOTAL,
                                           METRIC_ELAPSED, METRIC_THROUGHPUT};
    struct results *r = *state;
    struct verdict *v;
    struct err e;
    size_t n;

    fake_cell(r, "primes", "gil", 2);
    fake_cell(r, "primes", "processes", 2);
    fake_blocks(r, (double[]){20.0, 10.0}, 7, 0.02);
    for (size_t i = 0; i < r->nsamples; i++) {
        r->samples[i].sample.cpu_user_ns = r->samples[i].cell == 0 ? 100 : 300;
        r->samples[i].sample.cpu_sys_ns = 7;
    }
    r->metric = METRIC_CPU;
    assert_int_equal(analysis_every_verdict(r, &v, &n, &e), 0);
    assert_int_equal(n, 4);
    for (size_t i = 0; i < n; i++) {
        assert_int_equal(v[i].metric, expected[i]);
        assert_int_equal(v[i].winner, v[i].metric == METRIC_CPU ? 0 : 1);
        assert_int_equal(v[i].among, 1);
    }
    free(v);
}

static void five_blocks_decide_nothing(void **state)
{
    struct results *r = *state;
    size_t n;

    fake_cell(r, "primes", "gil", 2);
    fake_cell(r, "primes", "processes", 2);
    fake_blocks(r, (double[]){20.0, 10.0}, 5, 0.01);
    struct verdict *v = judge(r, &n);
    assert_int_equal(v[0].kind, VERDICT_UNDECIDED);
    assert_false(analysis_precise(v, n, 0.5));
    free(v);
}

/* Slow blocks are slow for both: unpaired, this would be undecidable. */
static void ratios_are_taken_inside_blocks(void **state)
{
    struct results *r = *state;
    size_t n;

    fake_cell(r, "primes", "threads", 2);
    fake_cell(r, "primes", "processes", 2);
    for (unsigned b = 0; b < 7; b++) {
        double slow = 1.0 + b * b;
        fake_sample(r, 0, b, 10.0 * slow);
        fake_sample(r, 1, b, 10.2 * slow);
    }
    struct verdict *v = judge(r, &n);
    assert_int_equal(v[0].kind, VERDICT_WINS);
    assert_true(fabs(v[0].ratio.value - 1.02) < 1e-6);
    assert_true(analysis_precise(v, n, 0.001));
    free(v);
}

static void a_repeated_sample_counts_instead_of_the_disturbed_one(void **state)
{
    struct results *r = *state;
    struct summary *s;
    struct err e;

    fake_cell(r, "primes", "threads", 2);
    fake_sample(r, 0, 0, 99.0)->sample.status = SAMPLE_DISTURBED;
    fake_sample(r, 0, 0, 10.0);
    fake_sample(r, 0, 1, 20.0);
    fake_sample(r, 0, 1, 88.0)->sample.status = SAMPLE_DISTURBED;
    fake_sample(r, 0, 2, 77.0)->sample.status = SAMPLE_DISTURBED;
    fake_sample(r, 0, 2, 30.0)->sample.status = SAMPLE_DISTURBED;
    fake_sample(r, 0, 3, 66.0)->sample.status = SAMPLE_FAILED;
    fake_sample(r, 0, 4, 55.0)->sample.status = SAMPLE_TIMEOUT;
    assert_int_equal(analysis_summaries(r, &s, &e), 0);
    assert_int_equal(s[0].n, 3);
    assert_true(fabs(s[0].total_ns.value - 20e6) < 1.0);
    assert_true(fabs(s[0].total_ns.high - 30e6) < 1.0);
    free(s);
}

static void a_block_without_one_of_the_two_is_left_out(void **state)
{
    struct results *r = *state;
    size_t n;

    fake_cell(r, "primes", "gil", 2);
    fake_cell(r, "primes", "processes", 2);
    fake_blocks(r, (double[]){20.0, 10.0}, 9, 0.01);
    r->samples[0].sample.status = SAMPLE_CRASHED;
    r->samples[5].sample.status = SAMPLE_TIMEOUT;
    struct verdict *v = judge(r, &n);
    assert_int_equal(v[0].n, 7);
    free(v);
}

static void a_block_without_the_figure_says_nothing(void **state)
{
    struct results *r = *state;
    size_t n;

    fake_cell(r, "sleep", "gil", 2);
    fake_cell(r, "sleep", "processes", 2);
    fake_blocks(r, (double[]){20.0, 10.0}, 9, 0.01);
    for (size_t i = 0; i < r->nsamples; i++) {
        r->samples[i].sample.latency_p99_ns =
            i == 3 || i == 8 ? SAMPLE_ABSENT : r->samples[i].sample.total_ns;
    }
    r->metric = METRIC_LATENCY;
    struct verdict *v = judge(r, &n);
    assert_int_equal(v[0].n, 7);
    assert_true(fabs(v[0].p - 1.0 / 64.0) < 1e-12);
    assert_int_equal(v[0].kind, VERDICT_WINS);
    free(v);
}

static void a_run_without_samples_has_no_verdict(void **state)
{
    struct results *r = *state;
    struct summary *s;
    struct err e;
    size_t n;

    fake_cell(r, "primes", "threads", 2);
    fake_cell(r, "primes", "gil", 2);
    struct verdict *v = judge(r, &n);
    assert_int_equal(n, 0);
    free(v);
    assert_int_equal(analysis_summaries(r, &s, &e), 0);
    assert_int_equal(s[0].n, 0);
    free(s);
}

static void a_group_begins_with_the_best_against_its_closest_rival(void **state)
{
    struct results *r = *state;
    static const size_t expected[][2] = {{2, 3}, {2, 0}, {2, 1},
                                         {3, 0}, {3, 1}, {0, 1}};
    size_t n;

    fake_cell(r, "primes", "sequential", 2);
    fake_cell(r, "primes", "gil", 2);
    fake_cell(r, "primes", "threads", 2);
    fake_cell(r, "primes", "processes", 2);
    fake_cell(r, "spin", "gil", 2);
    fake_cell(r, "spin", "threads", 2);
    fake_blocks(r, (double[]){30.0, 40.0, 10.0, 20.0, 5.0, 1.0}, 6, 0.01);
    struct verdict *v = judge(r, &n);
    assert_int_equal(n, 7);
    for (size_t i = 0; i < 6; i++) {
        assert_int_equal(v[i].winner, expected[i][0]);
        assert_int_equal(v[i].runner_up, expected[i][1]);
    }
    assert_int_equal(v[6].winner, 5);
    free(v);
}

#define WITH_RUN(test) cmocka_unit_test_setup_teardown(test, begin, end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_RUN(a_ratio_whose_interval_excludes_one_wins),
        WITH_RUN(a_ratio_whose_interval_includes_one_is_no_difference),
        WITH_RUN(what_is_clear_alone_need_not_be_among_many),
        WITH_RUN(repeated_looks_ask_for_more),
        WITH_RUN(verdicts_are_counted_by_how_far_they_got),
        WITH_RUN(every_metric_that_the_samples_have_is_judged),
        WITH_RUN(five_blocks_decide_nothing),
        WITH_RUN(ratios_are_taken_inside_blocks),
        WITH_RUN(a_repeated_sample_counts_instead_of_the_disturbed_one),
        WITH_RUN(a_block_without_one_of_the_two_is_left_out),
        WITH_RUN(a_block_without_the_figure_says_nothing),
        WITH_RUN(a_run_without_samples_has_no_verdict),
        WITH_RUN(a_group_begins_with_the_best_against_its_closest_rival),
    };

    return cmocka_run_group_tests_name("analysis", tests, NULL, NULL);
}
