/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cmocka_all.h"

#include "stats_series.h"

#include <gsl/gsl_randist.h>
#include <gsl/gsl_rng.h>

#include <math.h>

static int close_to(double a, double b)
{
    return fabs(a - b) <= 1e-9 * (1.0 + fabs(b));
}

/* The median is 10.2 and the median distance from it 1.2: far is what is
 * more than 3.5 / 0.6745 × 1.2 = 6.227 away. */
static void a_value_is_far_by_the_median_distance(void **state)
{
    double values[] = {10.0, 11.0, 9.0,  12.0, 8.5, 10.5,
                       9.8,  10.2, 15.0, 15.3, 4.0};
    signed char marks[11];

    (void)state;
    assert_int_equal(stats_outliers(values, 11, marks), 0);
    values[10] = 3.95;
    assert_int_equal(stats_outliers(values, 11, marks), 1);
    assert_int_equal(marks[10], 1);
    assert_int_equal(marks[9], 0);
}

static void equal_values_have_an_outlier_still(void **state)
{
    const double values[] = {5.0, 5.0, 5.0, 5.0, 5.0, 5.0, 5.0, 9.0};
    const double equal[] = {5.0, 5.0, 5.0};
    signed char marks[8];

    (void)state;
    assert_int_equal(stats_outliers(values, 8, marks), 1);
    assert_int_equal(marks[7], 1);
    assert_int_equal(stats_outliers(equal, 3, marks), 0);
}

/* S = 45 of 10 that rise, with the variance 125; ties have less of both. */
static void a_trend_has_kendalls_p_and_sens_slope(void **state)
{
    double rising[10];
    const double tied[] = {1.0, 1.0, 2.0, 2.0, 2.0, 3.0};

    (void)state;
    for (size_t i = 0; i < 10; i++) {
        rising[i] = 7.0 - 0.5 * (double)i;
    }
    rising[4] += 0.1;
    struct stats_trend t = stats_trend(rising, 10);
    assert_true(close_to(t.change, -4.5));
    assert_true(fabs(t.p - 8.303e-5) < 1e-7);
    /* S = 11, variance (6·5·17 − 2·1·9 − 3·2·11) / 18 = 23.667. */
    t = stats_trend(tied, 6);
    assert_true(fabs(t.p - 0.039824) < 1e-5);
}

static void what_does_not_change_has_no_trend(void **state)
{
    const double equal[] = {2.0, 2.0, 2.0, 2.0, 2.0, 2.0};

    (void)state;
    assert_true(stats_trend(equal, 6).change == 0.0);
    assert_true(stats_trend(equal, 6).p == 1.0);
    assert_true(stats_trend(equal, 1).p == 1.0);
    assert_true(stats_echo(equal, 6).p == 1.0);
}

static void long_series_are_thinned_from_end_to_end(void **state)
{
    static double values[3000];

    (void)state;
    for (size_t i = 0; i < 3000; i++) {
        values[i] = 1.0 + (double)i / 2999.0;
    }
    struct stats_trend t = stats_trend(values, 3000);
    assert_true(fabs(t.change - 1.0) < 0.01);
    assert_true(t.p < 1e-9);
}

static void an_echo_is_the_lag_1_autocorrelation(void **state)
{
    double values[40];

    (void)state;
    for (size_t i = 0; i < 40; i++) {
        values[i] = (i / 8) % 2 == 0 ? 1.0 : -1.0;
    }
    struct stats_echo echo = stats_echo(values, 40);
    assert_true(echo.r > 0.7);
    assert_true(echo.p < 0.001);
    for (size_t i = 0; i < 40; i++) {
        values[i] = i % 2 == 0 ? 1.0 : -1.0;
    }
    assert_true(stats_echo(values, 40).r < -0.9);
}

/* Of independent values, 5 % by chance: 2,000 runs of each. */
static void independent_values_seldom_look_dependent(void **state)
{
    static const size_t counts[] = {6, 10, 30};
    gsl_rng *random = gsl_rng_alloc(gsl_rng_mt19937);

    (void)state;
    gsl_rng_set(random, 77);
    for (size_t c = 0; c < 3; c++) {
        int trends = 0;
        int echoes = 0;
        for (int run = 0; run < 2000; run++) {
            double values[30];
            for (size_t i = 0; i < counts[c]; i++) {
                values[i] = gsl_ran_lognormal(random, 0.0, 0.5);
            }
            trends += stats_trend(values, counts[c]).p <= 0.05;
            echoes += stats_echo(values, counts[c]).p <= 0.05;
        }
        print_message("%2zu values: trend %.1f %%, echo %.1f %%\n", counts[c],
                      trends / 20.0, echoes / 20.0);
        assert_in_range(trends, 20, 130);
        assert_in_range(echoes, 20, 130);
    }
    gsl_rng_free(random);
}

static void holm_corrects_step_by_step(void **state)
{
    double p[] = {0.01, -1.0, 0.04, 0.03, 0.005, 0.9};
    const double expected[] = {0.04, -1.0, 0.09, 0.09, 0.025, 0.9};

    (void)state;
    assert_int_equal(stats_holm(p, 6), 0);
    for (size_t i = 0; i < 6; i++) {
        assert_true(close_to(p[i], expected[i]));
    }
    double many[] = {0.6, 0.7};
    assert_int_equal(stats_holm(many, 2), 0);
    assert_true(many[0] == 1.0 && many[1] == 1.0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_value_is_far_by_the_median_distance),
        cmocka_unit_test(equal_values_have_an_outlier_still),
        cmocka_unit_test(a_trend_has_kendalls_p_and_sens_slope),
        cmocka_unit_test(what_does_not_change_has_no_trend),
        cmocka_unit_test(long_series_are_thinned_from_end_to_end),
        cmocka_unit_test(an_echo_is_the_lag_1_autocorrelation),
        cmocka_unit_test(independent_values_seldom_look_dependent),
        cmocka_unit_test(holm_corrects_step_by_step),
    };

    return cmocka_run_group_tests_name("stats_series", tests, NULL, NULL);
}
