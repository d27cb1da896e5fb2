/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How often shifts are found in histories whose truth is known, and how often
 * there where none is. Seeded: the same counts every time. */
#include "cmocka_all.h"

#include "changepoint.h"
#include "stats.h"

#include <gsl/gsl_randist.h>
#include <gsl/gsl_rng.h>

#include <math.h>
#include <stdbool.h>
#include <stdio.h>

enum { SERIES = 400, POINTS_MAX = 120, SHIFTS_MAX = 2, NEAR = 2, BLOCKS = 6 };

struct kind {
    const char *name;
    double (*noise)(gsl_rng *random); /* of a value's log */
    size_t n;
    size_t shifts[SHIFTS_MAX]; /* from where on; 0 for none */
    double size;               /* of each shift's ratio */
};

/* What was found in SERIES series. */
struct found {
    double all;   /* series in which every shift was found, near … */
    double more;  /* … in which there were more than shifts */
    double wrong; /* … in which some change is near no shift */
    double ideal; /* in which the most likely place is near, for one who knows
                   * both levels and that there is a shift: no rule that finds
                   * one place comes much nearer */
};

static double normal(gsl_rng *random)
{
    return log1p(0.03 * gsl_ran_ugaussian(random));
}

/* What a history has: a median over the blocks of a run. */
static double median_of_blocks(gsl_rng *random)
{
    double values[BLOCKS];

    for (size_t i = 0; i < BLOCKS; i++) {
        values[i] = normal(random);
    }
    return stats_median(values, BLOCKS);
}

/* One in ten takes up to three times as long, as beside a busy neighbour. */
static double spiked(gsl_rng *random)
{
    double spike = gsl_rng_uniform(random) < 0.1
                       ? log(1.0 + 2.0 * gsl_rng_uniform(random))
                       : 0.0;

    return spike + normal(random);
}

static double bimodal(gsl_rng *random)
{
    return normal(random) + (gsl_rng_uniform(random) < 0.7 ? 0.0 : log(1.1));
}

static void make(const struct kind *k, gsl_rng *random, double *values)
{
    for (size_t i = 0; i < k->n; i++) {
        values[i] = k->noise(random);
        for (size_t j = 0; j < SHIFTS_MAX; j++) {
            values[i] +=
                k->shifts[j] > 0 && i >= k->shifts[j] ? log(k->size) : 0.0;
        }
    }
}

static bool near(size_t a, size_t b)
{
    return a <= b + NEAR && b <= a + NEAR;
}

static void count(const struct kind *k, const struct changepoints *c,
                  struct found *f)
{
    size_t shifts = 0;
    size_t hits = 0;
    bool wrong = false;

    for (size_t j = 0; j < SHIFTS_MAX && k->shifts[j] > 0; j++) {
        bool hit = false;
        for (size_t i = 0; i < c->n; i++) {
            hit |= near(c->items[i].at, k->shifts[j]);
        }
        shifts++;
        hits += hit ? 1U : 0U;
    }
    for (size_t i = 0; i < c->n; i++) {
        wrong |= !near(c->items[i].at, k->shifts[0])
                 && !near(c->items[i].at, k->shifts[1]);
    }
    f->all += hits == shifts ? 1.0 / SERIES : 0.0;
    f->more += c->n > shifts ? 1.0 / SERIES : 0.0;
    f->wrong += wrong ? 1.0 / SERIES : 0.0;
}

/* The first of the values behind the shift, by likelihood. */
static size_t ideal(const struct kind *k, const double *values)
{
    double sum = 0.0;
    double least = 0.0;
    size_t at = 0;

    for (size_t i = 0; i < k->n; i++) {
        double behind = values[i] - log(k->size);
        sum += values[i] * values[i] - behind * behind;
        if (sum < least) {
            least = sum;
            at = i + 1;
        }
    }
    return at;
}

static struct found simulate(const struct kind *k)
{
    struct changepoint_options o = {CHANGEPOINT_LEAST, CHANGEPOINT_LEVEL, 199,
                                    1};
    gsl_rng *random = gsl_rng_alloc(gsl_rng_mt19937);
    struct found f = {0};

    assert_non_null(random);
    gsl_rng_set(random, 20250411);
    for (size_t i = 0; i < SERIES; i++) {
        double values[POINTS_MAX];
        struct changepoints c;
        struct err e;
        make(k, random, values);
        o.seed = i + 1;
        assert_int_equal(changepoint_find(values, k->n, &o, &c, &e), 0);
        count(k, &c, &f);
        f.ideal += near(ideal(k, values), k->shifts[0]) ? 1.0 / SERIES : 0.0;
        changepoint_free(&c);
    }
    gsl_rng_free(random);
    print_message("%-28s %4zu values: all %5.1f %%, more %4.1f %%, elsewhere "
                  "%4.1f %%, ideal %5.1f %%\n",
                  k->name, k->n, 100.0 * f.all, 100.0 * f.more, 100.0 * f.wrong,
                  100.0 * f.ideal);
    return f;
}

static const struct kind shifts[] = {
    {"5 %, in the middle", normal, 60, {30}, 1.05},
    {"5 %, in the last third", normal, 60, {40}, 1.05},
    {"5 %, in the middle", normal, 100, {50}, 1.05},
    {"5 %, in the last fifth", normal, 100, {80}, 1.05},
    {"5 %, ten at the end", normal, 100, {90}, 1.05},
};
enum { KINDS = sizeof shifts / sizeof *shifts };

static void a_shift_of_5_percent_in_runs_of_3_percent_is_found(void **state)
{
    (void)state;
    for (size_t i = 0; i < KINDS; i++) {
        struct kind k = shifts[i];
        k.noise = median_of_blocks;
        struct found f = simulate(&k);
        assert_true(f.all >= 0.9);
        assert_true(f.more <= 0.08);
    }
}

/* 3 % of noise in the values themselves: more than a run of six blocks has. */
static void a_shift_is_found_nearly_as_often_as_it_can_be(void **state)
{
    (void)state;
    for (size_t i = 0; i < KINDS; i++) {
        struct found f = simulate(&shifts[i]);
        assert_true(f.all >= f.ideal - 0.08);
        assert_true(f.more <= 0.08);
    }
}

static void flat_histories_have_no_changes(void **state)
{
    static const struct kind kinds[] = {
        {"flat, 3 %", normal, 20, {0}, 1.0},
        {"flat, 3 %", normal, 60, {0}, 1.0},
        {"flat, 3 %", normal, 120, {0}, 1.0},
        {"flat, bimodal", bimodal, 60, {0}, 1.0},
        {"flat, one in ten wild", spiked, 60, {0}, 1.0},
    };

    (void)state;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        struct found f = simulate(&kinds[i]);
        assert_true(f.more <= 0.065);
    }
}

static void two_shifts_are_both_found(void **state)
{
    static const struct kind kind = {"10 %, twice", normal, 90, {30, 60}, 1.1};

    (void)state;
    struct found f = simulate(&kind);
    assert_true(f.all >= 0.95);
    assert_true(f.more <= 0.08);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_shift_of_5_percent_in_runs_of_3_percent_is_found),
        cmocka_unit_test(a_shift_is_found_nearly_as_often_as_it_can_be),
        cmocka_unit_test(flat_histories_have_no_changes),
        cmocka_unit_test(two_shifts_are_both_found),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
