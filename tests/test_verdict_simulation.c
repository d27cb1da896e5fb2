/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How often verdicts find a winner where there is none, and where there is
 * one. Seeded: the same counts every time. */
#include "cmocka_all.h"

#include "looks.h"
#include "stats.h"
#include "stats_flips.h"

#include <gsl/gsl_randist.h>
#include <gsl/gsl_rng.h>

#include <math.h>
#include <stdbool.h>

enum {
    GROUPS = 34, /* works, each with as many models … */
    MODELS = 4,
    PAIRS = MODELS * (MODELS - 1) / 2, /* … which are compared in pairs */
    VERDICTS = GROUPS * PAIRS,
    BLOCKS_MAX = 48,
};

struct rig {
    gsl_rng *random;
    double logs[VERDICTS * BLOCKS_MAX];
    struct flips_p p[VERDICTS];
    size_t winners; /* of all verdicts in all runs, by themselves */
};

static int begin(void **state)
{
    static struct rig rig;

    rig = (struct rig){.random = gsl_rng_alloc(gsl_rng_mt19937)};
    if (rig.random == NULL) {
        return -1;
    }
    gsl_rng_set(rig.random, 20250311);
    *state = &rig;
    return 0;
}

static int end(void **state)
{
    struct rig *rig = *state;

    gsl_rng_free(rig->random);
    return 0;
}

/* Logs of costs, of the same distribution for every model. */

static double normal(gsl_rng *random)
{
    return log1p(fmax(0.1 * gsl_ran_ugaussian(random), -0.9));
}

static double lognormal(gsl_rng *random)
{
    return 0.5 * gsl_ran_ugaussian(random);
}

static double bimodal(gsl_rng *random)
{
    double mode = gsl_rng_uniform(random) < 0.7 ? 0.0 : log(1.5);

    return mode + 0.03 * gsl_ran_ugaussian(random);
}

/* One in ten is three times as slow, as with a busy neighbour. */
static double spiked(gsl_rng *random)
{
    double spike = gsl_rng_uniform(random) < 0.1 ? log(3.0) : 0.0;

    return spike + 0.05 * gsl_ran_ugaussian(random);
}

/* A block of each group: log ratios of its models' pairs. The first model
 * of the first group costs exp(effect) times what the others do. */
static void draw_block(struct rig *rig, double (*cost)(gsl_rng *random),
                       size_t groups, size_t place, double effect)
{
    size_t verdict = 0;

    for (size_t g = 0; g < groups; g++) {
        double of[MODELS];
        for (size_t m = 0; m < MODELS; m++) {
            of[m] = cost(rig->random) + (g + m == 0 ? effect : 0.0);
        }
        for (size_t a = 0; a < MODELS; a++) {
            for (size_t b = a + 1; b < MODELS; b++) {
                rig->logs[verdict++ * BLOCKS_MAX + place] = of[a] - of[b];
            }
        }
    }
}

static bool excludes_no_difference(const double *logs, size_t n)
{
    double values[BLOCKS_MAX];

    for (size_t i = 0; i < n; i++) {
        values[i] = logs[i];
    }
    struct interval i = stats_centre_interval(values, n);
    return i.low > 0.0 || i.high < 0.0;
}

/* How many of so many verdicts have a winner after n blocks. */
static size_t judge(struct rig *rig, size_t verdicts, size_t n, double level)
{
    static double logs[VERDICTS * BLOCKS_MAX];
    struct err e = {""};
    size_t found = 0;

    for (size_t v = 0; v < verdicts; v++) {
        for (size_t i = 0; i < n; i++) {
            logs[v * n + i] = rig->logs[v * BLOCKS_MAX + i];
        }
    }
    if (stats_flips(logs, verdicts, n, 5, rig->p, &e)) {
        fail_msg("%s", e.text);
    }
    for (size_t v = 0; v < verdicts; v++) {
        if (rig->p[v].alone <= level
            && excludes_no_difference(logs + v * n, n)) {
            rig->winners++;
            found += rig->p[v].among <= level ? 1U : 0U;
        }
    }
    return found;
}

