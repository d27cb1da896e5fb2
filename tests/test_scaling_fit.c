/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cmocka_all.h"

#include "scaling.h"

#include <gsl/gsl_randist.h>
#include <gsl/gsl_rng.h>

#include <math.h>

static const double counts[] = {1.0, 2.0, 4.0, 8.0, 16.0};
enum { COUNTS = sizeof counts / sizeof *counts, BLOCKS_MAX = 700 };

static int close_to(double a, double b)
{
    return fabs(a - b) <= 1e-9 * (1.0 + fabs(b));
}

static void make(const struct scaling_fit *truth, double x[COUNTS])
{
    for (size_t i = 0; i < COUNTS; i++) {
        x[i] = scaling_throughput(truth, counts[i]);
    }
}

static void exact_throughputs_give_back_their_law(void **state)
{
    static const struct {
        enum scaling_law law;
        struct scaling_fit truth;
    } cases[] = {
        {SCALING_AMDAHL, {.lambda = 1e6, .sigma = 0.05}},
        {SCALING_AMDAHL, {.lambda = 3.0, .sigma = 0.0}},
        {SCALING_AMDAHL, {.lambda = 3.0, .sigma = 1.0}},
        {SCALING_USL, {.lambda = 1e9, .sigma = 0.05, .kappa = 0.002}},
        {SCALING_USL, {.lambda = 0.01, .sigma = 0.0, .kappa = 0.01}},
        {SCALING_USL, {.lambda = 100.0, .sigma = 0.3, .kappa = 0.0}},
        {SCALING_USL, {.lambda = 100.0, .sigma = 1.0, .kappa = 0.1}},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const struct scaling_fit *truth = &cases[i].truth;
        struct scaling_fit f;
        double x[COUNTS];
        make(truth, x);
        assert_int_equal(scaling_fit(cases[i].law, counts, x, COUNTS, &f), 0);
        assert_true(close_to(f.lambda / truth->lambda, 1.0));
        assert_true(close_to(f.sigma, truth->sigma));
        assert_true(close_to(f.kappa, truth->kappa));
        assert_true(f.error < 1e-9);
    }
}

/* Each bound binds in some of these runs, and the noise is wild in some. */
static void the_sum_of_squares_is_least(void **state)
{
    static const struct scaling_fit truths[] = {
        {.lambda = 5.0, .sigma = 0.1, .kappa = 0.01},
        {.lambda = 5.0, .sigma = 1.0, .kappa = 0.1},
        {.lambda = 5.0, .sigma = 0.0, .kappa = 0.01},
        {.lambda = 5.0, .sigma = 1.0, .kappa = 0.0},
        {.lambda = 5.0, .sigma = 0.0, .kappa = 0.0},
    };
    gsl_rng *random = gsl_rng_alloc(gsl_rng_mt19937);

    (void)state;
    gsl_rng_set(random, 8);
    for (int run = 0; run < 300; run++) {
        struct scaling_fit f;
        double x[COUNTS];
        make(&truths[run % 5], x);
        for (size_t i = 0; i < COUNTS; i++) {
            x[i] *= gsl_ran_lognormal(random, 0.0, run % 2 == 0 ? 0.2 : 2.0);
        }
        assert_int_equal(scaling_fit(SCALING_USL, counts, x, COUNTS, &f), 0);
        for (int j = 0; j < 6; j++) {
            struct scaling_fit other = f;
            double sum = 0.0;
            double moved = 0.0;
            double by = j % 2 == 0 ? 1e-3 : -1e-3;
            other.lambda *= j / 2 == 0 ? 1.0 + by : 1.0;
            other.sigma += j / 2 == 1 ? by : 0.0;
            other.kappa += j / 2 == 2 ? by / 10.0 : 0.0;
            for (size_t i = 0; i < COUNTS; i++) {
                sum += pow(log(x[i] / scaling_throughput(&f, counts[i])), 2);
                moved +=
                    pow(log(x[i] / scaling_throughput(&other, counts[i])), 2);
            }
            assert_true(moved >= sum || other.sigma < 0.0 || other.sigma > 1.0
                        || other.kappa < 0.0);
            assert_true(close_to(f.error, sqrt(sum / (COUNTS - 3.0))));
        }
    }
    gsl_rng_free(random);
}

