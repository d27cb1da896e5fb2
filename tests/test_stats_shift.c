/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cmocka_all.h"

#include "stats_shift.h"

#include <gsl/gsl_randist.h>
#include <gsl/gsl_rng.h>

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

enum { MOST = 1200 };

static void assert_interval(struct interval i, double value, double low,
                            double high)
{
    assert_float_equal(i.value, value, 1e-9);
    assert_float_equal(i.low, low, 1e-9);
    assert_float_equal(i.high, high, 1e-9);
}

/* Of 6 and 6, P(U <= 5) is 19/924 and P(U <= 6) 30/924 (Mann & Whitney's
 * table): 2.5 % lie 4.1/11 of the way from the 6th difference to the 7th. */
static void the_interval_of_six_and_six_is_mann_and_whitneys(void **state)
{
    const double a[] = {0, 10, 20, 30, 40, 50};
    const double b[] = {100, 101, 102, 103, 104, 105};
    /* Differences rise by 1 in tens from 50 to 105. */
    const double share = (0.025 * 924 - 19) / 11;

    (void)state;
    assert_interval(stats_shift_interval(a, 6, b, 6), 77.5, 55 + share * 5,
                    100 - share * 5);
}

static void few_values_give_the_range_of_their_differences(void **state)
{
    const double a[] = {1, 2};
    const double b[] = {5, 5, 6, 7, 8, 9, 30};

    (void)state;
    assert_interval(stats_shift_interval(a, 2, b, 7), 5.5, 3, 29);
    assert_interval(stats_shift_interval(a, 1, b, 1), 4, 4, 4);
}

static void the_other_way_round_it_is_the_negated_interval(void **state)
{
    const double a[] = {3, 1, 4, 1.5, 9, 2, 6};
    const double b[] = {2, 7, 1, 8, 2.8, 18, 28, 4};
    struct interval there = stats_shift_interval(a, 7, b, 8);
    struct interval back = stats_shift_interval(b, 8, a, 7);

    (void)state;
    assert_interval(back, -there.value, -there.high, -there.low);
}

/* Exact chances end at 50 values; many are thinned. */
static void exact_normal_and_thinned_intervals_agree(void **state)
{
    static const size_t sizes[] = {24, 25, 26, 27, 398, 400, 402, 1200};
    static double a[MOST];
    static double b[MOST];

    (void)state;
    for (size_t s = 0; s < sizeof sizes / sizeof *sizes; s += 2) {
        struct interval got[2];
        for (size_t k = 0; k < 2; k++) {
            size_t n = sizes[s + k];
            for (size_t i = 0; i < n; i++) {
                double even = (double)(i * 7919 % n) / (double)n;
                a[i] = even;
                b[i] = even + 0.5;
            }
            got[k] = stats_shift_interval(a, n, b, n);
        }
        assert_float_equal(got[0].value, 0.5, 0.02);
        assert_float_equal(got[1].value, 0.5, 0.02);
        assert_float_equal(got[0].low, got[1].low, 0.03);
        assert_float_equal(got[0].high, got[1].high, 0.03);
        assert_true(got[1].low < 0.5 && got[1].high > 0.5);
    }
}

static double draw(gsl_rng *random, int kind)
{
    switch (kind) {
    case 0:
        return gsl_ran_gaussian(random, 0.03);
    case 1:
        return 0.05 * gsl_ran_exponential(random, 1.0);
    default:
        return gsl_ran_gaussian(random, 0.01)
               + (gsl_rng_uniform(random) < 0.3 ? 0.1 : 0.0);
    }
}

static void intervals_enclose_the_shift_in_95_of_100_runs(void **state)
{
    static const char *const kinds[] = {"normal", "exponential", "bimodal"};
    static const size_t sizes[][2] = {{6, 6}, {9, 9}, {6, 20}, {30, 30}};
    enum { RUNS = 2000 };
    gsl_rng *random = gsl_rng_alloc(gsl_rng_mt19937);
    double a[30];
    double b[30];

    (void)state;
    for (size_t s = 0; s < sizeof sizes / sizeof *sizes; s++) {
        for (int kind = 0; kind < 3; kind++) {
            unsigned held = 0;
            for (unsigned run = 0; run < RUNS; run++) {
                for (size_t i = 0; i < sizes[s][0]; i++) {
                    a[i] = draw(random, kind);
                }
                for (size_t i = 0; i < sizes[s][1]; i++) {
                    b[i] = 0.1 + draw(random, kind);
                }
                struct interval i =
                    stats_shift_interval(a, sizes[s][0], b, sizes[s][1]);
                held += i.low <= 0.1 && i.high >= 0.1 ? 1U : 0U;
            }
            double percent = 100.0 * held / RUNS;
            print_message("%zu and %zu blocks, %s: %.1f %%\n", sizes[s][0],
                          sizes[s][1], kinds[kind], percent);
            assert_true(percent > 93.5 && percent < 97.0);
        }
    }
    gsl_rng_free(random);
}

static void judge(const struct shift_tests *t, struct flips_p *out)
{
    struct err e;

    if (stats_shifts(t, out, &e)) {
        fail_msg("%s", e.text);
    }
}

/* Of the 20 ways to deal 3 and 3, two are as far apart as these. */
static void few_blocks_are_dealt_in_every_way(void **state)
{
    const double a[] = {1, 2, 3, 1, 5, 3};
    const double b[] = {4, 5, 6, 2, 4, 6};
    const struct shift_tests t = {.a = a, .b = b, .tests = 2, .na = 3, .nb = 3};
    struct flips_p p[2];

    (void)state;
    judge(&t, p);
    assert_float_equal(p[0].alone, 0.1, 1e-9);
    assert_true(p[0].among >= p[0].alone);
    assert_true(p[1].alone > 0.3);
}

