/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cmocka_all.h"

#include "figure.h"
#include "stats.h"

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_randist.h>
#include <gsl/gsl_rng.h>
#include <gsl/gsl_sort.h>
#include <gsl/gsl_statistics_double.h>

#include <math.h>
#include <string.h>

static int close_to(double a, double b)
{
    return fabs(a - b) <= 1e-12 * (1.0 + fabs(b));
}

static void the_median_of_an_even_count_is_between_the_middle_two(void **state)
{
    double odd[] = {9.0, 1.0, 5.0};
    double even[] = {8.0, 2.0, 4.0, 100.0};
    double one[] = {7.0};

    (void)state;
    assert_true(close_to(stats_median(odd, 3), 5.0));
    assert_true(close_to(stats_median(even, 4), 6.0));
    assert_true(close_to(stats_median(one, 1), 7.0));
}

static void fewer_than_six_values_give_their_range(void **state)
{
    double values[] = {3.0, 1.0, 2.0, 5.0, 4.0};
    struct interval i = stats_median_interval(values, 5, 1);

    (void)state;
    assert_true(close_to(i.value, 3.0));
    assert_true(close_to(i.low, 1.0));
    assert_true(close_to(i.high, 5.0));
}

/* How likely the k-th values from both ends enclose the median. */
static double enclosing_chance(size_t n, size_t k)
{
    return 1.0 - 2.0 * gsl_cdf_binomial_P((unsigned)k - 1, 0.5, (unsigned)n);
}

/* Between which of them, and where, as Hettmansperger and Sheather (1986)
 * write it for a median. */
static void few_values_give_interpolated_order_statistics(void **state)
{
    (void)state;
    for (size_t n = 6; n < 60; n++) {
        double values[60];
        size_t k = 1;
        for (size_t i = 0; i < n; i++) {
            values[(i * 61) % n] = (double)(i * i);
        }
        while (enclosing_chance(n, k + 1) >= 0.95) {
            k++;
        }
        double outer = enclosing_chance(n, k);
        double share = (outer - 0.95) / (outer - enclosing_chance(n, k + 1));
        double inward =
            (double)(n - k) * share / ((double)k + (double)(n - 2 * k) * share);
        struct interval i = stats_median_interval(values, n, 3);
        double low = (1.0 - inward) * values[k - 1] + inward * values[k];
        double high =
            (1.0 - inward) * values[n - k] + inward * values[n - k - 1];
        assert_true(fabs(i.low - low) < 1e-6 * (1.0 + low));
        assert_true(fabs(i.high - high) < 1e-6 * high);
    }
}

/* 0.975 of the ranks of a tail that is not there. */
static void a_quantile_far_out_ends_at_the_outermost_value(void **state)
{
    double values[40];

    (void)state;
    for (size_t i = 0; i < 40; i++) {
        values[i] = (double)i;
    }
    struct interval high = stats_quantile_interval(values, 40, 0.99, 1);
    struct interval low = stats_quantile_interval(values, 40, 0.01, 1);
    assert_true(close_to(high.high, 39.0) && high.low > 35.0);
    assert_true(close_to(low.low, 0.0) && low.high < 4.0);
    assert_true(close_to(high.value, 38.61));
}

static void a_quantile_and_its_mirror_image_agree(void **state)
{
    static const size_t counts[] = {7, 20, 59};
    double values[59];
    double negated[59];

    (void)state;
    for (size_t c = 0; c < sizeof counts / sizeof *counts; c++) {
        for (size_t i = 0; i < counts[c]; i++) {
            values[i] = sqrt((double)i);
            negated[i] = -values[i];
        }
        struct interval up = stats_quantile_interval(values, counts[c], 0.3, 1);
        struct interval down =
            stats_quantile_interval(negated, counts[c], 0.7, 1);
        assert_true(fabs(up.value + down.value) < 1e-9);
        assert_true(fabs(up.low + down.high) < 1e-9);
        assert_true(fabs(up.high + down.low) < 1e-9);
    }
}

/* 0 to 99: the bootstrap's standard deviation of the median is near 5. */
static void many_values_are_bootstrapped(void **state)
{
    double values[100];

    (void)state;
    for (size_t i = 0; i < 100; i++) {
        values[i] = (double)i;
    }
    struct interval i = stats_median_interval(values, 100, 1);
    struct interval other = stats_median_interval(values, 100, 2);
    assert_true(close_to(i.value, 49.5));
    assert_true(i.low > 37.0 && i.low < 43.0);
    assert_true(i.high > 56.0 && i.high < 62.0);
    assert_true(fabs(other.low - i.low) < 2.0);
}

/* Towards the tail: the other sign would end at 346.2, none at 346.8. */
static void a_tails_bootstrap_leans_outwards(void **state)
{
    double values[400];
    double low = 0.0;

    (void)state;
    for (size_t i = 0; i < 400; i++) {
        values[i] = (double)i;
    }
    for (uint64_t seed = 0; seed < 40; seed++) {
        low += stats_quantile_interval(values, 400, 0.9, seed).low / 40.0;
    }
    assert_true(low > 347.1 && low < 347.9);
}

