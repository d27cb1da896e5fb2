/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cmocka_all.h"

#include "stats_flips.h"

#include <gsl/gsl_rng.h>

#include <math.h>
#include <string.h>

static void judge(const double *logs, size_t tests, size_t blocks,
                  struct flips_p *out)
{
    struct err e = {""};

    if (stats_flips(logs, tests, blocks, 7, out, &e)) {
        fail_msg("%s", e.text);
    }
}

static int close_to(double a, double b)
{
    return fabs(a - b) < 1e-12;
}

static void a_difference_in_all_blocks_has_the_least_p(void **state)
{
    (void)state;
    for (size_t n = 1; n <= 12; n++) {
        double logs[12];
        struct flips_p p;
        for (size_t i = 0; i < n; i++) {
            logs[i] = 0.3;
        }
        judge(logs, 1, n, &p);
        assert_true(close_to(p.alone, ldexp(1.0, 1 - (int)n)));
        assert_true(close_to(p.among, p.alone));
    }
}

/* All the same way, or one the other: 2 × (1 + 8) of 256 ways. */
static void a_block_that_disagrees_is_counted_with(void **state)
{
    const double logs[] = {0.1, 0.1, 0.1, 0.1, -0.1, 0.1, 0.1, 0.1};
    struct flips_p p;

    (void)state;
    judge(logs, 1, 8, &p);
    assert_true(close_to(p.alone, 18.0 / 256.0));
}

static void blocks_that_say_nothing_do_not_count(void **state)
{
    const double some[] = {0.1, 0.0, 0.1, 0.0, 0.1, 0.0, 0.0, 0.0};
    const double none[8] = {0.0};
    struct flips_p p;

    (void)state;
    judge(some, 1, 8, &p);
    assert_true(close_to(p.alone, 0.25));
    judge(none, 1, 8, &p);
    assert_true(close_to(p.alone, 1.0));
    assert_true(close_to(p.among, 1.0));
}

static double p_with(double wild, size_t n)
{
    double logs[] = {0.10, 0.11, 0.12, 0.14, 0.15, 0.16, 0.13, 0.13};
    struct flips_p p;

    logs[n - 1] = wild;
    judge(logs, 1, n, &p);
    return p.alone;
}

/* Uncut, it would hide the others: p would be 1. Of seven blocks, signs alone
 * are not clear enough, and it counts three times. */
static void a_wild_block_hides_nothing(void **state)
{
    (void)state;
    assert_true(close_to(p_with(-9.0, 8), p_with(-0.135, 8)));
    assert_true(p_with(-9.0, 8) < 0.1);
    assert_true(close_to(p_with(-9.0, 7), p_with(-0.42, 7)));
    assert_true(p_with(-9.0, 7) > p_with(-0.14, 7));
}

enum { TESTS = 4, BLOCKS = 6 };

static double size_of(const double *x, unsigned way)
{
    double sum = 0.0;
    double squares = 0.0;

    for (unsigned i = 0; i < BLOCKS; i++) {
        sum += (way >> i & 1U) != 0 ? -x[i] : x[i];
        squares += x[i] * x[i];
    }
    return fabs(sum) / sqrt(squares);
}

/* As the book has it: the share of all flips in which any of the tests that
 * are no clearer than this one comes as far, and never less than for a clearer
 * one. */
static double by_the_book(double logs[TESTS][BLOCKS], size_t test)
{
    double observed = size_of(logs[test], 0);
    double p = 0.0;

    for (size_t t = 0; t < TESTS; t++) {
        double clearer = size_of(logs[t], 0);
        int count = 0;
        if (clearer < observed) {
            continue;
        }
        for (unsigned way = 0; way < 1U << BLOCKS; way++) {
            double most = 0.0;
            for (size_t u = 0; u < TESTS; u++) {
                most = size_of(logs[u], 0) <= clearer
                           ? fmax(most, size_of(logs[u], way))
                           : most;
            }
            count += most >= clearer - 1e-9;
        }
        p = fmax(p, count / (double)(1U << BLOCKS));
    }
    return p;
}

static void tests_are_judged_together_by_step_down_max_t(void **state)
{
    double logs[TESTS][BLOCKS] = {
        {0.01, -0.02, 0.015, 0.01, -0.005, 0.012},
        {0.40, 0.45, 0.38, 0.50, 0.41, 0.44},
        {-0.10, -0.11, -0.05, -0.12, 0.04, -0.10},
        {0.20, 0.10, 0.30, 0.22, 0.15, 0.12},
    };
    struct flips_p p[TESTS];

    (void)state;
    judge(&logs[0][0], TESTS, BLOCKS, p);
    for (size_t t = 0; t < TESTS; t++) {
        assert_true(close_to(p[t].among, by_the_book(logs, t)));
        assert_true(p[t].among >= p[t].alone);
    }
    assert_true(close_to(p[1].among, 1.0 / 32.0));
    assert_true(p[0].among > 0.2);
}