static void the_margin_is_no_shift(void **state)
{
    const double a[] = {0.00, 0.01, 0.02, 0.03, 0.04, 0.05, 0.06};
    const double b[] = {0.20, 0.21, 0.22, 0.23, 0.24, 0.25, 0.26};
    struct shift_tests t = {.a = a, .b = b, .tests = 1, .na = 7, .nb = 7};
    struct flips_p p;

    (void)state;
    judge(&t, &p);
    assert_float_equal(p.alone, 2.0 / 3432, 1e-9);
    t.margin = 0.1;
    judge(&t, &p);
    assert_float_equal(p.alone, 2.0 / 3432, 1e-9);
    t.margin = 0.19;
    judge(&t, &p);
    assert_true(p.alone > 0.3);
    t.margin = 0.21;
    judge(&t, &p);
    assert_float_equal(p.alone, 1.0, 0.0);
    t.a = b;
    t.b = a;
    judge(&t, &p);
    assert_float_equal(p.alone, 1.0, 0.0);
    t.margin = 0.1;
    judge(&t, &p);
    assert_float_equal(p.alone, 2.0 / 3432, 1e-9);
}

static void what_is_missing_or_always_the_same_says_nothing(void **state)
{
    const double a[] = {NAN, NAN, NAN, 7, 7, 7, 1, NAN, 2};
    const double b[] = {1, 2, 3, 7, 7, 7, NAN, 8, 9};
    const struct shift_tests t = {.a = a, .b = b, .tests = 3, .na = 3, .nb = 3};
    struct flips_p p[3];

    (void)state;
    judge(&t, p);
    assert_float_equal(p[0].alone, 1.0, 0.0);
    assert_float_equal(p[1].alone, 1.0, 0.0);
    assert_true(p[2].alone < 0.5);
}

/* Ten thousand blocks a run are dealt as 500 of neighbours. */
static void many_blocks_are_judged_as_well(void **state)
{
    enum { BLOCKS = 10000 };
    gsl_rng *random = gsl_rng_alloc(gsl_rng_mt19937);
    double *a = calloc(2 * BLOCKS, sizeof *a);
    double *b = calloc(2 * BLOCKS, sizeof *b);
    const struct shift_tests t = {
        .a = a, .b = b, .tests = 2, .na = BLOCKS, .nb = BLOCKS};
    struct flips_p p[2];

    (void)state;
    for (size_t i = 0; i < 2 * BLOCKS; i++) {
        a[i] = gsl_ran_gaussian(random, 0.1);
        b[i] = gsl_ran_gaussian(random, 0.1) + (i < BLOCKS ? 0.01 : 0.0);
    }
    judge(&t, p);
    assert_true(p[0].among < 0.01);
    assert_true(p[1].alone > 0.05);
    free(a);
    free(b);
    gsl_rng_free(random);
}

/* Forty tests without a shift, in which none may be clear in 95 of 100. */
static void among_many_chance_is_held_to_its_share(void **state)
{
    enum { RUNS = 200, TESTS = 40, BLOCKS = 8 };
    gsl_rng *random = gsl_rng_alloc(gsl_rng_mt19937);
    static double a[TESTS * BLOCKS];
    static double b[TESTS * BLOCKS];
    const struct shift_tests t = {
        .a = a, .b = b, .tests = TESTS, .na = BLOCKS, .nb = BLOCKS};
    struct flips_p p[TESTS];
    unsigned any = 0;
    unsigned alone = 0;

    (void)state;
    for (unsigned run = 0; run < RUNS; run++) {
        unsigned clear = 0;
        for (size_t i = 0; i < sizeof a / sizeof *a; i++) {
            a[i] = gsl_ran_gaussian(random, 0.1);
            b[i] = gsl_ran_gaussian(random, 0.1);
        }
        judge(&t, p);
        for (size_t i = 0; i < TESTS; i++) {
            clear += p[i].among <= 0.05 ? 1U : 0U;
            alone += p[i].alone <= 0.05 ? 1U : 0U;
        }
        any += clear > 0 ? 1U : 0U;
    }
    print_message("any of %d: %.1f %%; each: %.1f %%\n", TESTS,
                  100.0 * any / RUNS, 100.0 * alone / RUNS / TESTS);
    assert_in_range(any, 2, 18);
    assert_in_range(alone, RUNS * TESTS * 4 / 100, RUNS * TESTS * 6 / 100);
    gsl_rng_free(random);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_interval_of_six_and_six_is_mann_and_whitneys),
        cmocka_unit_test(few_values_give_the_range_of_their_differences),
        cmocka_unit_test(the_other_way_round_it_is_the_negated_interval),
        cmocka_unit_test(exact_normal_and_thinned_intervals_agree),
        cmocka_unit_test(intervals_enclose_the_shift_in_95_of_100_runs),
        cmocka_unit_test(few_blocks_are_dealt_in_every_way),
        cmocka_unit_test(the_margin_is_no_shift),
        cmocka_unit_test(what_is_missing_or_always_the_same_says_nothing),
        cmocka_unit_test(many_blocks_are_judged_as_well),
        cmocka_unit_test(among_many_chance_is_held_to_its_share),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
