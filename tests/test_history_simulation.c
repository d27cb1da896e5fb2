/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How often a check tells a shift when there are but few runs behind it, and
 * how often without one. Seeded: the same counts every time. */
#include "cmocka_all.h"

#include "changepoint.h"
#include "stats_shift.h"

#include <gsl/gsl_randist.h>
#include <gsl/gsl_rng.h>

#include <math.h>
#include <stdbool.h>
#include <stdio.h>

enum { SERIES = 150, CELLS = 12, BEFORE = 30, POINTS_MAX = 60, LAST = 10 };

/* As check_make holds 12 cells to 0.05 together. */
static const double level = 0.05 / CELLS;
static const unsigned permutations = 10 * CELLS * 20;

struct rig {
    gsl_rng *random;
    uint64_t seed;
};

static int begin(void **state)
{
    static struct rig rig;

    rig = (struct rig){.random = gsl_rng_alloc(gsl_rng_mt19937)};
    if (rig.random == NULL) {
        return -1;
    }
    gsl_rng_set(rig.random, 20250412);
    *state = &rig;
    return 0;
}

static int end(void **state)
{
    struct rig *rig = *state;

    gsl_rng_free(rig->random);
    return 0;
}

/* What a check says of one cell: that it costs over 5 % more since a change
 * among the newest. */
static bool alarms(struct rig *rig, const double *costs, size_t n)
{
    struct changepoint_options o = {CHANGEPOINT_LEAST, level, permutations,
                                    ++rig->seed};
    double logs[POINTS_MAX] = {0.0};
    struct changepoints c;
    struct err e;
    bool alarm = false;

    for (size_t i = 0; i < n; i++) {
        logs[i] = log(costs[i]);
    }
    assert_int_equal(changepoint_find(logs, n, &o, &c, &e), 0);
    if (c.n > 0 && c.items[c.n - 1].at + LAST >= n) {
        size_t from = c.n > 1 ? c.items[c.n - 2].at : 0;
        size_t at = c.items[c.n - 1].at;
        struct interval more =
            stats_shift_interval(logs + from, at - from, logs + at, n - at);
        alarm = more.value > log(1.05) && more.low > 0.0;
    }
    changepoint_free(&c);
    return alarm;
}

/* One cell, with so much noise and so many runs behind a shift. */
static bool is_told(struct rig *rig, double noise, double ratio, size_t after)
{
    double costs[POINTS_MAX];

    for (size_t j = 0; j < BEFORE + after; j++) {
        costs[j] = fmax(1.0 + noise * gsl_ran_ugaussian(rig->random), 0.1)
                   * (j >= BEFORE ? ratio : 1.0);
    }
    return alarms(rig, costs, BEFORE + after);
}

static double share_told(struct rig *rig, double noise, double ratio,
                         size_t after)
{
    double share = 0.0;

    for (size_t i = 0; i < SERIES; i++) {
        share += is_told(rig, noise, ratio, after) ? 1.0 / SERIES : 0.0;
    }
    return share;
}

static void few_runs_behind_a_shift_are_enough(void **state)
{
    static const struct {
        double noise;
        double ratio;
    } kinds[] = {{0.01, 1.06}, {0.01, 1.1}, {0.03, 1.1}, {0.03, 1.2}};
    static const size_t runs[] = {2, 3, 4, 5, 8};
    enum { RUNS = sizeof runs / sizeof *runs };
    double rates[4][RUNS];

    for (size_t k = 0; k < 4; k++) {
        print_message("%4.0f %% more under %2.0f %% of noise:",
                      100.0 * (kinds[k].ratio - 1.0), 100.0 * kinds[k].noise);
        for (size_t i = 0; i < RUNS; i++) {
            rates[k][i] =
                share_told(*state, kinds[k].noise, kinds[k].ratio, runs[i]);
            print_message("  %zu: %5.1f %%", runs[i], 100.0 * rates[k][i]);
        }
        print_message("\n");
    }
    for (size_t k = 0; k < 4; k++) {
        assert_true(rates[k][0] <= 0.4); /* fewer than are needed */
        assert_true(rates[k][RUNS - 1] >= 0.95);
    }
    assert_true(rates[1][1] >= 0.9);
    assert_true(rates[3][2] >= 0.9);
}

/* Of histories of 12 cells, how many have an alarm in any. */
static void flat_histories_give_few_alarms(void **state)
{
    struct rig *rig = *state;
    static const double noises[] = {0.03, 0.1};

    for (size_t k = 0; k < 2; k++) {
        double share = 0.0;
        for (size_t i = 0; i < SERIES; i++) {
            bool any = false;
            for (size_t cell = 0; cell < CELLS; cell++) {
                any |= is_told(rig, noises[k], 1.0, 0);
            }
            share += any ? 1.0 / SERIES : 0.0;
        }
        print_message("flat, %2.0f %% of noise, %d cells: %4.1f %%\n",
                      100.0 * noises[k], CELLS, 100.0 * share);
        assert_true(share <= 0.06);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(few_runs_behind_a_shift_are_enough,
                                        begin, end),
        cmocka_unit_test_setup_teardown(flat_histories_give_few_alarms, begin,
                                        end),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
