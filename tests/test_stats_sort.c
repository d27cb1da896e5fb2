/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cmocka_all.h"

#include "stats_sort.h"

#include <gsl/gsl_randist.h>
#include <gsl/gsl_rng.h>
#include <gsl/gsl_sort.h>

#include <math.h>
#include <string.h>

enum { MOST = 5000 };

static void assert_sorted_like_gsl(const double *values, size_t n)
{
    static double ours[MOST];
    static double theirs[MOST];

    memcpy(ours, values, n * sizeof *ours);
    memcpy(theirs, values, n * sizeof *theirs);
    stats_sort(ours, n);
    gsl_sort(theirs, 1, n);
    for (size_t i = 0; i < n; i++) {
        assert_true(ours[i] <= theirs[i] && ours[i] >= theirs[i]);
    }
}

static void any_count_is_sorted(void **state)
{
    static const size_t counts[] = {0, 1, 2, 255, 256, 257, 258, 1000, MOST};
    static double values[MOST];
    gsl_rng *random = gsl_rng_alloc(gsl_rng_mt19937);

    (void)state;
    gsl_rng_set(random, 3);
    for (size_t c = 0; c < sizeof counts / sizeof *counts; c++) {
        for (size_t i = 0; i < counts[c]; i++) {
            values[i] = gsl_ran_cauchy(random, i % 2 == 0 ? 1.0 : 1e-300);
        }
        assert_sorted_like_gsl(values, counts[c]);
    }
    gsl_rng_free(random);
}

static void equal_and_endless_ones_have_their_places(void **state)
{
    static const double of[] = {0.0,  -0.0,     3.0,       3.0,   -3.0,
                                -1.0, INFINITY, -INFINITY, 1e308, 5e-324};
    static double values[MOST];

    (void)state;
    for (size_t i = 0; i < MOST; i++) {
        values[i] = of[i * i % (sizeof of / sizeof *of)];
    }
    assert_sorted_like_gsl(values, MOST);
    for (size_t i = 0; i < MOST; i++) {
        values[i] = 42.0;
    }
    assert_sorted_like_gsl(values, MOST);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(any_count_is_sorted),
        cmocka_unit_test(equal_and_endless_ones_have_their_places),
    };

    return cmocka_run_group_tests_name("stats_sort", tests, NULL, NULL);
}