/* Also where the p of a lesser one alone would be below that of a greater. */
static void tests_drawn_at_random_are_judged_by_the_book(void **state)
{
    gsl_rng *random = gsl_rng_alloc(gsl_rng_mt19937);

    (void)state;
    gsl_rng_set(random, 3);
    for (int run = 0; run < 60; run++) {
        double logs[TESTS][BLOCKS];
        struct flips_p p[TESTS];
        for (size_t i = 0; i < (size_t)TESTS * BLOCKS; i++) {
            double size = 0.1 + 0.2 * gsl_rng_uniform(random);
            (&logs[0][0])[i] = gsl_rng_uniform(random) < 0.7 ? size : -size;
        }
        judge(&logs[0][0], TESTS, BLOCKS, p);
        for (size_t t = 0; t < TESTS; t++) {
            assert_true(close_to(p[t].among, by_the_book(logs, t)));
        }
    }
    gsl_rng_free(random);
}

/* 15 of 20 the same way: 0.0414 by the binomial distribution. */
static void many_blocks_are_flipped_at_random(void **state)
{
    double logs[20];
    struct flips_p p;
    struct flips_p again;

    (void)state;
    for (size_t i = 0; i < 20; i++) {
        logs[i] = i % 4 == 1 ? -0.2 : 0.2;
    }
    judge(logs, 1, 20, &p);
    judge(logs, 1, 20, &again);
    assert_true(fabs(p.alone - 0.0414) < 0.0135);
    assert_memory_equal(&p, &again, sizeof p);
    for (size_t i = 0; i < 20; i++) {
        logs[i] = 0.2;
    }
    judge(logs, 1, 20, &p);
    assert_true(close_to(p.alone, 1.0 / 2001.0));
}

enum { MANY = 5000 };

/* Five neighbours say the same, and flip together anyway: of 1,000 coins, the
 * sum is 64 or more off in 4.3 %. */
static void of_very_many_blocks_neighbours_flip_together(void **state)
{
    static double logs[MANY];
    struct flips_p p;

    (void)state;
    for (size_t i = 0; i < MANY; i++) {
        size_t five = i / 5;
        logs[i] = five < 64 || five % 2 == 0 ? 0.1 : -0.1;
    }
    judge(logs, 1, MANY, &p);
    assert_true(p.alone > 0.02 && p.alone < 0.08);
    for (size_t i = 0; i < MANY; i++) { /* the same ones, not neighbours */
        logs[i] = i < 320 || i % 2 == 0 ? 0.1 : -0.1;
    }
    judge(logs, 1, MANY, &p);
    assert_true(p.alone < 0.001);
}

/* 40 runs of 4 tests without a difference: 2 may find one, and no more than 6
 * do by chance. */
static void very_many_blocks_find_no_more_than_there_is(void **state)
{
    static double logs[4 * MANY];
    gsl_rng *random = gsl_rng_alloc(gsl_rng_mt19937);
    int found = 0;

    (void)state;
    gsl_rng_set(random, 5);
    for (int run = 0; run < 40; run++) {
        struct flips_p p[4];
        for (size_t i = 0; i < sizeof logs / sizeof *logs; i++) {
            logs[i] = gsl_rng_uniform(random) - 0.5;
        }
        judge(logs, 4, MANY, p);
        found += p[0].among <= 0.05 || p[1].among <= 0.05 || p[2].among <= 0.05
                 || p[3].among <= 0.05;
    }
    gsl_rng_free(random);
    assert_true(found >= 1 && found <= 6);
}

static void nothing_to_judge_is_no_failure(void **state)
{
    struct err e = {""};

    (void)state;
    assert_int_equal(stats_flips(NULL, 0, 9, 1, NULL, &e), 0);
    assert_int_equal(stats_flips(NULL, 3, 0, 1, NULL, &e), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_difference_in_all_blocks_has_the_least_p),
        cmocka_unit_test(a_block_that_disagrees_is_counted_with),
        cmocka_unit_test(blocks_that_say_nothing_do_not_count),
        cmocka_unit_test(a_wild_block_hides_nothing),
        cmocka_unit_test(tests_are_judged_together_by_step_down_max_t),
        cmocka_unit_test(tests_drawn_at_random_are_judged_by_the_book),
        cmocka_unit_test(many_blocks_are_flipped_at_random),
        cmocka_unit_test(of_very_many_blocks_neighbours_flip_together),
        cmocka_unit_test(very_many_blocks_find_no_more_than_there_is),
        cmocka_unit_test(nothing_to_judge_is_no_failure),
    };

    return cmocka_run_group_tests_name("stats_flips", tests, NULL, NULL);
}
