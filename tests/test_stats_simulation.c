/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What intervals and verdicts promise, counted over runs whose truth is
 * known. Seeded: the same counts every time. */
#include "cmocka_all.h"

#include "stats.h"

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_randist.h>
#include <gsl/gsl_rng.h>

#include <math.h>
#include <stdbool.h>

enum { RUNS = 2000, MOST_VALUES = 130 };

static int begin(void **state)
{
    gsl_rng *random = gsl_rng_alloc(gsl_rng_mt19937);

    if (random == NULL) {
        return -1;
    }
    gsl_rng_set(random, 20240917);
    *state = random;
    return 0;
}

static int end(void **state)
{
    gsl_rng_free(*state);
    return 0;
}

static double normal(gsl_rng *random)
{
    return 10.0 + gsl_ran_ugaussian(random);
}

static double lognormal(gsl_rng *random)
{
    return gsl_ran_lognormal(random, 0.0, 1.0);
}

/* Seven in ten are quick, the others half as long again. */
static double bimodal(gsl_rng *random)
{
    double mode = gsl_rng_uniform(random) < 0.7 ? 10.0 : 15.0;

    return mode + 0.5 * gsl_ran_ugaussian(random);
}

static double bimodal_below(double x)
{
    return 0.7 * gsl_cdf_ugaussian_P((x - 10.0) / 0.5)
           + 0.3 * gsl_cdf_ugaussian_P((x - 15.0) / 0.5);
}

static double normal_quantile(double q)
{
    return 10.0 + gsl_cdf_ugaussian_Pinv(q);
}

static double lognormal_quantile(double q)
{
    return exp(gsl_cdf_ugaussian_Pinv(q));
}

static double bimodal_quantile(double q)
{
    double low = 0.0;
    double high = 30.0;

    for (int i = 0; i < 100; i++) {
        double middle = (low + high) / 2.0;
        *(bimodal_below(middle) < q ? &low : &high) = middle;
    }
    return low;
}

static const struct distribution {
    const char *name;
    double (*draw)(gsl_rng *random);
    double (*quantile)(double q);
} distributions[] = {
    {"normal", normal, normal_quantile},
    {"lognormal", lognormal, lognormal_quantile},
    {"bimodal", bimodal, bimodal_quantile},
};
enum { DISTRIBUTIONS = sizeof distributions / sizeof *distributions };

static bool encloses(const struct interval *i, double truth)
{
    return i->low <= truth && truth <= i->high;
}

static int quantile_hits(gsl_rng *random, const struct distribution *d,
                         size_t n, double q)
{
    double truth = d->quantile(q);
    int hits = 0;

    for (int run = 0; run < RUNS; run++) {
        double values[MOST_VALUES];
        for (size_t i = 0; i < n; i++) {
            values[i] = d->draw(random);
        }
        struct interval i =
            stats_quantile_interval(values, n, q, (uint64_t)run);
        hits += encloses(&i, truth);
    }
    return hits;
}

/* Two bimodal costs, one 1.2 times the other, on a machine that slows down
 * to half its speed over the run. */
static int drifting_hits(gsl_rng *random, size_t n)
{
    int hits = 0;

    for (int run = 0; run < RUNS; run++) {
        double a[MOST_VALUES];
        double b[MOST_VALUES];
        for (size_t i = 0; i < n; i++) {
            double slow = 1.0 + (double)i / (double)(n - 1);
            a[i] = 1.2 * slow * bimodal(random);
            b[i] = slow * bimodal(random);
        }
        struct interval i = stats_ratio_interval(a, b, n, (uint64_t)run);
        hits += encloses(&i, 1.2);
    }
    return hits;
}

static void assert_about_95_percent(int hits)
{
    print_message("  %5.1f %%", 100.0 * hits / RUNS);
    assert_in_range(hits, RUNS * 93 / 100, RUNS * 97 / 100);
}

static void intervals_of_medians_enclose_the_truth(void **state)
{
    static const size_t counts[] = {6, 8, 10, 15, 20, 30, 60};

    print_message("  n   normal  lognormal  bimodal  ratio under drift\n");
    for (size_t c = 0; c < sizeof counts / sizeof *counts; c++) {
        print_message("%3zu", counts[c]);
        for (size_t d = 0; d < DISTRIBUTIONS; d++) {
            assert_about_95_percent(
                quantile_hits(*state, &distributions[d], counts[c], 0.5));
        }
        assert_about_95_percent(drifting_hits(*state, counts[c]));
        print_message("\n");
    }
}

/* A ratio needs fewer blocks than its median would: what that is for. */
static void intervals_of_ratios_are_narrower_than_those_of_medians(void **state)
{
    double ratio = 0.0;
    double median = 0.0;

    for (int run = 0; run < RUNS; run++) {
        double a[MOST_VALUES];
        double b[MOST_VALUES];
        double logs[MOST_VALUES];
        for (size_t i = 0; i < MOST_VALUES; i++) {
            a[i] = exp(0.1 * normal(*state));
            b[i] = exp(0.1 * normal(*state));
            logs[i] = log(a[i] / b[i]);
        }
        struct interval r = stats_ratio_interval(a, b, MOST_VALUES, 1);
        struct interval m = stats_median_interval(logs, MOST_VALUES, 1);
        ratio += log(r.high / r.low);
        median += m.high - m.low;
    }
    print_message("ratio's width over the median's: %.3f\n", ratio / median);
    assert_true(ratio < 0.87 * median);
}

/* Where the outermost values are far enough out: from 36 on for 0.9. */
static void intervals_of_quantiles_enclose_the_truth(void **state)
{
    static const struct {
        double q;
        size_t n;
    } cases[] = {{0.25, 15}, {0.25, 40}, {0.25, 125}, {0.9, 40}, {0.9, 100}};

    for (size_t c = 0; c < sizeof cases / sizeof *cases; c++) {
        print_message("%.2f of %3zu", cases[c].q, cases[c].n);
        for (size_t d = 0; d < DISTRIBUTIONS; d++) {
            assert_about_95_percent(quantile_hits(*state, &distributions[d],
                                                  cases[c].n, cases[c].q));
        }
        print_message("\n");
    }
}

#define SEEDED(test) cmocka_unit_test_setup_teardown(test, begin, end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        SEEDED(intervals_of_medians_enclose_the_truth),
        SEEDED(intervals_of_ratios_are_narrower_than_those_of_medians),
        SEEDED(intervals_of_quantiles_enclose_the_truth),
    };

    return cmocka_run_group_tests_name("stats_simulation", tests, NULL, NULL);
}