/* In one resample of ten the median is 2; nearly all others equal the
 * estimate, and that is not to be biased. */
static void resamples_that_equal_the_estimate_count_half(void **state)
{
    double values[60];

    (void)state;
    for (size_t i = 0; i < 60; i++) {
        values[i] = i < 34 ? 1.0 : 2.0;
    }
    struct interval i = stats_median_interval(values, 60, 1);
    assert_true(close_to(i.value, 1.0) && close_to(i.low, 1.0));
    assert_true(close_to(i.high, 2.0));
}

static void the_same_seed_gives_the_same_interval(void **state)
{
    double a[61];
    double b[61];

    (void)state;
    for (size_t i = 0; i < 61; i++) {
        a[i] = b[60 - i] = exp(0.1 * (double)i);
    }
    struct interval first = stats_median_interval(a, 61, 99);
    struct interval second = stats_median_interval(b, 61, 99);
    assert_memory_equal(&first, &second, sizeof first);
}

static void the_inverse_ratio_has_the_inverse_interval(void **state)
{
    gsl_rng *random = gsl_rng_alloc(gsl_rng_mt19937);

    (void)state;
    gsl_rng_set(random, 5);
    for (size_t n = 1; n <= 70; n++) {
        double a[70];
        double b[70];
        for (size_t i = 0; i < n; i++) {
            a[i] = gsl_ran_lognormal(random, 0.0, 0.3);
            b[i] = gsl_ran_lognormal(random, 0.5, 0.3);
        }
        struct interval up = stats_ratio_interval(a, b, n, 1);
        struct interval down = stats_ratio_interval(b, a, n, 1);
        assert_true(close_to(up.value, 1.0 / down.value));
        assert_true(close_to(up.low, 1.0 / down.high));
        assert_true(close_to(up.high, 1.0 / down.low));
    }
    gsl_rng_free(random);
}

/* Of ten values: of their 55 means the 28th, and from either end what lies
 * between the 9th and the 10th, in proportion: sums of ranks of up to 8 have a
 * chance of 2.44 %, of up to 9 one of 3.22 %. */
static void the_centre_is_hodges_and_lehmanns(void **state)
{
    const double values[] = {1.83, 0.50, 1.62, 2.48, 1.68,
                             1.88, 1.55, 3.06, 1.30, 0.878};
    struct interval i = stats_centre_interval(values, 10);

    (void)state;
    assert_true(close_to(i.value, 1.679));
    assert_true(close_to(i.low, 1.166875));
    assert_true(close_to(i.high, 2.18));
}

enum { COMPARED_MAX = 400 };

static int same(double a, double b)
{
    return a <= b && a >= b;
}

/* All means there are, sorted: what finding a few of them must agree with. */
static void assert_centre_of_all_means(const double *values, size_t n)
{
    static double means[COMPARED_MAX * (COMPARED_MAX + 1) / 2];
    size_t count = 0;

    for (size_t i = 0; i < n; i++) {
        for (size_t j = i; j < n; j++) {
            means[count++] = (values[i] + values[j]) / 2.0;
        }
    }
    gsl_sort(means, 1, count);
    struct interval found = stats_centre_interval(values, n);
    double median = gsl_stats_median_from_sorted_data(means, 1, count);
    assert_true(same(found.value, median));
    size_t below = 0;
    while (below < count && means[below] < found.low) {
        below++;
    }
    size_t above = 0;
    while (above < count && means[count - 1 - above] > found.high) {
        above++;
    }
    /* The limits lie as many means from either end: of those equal to them,
     * any number may be below. */
    size_t equal_below = below;
    while (equal_below < count && means[equal_below] <= found.low) {
        equal_below++;
    }
    size_t equal_above = above;
    while (equal_above < count
           && means[count - 1 - equal_above] >= found.high) {
        equal_above++;
    }
    assert_true(below <= equal_above + 1 && above <= equal_below + 1);
}

static void the_centre_of_many_is_that_of_all_their_means(void **state)
{
    static double values[COMPARED_MAX];
    gsl_rng *random = gsl_rng_alloc(gsl_rng_mt19937);

    (void)state;
    gsl_rng_set(random, 11);
    for (size_t n = 1; n <= COMPARED_MAX; n += n < 60 ? 1 : 34) {
        for (int shape = 0; shape < 4; shape++) {
            for (size_t i = 0; i < n; i++) {
                values[i] = shape == 0   ? gsl_ran_gaussian(random, 1.0)
                            : shape == 1 ? gsl_ran_cauchy(random, 1e-3)
                            : shape == 2
                                ? (double)gsl_rng_uniform_int(random, 3)
                                : 0.25;
            }
            assert_centre_of_all_means(values, n);
        }
    }
    gsl_rng_free(random);
}