static void what_no_law_allows_stays_within_its_bounds(void **state)
{
    static const double throughputs[][COUNTS] = {
        {1.0, 3.0, 9.0, 27.0, 81.0},       {5.0, 4.0, 3.0, 2.0, 1.0},
        {1.0, 1.0, 1.0, 1.0, 1.0},         {1.0, 100.0, 1.0, 100.0, 1.0},
        {1e-300, 1e300, 1.0, 1e-300, 1.0}, {1.0, 2.0, 4.0, 8.0, 16.0},
        {1e12, 1e-3, 1e-3, 1e-3, 1e-3},
    };

    (void)state;
    for (size_t i = 0; i < sizeof throughputs / sizeof *throughputs; i++) {
        for (int law = 0; law < SCALING_LAWS; law++) {
            struct scaling_fit f;
            if (scaling_fit((enum scaling_law)law, counts, throughputs[i],
                            COUNTS, &f)) {
                assert_int_equal(i, 4);
                continue;
            }
            assert_true(f.lambda > 0.0 && isfinite(f.lambda));
            assert_true(f.sigma >= 0.0 && f.sigma <= 1.0);
            assert_true(f.kappa >= 0.0 && isfinite(f.kappa));
            assert_true(isfinite(f.error) && f.r2 >= 0.0 && f.r2 <= 1.0);
            assert_true(scaling_peak_workers(&f) >= 1.0);
            assert_true(scaling_peak_throughput(&f) > 0.0);
        }
    }
}

static void too_little_gives_no_fit(void **state)
{
    const double x[] = {1.0, 2.0, 3.0, 4.0, 5.0};
    const double same[] = {4.0, 4.0, 4.0, 4.0};
    const double bad[][4] = {{1.0, NAN, 3.0, 4.0},
                             {1.0, 0.0, 3.0, 4.0},
                             {1.0, INFINITY, 3.0, 4.0},
                             {1.0, -2.0, 3.0, 4.0}};
    struct scaling_fit f = {.lambda = 7.0};

    (void)state;
    for (size_t n = 0; n < 3; n++) {
        assert_int_equal(scaling_fit(SCALING_AMDAHL, counts, x, n, &f), -1);
    }
    assert_int_equal(scaling_fit(SCALING_AMDAHL, counts, x, 3, &f), 0);
    f.lambda = 7.0;
    assert_int_equal(scaling_fit(SCALING_USL, counts, x, 3, &f), -1);
    for (size_t i = 0; i < 4; i++) {
        assert_int_equal(scaling_fit(SCALING_USL, counts, bad[i], 4, &f), -1);
    }
    assert_true(f.lambda == 7.0);
    assert_int_equal(scaling_fit(SCALING_USL, same, x, 4, &f), 0);
    assert_true(f.kappa == 0.0); /* what one count can't tell stays out */
}

static void the_peak_is_where_throughput_turns(void **state)
{
    const struct scaling_fit usl = {
        .lambda = 10.0, .sigma = 0.19, .kappa = 0.01};
    const struct scaling_fit amdahl = {.lambda = 10.0, .sigma = 0.25};
    const struct scaling_fit linear = {.lambda = 10.0};
    const struct scaling_fit falling = {
        .lambda = 10.0, .sigma = 1.0, .kappa = 0.5};

    (void)state;
    assert_true(close_to(scaling_peak_workers(&usl), 9.0));
    assert_true(close_to(scaling_peak_throughput(&usl),
                         90.0 / (1.0 + 0.19 * 8.0 + 0.72)));
    assert_true(isinf(scaling_peak_workers(&amdahl)));
    assert_true(close_to(scaling_peak_throughput(&amdahl), 40.0));
    assert_true(isinf(scaling_peak_throughput(&linear)));
    assert_true(close_to(scaling_peak_workers(&falling), 1.0));
    assert_true(close_to(scaling_peak_throughput(&falling), 10.0));
}