static const struct {
    const char *name;
    double (*cost)(gsl_rng *random);
} costs[] = {
    {"normal", normal},
    {"lognormal", lognormal},
    {"bimodal", bimodal},
    {"spiked", spiked},
};
enum { COSTS = sizeof costs / sizeof *costs };

/* 5 % and three standard errors of such a count. */
static int at_most(int runs)
{
    return (int)(0.05 * runs + 3.0 * sqrt(0.05 * 0.95 * runs));
}

static void without_a_difference_few_runs_find_a_winner(void **state)
{
    static const struct {
        size_t n;
        size_t groups;
        int runs;
    } cases[] = {{6, GROUPS, 1000}, {9, GROUPS, 1000}, {20, 4, 400}};
    struct rig *rig = *state;

    for (size_t c = 0; c < COSTS * 3; c++) {
        size_t n = cases[c / COSTS].n;
        size_t groups = cases[c / COSTS].groups;
        int runs = cases[c / COSTS].runs;
        int any = 0;
        rig->winners = 0;
        for (int run = 0; run < runs; run++) {
            for (size_t i = 0; i < n; i++) {
                draw_block(rig, costs[c % COSTS].cost, groups, i, 0.0);
            }
            any += judge(rig, groups * PAIRS, n, 0.05) > 0;
        }
        double single =
            (double)rig->winners / ((double)runs * (double)groups * PAIRS);
        print_message("%2zu blocks, %-9s: any of %3zu %.1f %%, each %.1f %%\n",
                      n, costs[c % COSTS].name, groups * PAIRS,
                      100.0 * any / runs, 100.0 * single);
        assert_true(any <= at_most(runs));
        assert_true(single <= 0.052);
    }
}

/* 1.5 times the cost at 10 % of noise in each, in nine blocks. */
static void a_difference_is_found_among_many_verdicts(void **state)
{
    struct rig *rig = *state;
    int found = 0;

    for (int run = 0; run < 100; run++) {
        for (size_t i = 0; i < 9; i++) {
            draw_block(rig, normal, GROUPS, i, log(1.5));
        }
        (void)judge(rig, VERDICTS, 9, 0.05);
        found += rig->p[0].among <= 0.05;
    }
    print_message("found in %.1f %%\n", 1.0 * found);
    assert_true(found >= 80);
}

/* Looking again and again until one wins, as --decide does. */
static void looking_repeatedly_finds_no_more_winners(void **state)
{
    enum { SOME_GROUPS = 2, SOME_RUNS = 160 };
    const struct looks looks = {true, 6, BLOCKS_MAX};
    struct rig *rig = *state;
    int any = 0;
    int unshared = 0;

    for (int run = 0; run < SOME_RUNS; run++) {
        bool won = false;
        bool careless = false;
        for (unsigned i = 0; i < BLOCKS_MAX; i++) {
            draw_block(rig, normal, SOME_GROUPS, i, 0.0);
            if (looks_due(&looks, i + 1)) {
                won |=
                    judge(rig, SOME_GROUPS * PAIRS, i + 1, looks_level(&looks))
                    > 0;
                careless |= judge(rig, SOME_GROUPS * PAIRS, i + 1, 0.05) > 0;
            }
        }
        any += won;
        unshared += careless;
    }
    print_message("%.1f %% of runs; at 5 %% for each look %.1f %%\n",
                  100.0 * any / SOME_RUNS, 100.0 * unshared / SOME_RUNS);
    assert_true(any <= SOME_RUNS / 20);
    assert_true(unshared > any);
}

#define SEEDED(test) cmocka_unit_test_setup_teardown(test, begin, end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        SEEDED(without_a_difference_few_runs_find_a_winner),
        SEEDED(a_difference_is_found_among_many_verdicts),
        SEEDED(looking_repeatedly_finds_no_more_winners),
    };

    return cmocka_run_group_tests_name("verdict_simulation", tests, NULL, NULL);
}