/* The normal's: every 0.0196 / 2 of 40,000 values, ± 1.96 / 200. */
static void the_centre_of_very_many_is_found(void **state)
{
    enum { MANY = 40001 };
    static double values[MANY];

    (void)state;
    for (size_t i = 0; i < MANY; i++) {
        values[i] =
            7.0 + gsl_cdf_ugaussian_Pinv(((double)i + 0.5) / (double)MANY);
    }
    struct interval found = stats_centre_interval(values, MANY);
    double half = 1.96 * sqrt(acos(-1.0) / 3.0 / MANY);
    assert_true(fabs(found.value - 7.0) < 1e-9);
    assert_true(fabs(found.low - (7.0 - half)) < 0.01 * half);
    assert_true(fabs(found.high - (7.0 + half)) < 0.01 * half);
}

static void few_values_have_their_range_about_the_centre(void **state)
{
    const double values[] = {1.0, 2.0, 3.0, 4.0, 50.0, 60.0};

    (void)state;
    for (size_t n = 1; n < STATS_MIN_SAMPLES; n++) {
        struct interval i = stats_centre_interval(values, n);
        assert_true(close_to(i.low, 1.0));
        assert_true(close_to(i.high, values[n - 1]));
    }
    struct interval i = stats_centre_interval(values, STATS_MIN_SAMPLES);
    assert_true(i.low > 1.0 && i.low < 2.0);
    assert_true(i.high < 60.0 && i.high > 50.0);
}

static void one_wild_pair_of_many_moves_little(void **state)
{
    double a[51];
    double b[51];

    (void)state;
    for (size_t i = 0; i < 51; i++) {
        a[i] = 2.0 + (double)i / 1000.0;
        b[i] = 1.0;
    }
    struct interval calm = stats_ratio_interval(a, b, 51, 1);
    a[7] = 1e6;
    struct interval wild = stats_ratio_interval(a, b, 51, 1);
    assert_true(wild.value < calm.value * 1.001);
    assert_true(wild.high < calm.high * 1.001);
}

static void a_constant_ratio_is_certain(void **state)
{
    const double a[] = {2.0, 4.0, 6.0, 8.0, 10.0, 12.0, 14.0};
    const double b[] = {1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0};
    struct interval i = stats_ratio_interval(a, b, 7, 1);

    (void)state;
    assert_true(close_to(i.value, 2.0));
    assert_true(close_to(i.low, 2.0));
    assert_true(close_to(i.high, 2.0));
}

static void figures_keep_the_digits_that_exclude_one(void **state)
{
    const struct interval wide = {1.93, 1.9, 1.96};
    const struct interval slight = {1.0041, 1.0021, 1.0062};
    const struct interval large = {123.4, 120.0, 130.0};
    const struct interval none = {0};

    (void)state;
    assert_string_equal(figure_ratio(&wide).value, "1.93×");
    assert_string_equal(figure_ratio(&wide).range, "[1.90, 1.96]");
    assert_string_equal(figure_ratio(&slight).value, "1.004×");
    assert_string_equal(figure_ratio(&slight).range, "[1.002, 1.006]");
    assert_string_equal(figure_ratio(&large).value, "123×");
    assert_string_equal(figure_ratio(&none).value, "");
}

static void figures_choose_the_unit_by_their_size(void **state)
{
    static const struct {
        double ns;
        const char *text;
    } cases[] = {{5.0, "5.00 ns"},       {12345.0, "12.3 µs"},
                 {999.9e6, "1.00 s"},    {99.96e6, "100 ms"},
                 {1234567.0, "1.23 ms"}, {7.2e12, "7200 s"}};

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const struct interval one = {cases[i].ns, cases[i].ns, cases[i].ns};
        assert_string_equal(figure_duration(&one).value, cases[i].text);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_median_of_an_even_count_is_between_the_middle_two),
        cmocka_unit_test(fewer_than_six_values_give_their_range),
        cmocka_unit_test(few_values_give_interpolated_order_statistics),
        cmocka_unit_test(a_quantile_far_out_ends_at_the_outermost_value),
        cmocka_unit_test(a_quantile_and_its_mirror_image_agree),
        cmocka_unit_test(many_values_are_bootstrapped),
        cmocka_unit_test(a_tails_bootstrap_leans_outwards),
        cmocka_unit_test(resamples_that_equal_the_estimate_count_half),
        cmocka_unit_test(the_same_seed_gives_the_same_interval),
        cmocka_unit_test(the_inverse_ratio_has_the_inverse_interval),
        cmocka_unit_test(the_centre_is_hodges_and_lehmanns),
        cmocka_unit_test(the_centre_of_many_is_that_of_all_their_means),
        cmocka_unit_test(the_centre_of_very_many_is_found),
        cmocka_unit_test(few_values_have_their_range_about_the_centre),
        cmocka_unit_test(one_wild_pair_of_many_moves_little),
        cmocka_unit_test(a_constant_ratio_is_certain),
        cmocka_unit_test(figures_keep_the_digits_that_exclude_one),
        cmocka_unit_test(figures_choose_the_unit_by_their_size),
    };

    return cmocka_run_group_tests_name("stats", tests, NULL, NULL);
}