/* Of two laws the one that made the throughputs. */
static void r_squared_tells_a_good_fit_from_a_bad_one(void **state)
{
    const struct scaling_fit truth = {
        .lambda = 10.0, .sigma = 0.02, .kappa = 0.05};
    struct scaling_fit good;
    struct scaling_fit bad;
    double x[COUNTS];

    (void)state;
    make(&truth, x);
    assert_int_equal(scaling_fit(SCALING_USL, counts, x, COUNTS, &good), 0);
    assert_int_equal(scaling_fit(SCALING_AMDAHL, counts, x, COUNTS, &bad), 0);
    assert_true(good.r2 > 0.9999);
    assert_true(bad.r2 < 0.6);
    assert_true(bad.error > 0.1);
}

struct noise {
    gsl_rng *random;
    double own;    /* of each throughput */
    double shared; /* of a whole block */
};

/* One synthetic run. */
static struct scaling run(const struct noise *noise, enum scaling_law law,
                          const struct scaling_fit *truth, size_t blocks)
{
    double rates[BLOCKS_MAX * COUNTS];
    const struct scaling_data d = {counts, COUNTS, rates, blocks};
    struct scaling s;
    struct err e = {0};

    for (size_t b = 0; b < blocks; b++) {
        double shared = gsl_ran_lognormal(noise->random, 0.0, noise->shared);
        make(truth, rates + b * COUNTS);
        for (size_t i = 0; i < COUNTS; i++) {
            rates[b * COUNTS + i] *=
                shared * gsl_ran_lognormal(noise->random, 0.0, noise->own);
        }
    }
    if (scaling_estimate(law, &d, gsl_rng_get(noise->random), &s, &e)) {
        fail_msg("%s", e.text);
    }
    return s;
}

static int encloses(const struct interval *i, double truth)
{
    assert_true(i->low <= i->value && i->value <= i->high);
    return i->low <= truth && truth <= i->high;
}

/* 200 runs each: 95 % minus three standard errors of such a count. */
static void the_intervals_enclose_the_truth_as_often_as_they_say(void **state)
{
    static const struct {
        enum scaling_law law;
        struct scaling_fit truth;
        size_t blocks;
    } cases[] = {
        {SCALING_AMDAHL, {.lambda = 1e6, .sigma = 0.05}, 7},
        {SCALING_USL, {.lambda = 1e6, .sigma = 0.05, .kappa = 0.005}, 7},
        {SCALING_USL, {.lambda = 1e6, .sigma = 0.05, .kappa = 0.005}, 20},
        {SCALING_USL, {.lambda = 1e6, .sigma = 0.05, .kappa = 0.005}, 700},
    };
    struct noise noise = {gsl_rng_alloc(gsl_rng_mt19937), 0.03, 0.2};
    enum { RUNS = 200 };

    (void)state;
    gsl_rng_set(noise.random, 31);
    for (size_t c = 0; c < sizeof cases / sizeof *cases; c++) {
        const struct scaling_fit *truth = &cases[c].truth;
        int enclosed[4] = {0};
        for (int i = 0; i < RUNS; i++) {
            struct scaling s =
                run(&noise, cases[c].law, truth, cases[c].blocks);
            enclosed[0] += encloses(&s.lambda, truth->lambda);
            enclosed[1] += encloses(&s.sigma, truth->sigma);
            enclosed[2] += encloses(&s.kappa, truth->kappa);
            enclosed[3] +=
                encloses(&s.peak_workers, scaling_peak_workers(truth));
        }
        print_message("enclosed in %d runs: λ %d, σ %d, κ %d, peak %d\n", RUNS,
                      enclosed[0], enclosed[1], enclosed[2], enclosed[3]);
        for (int i = 0; i < 4; i++) {
            assert_true(enclosed[i] >= RUNS * 90 / 100);
        }
    }
    gsl_rng_free(noise.random);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(exact_throughputs_give_back_their_law),
        cmocka_unit_test(the_sum_of_squares_is_least),
        cmocka_unit_test(what_no_law_allows_stays_within_its_bounds),
        cmocka_unit_test(too_little_gives_no_fit),
        cmocka_unit_test(the_peak_is_where_throughput_turns),
        cmocka_unit_test(r_squared_tells_a_good_fit_from_a_bad_one),
        cmocka_unit_test(the_intervals_enclose_the_truth_as_often_as_they_say),
    };

    return cmocka_run_group_tests_name("scaling fit", tests, NULL, NULL);
}
