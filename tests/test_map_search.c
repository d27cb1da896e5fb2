/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cmocka_all.h"

#include "map_plan.h"

#include <gsl/gsl_randist.h>
#include <gsl/gsl_rng.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { SIDE_MAX = 12, FIELDS_MAX = SIDE_MAX * SIDE_MAX, BLOCKS_MAX = 40 };

/* A world in which the truth is known: log of B's cost over A's, each field
 * of it measured with noise. Models are A (0) and B (1). */
struct world {
    struct map_rules rules;
    double (*truth)(const struct map_rules *r, size_t x, size_t y);
    double noise; /* standard deviation of a block's log ratio */
    gsl_rng *random;
    struct map_field fields[FIELDS_MAX];
    double costs[FIELDS_MAX][2 * BLOCKS_MAX];
    unsigned opening; /* blocks that went to the first look … */
    unsigned later;   /* … and after it … */
    unsigned near;    /* … of which next to the border */
};

static void world_init(struct world *w, size_t nx, size_t ny,
                       double (*truth)(const struct map_rules *, size_t,
                                       size_t),
                       unsigned long seed)
{
    memset(w, 0, sizeof *w);
    w->rules = (struct map_rules){
        .nx = nx,
        .ny = ny,
        .min_blocks = 6,
        .max_blocks = 18,
        .margin = 0.02,
        .seed = seed,
    };
    w->truth = truth;
    w->noise = 0.02;
    w->random = gsl_rng_alloc(gsl_rng_mt19937);
    assert_non_null(w->random);
    gsl_rng_set(w->random, seed);
}

static double truth_at(const struct world *w, size_t index)
{
    return w->truth(&w->rules, index % w->rules.nx, index / w->rules.nx);
}

/* Whether another wins beside it, or nobody wins in it. */
static bool is_near_border(const struct world *w, size_t index)
{
    size_t x = index % w->rules.nx;
    size_t y = index / w->rules.nx;
    double here = truth_at(w, index);

    for (size_t j = y > 0 ? y - 1 : 0; j <= y + 1 && j < w->rules.ny; j++) {
        for (size_t i = x > 0 ? x - 1 : 0; i <= x + 1 && i < w->rules.nx; i++) {
            if (w->truth(&w->rules, i, j) * here <= 0.0) {
                return true;
            }
        }
    }
    return fabs(here) <= log(1.0 + 2.0 * w->rules.margin);
}

static void probe(struct world *w, size_t index, bool opening)
{
    struct map_field *f = &w->fields[index];
    double *costs = w->costs[index];
    struct err e;

    assert_true(f->tried < w->rules.max_blocks);
    costs[(size_t)2 * f->tried] = 1.0;
    costs[(size_t)2 * f->tried + 1] =
        exp(truth_at(w, index) + gsl_ran_gaussian(w->random, w->noise));
    f->tried++;
    assert_int_equal(map_field_judge(f, costs, f->tried, 2, w->rules.seed, &e),
                     0);
    w->opening += opening ? 1U : 0U;
    w->later += opening ? 0U : 1U;
    w->near += !opening && is_near_border(w, index) ? 1U : 0U;
}

/* The whole search; returns how many rounds it took. */
static unsigned explore(struct world *w)
{
    size_t round[FIELDS_MAX];
    unsigned rounds = 0;
    size_t n;

    while ((n = map_plan_round(&w->rules, w->fields, round)) > 0) {
        for (size_t i = 0; i < n; i++) {
            probe(w, round[i],
                  map_plan_opens(&w->rules, round[i])
                      && w->fields[round[i]].tried < w->rules.min_blocks);
        }
        assert_true(++rounds < 10000);
    }
    map_plan_infer(&w->rules, w->fields);
    gsl_rng_free(w->random);
    return rounds;
}

static double diagonal(const struct map_rules *r, size_t x, size_t y)
{
    double at_x = (double)x / (double)(r->nx - 1);
    double at_y = (double)y / (double)(r->ny - 1);

    return 0.8 * (at_x + 0.7 * at_y - 0.9);
}

static double curve(const struct map_rules *r, size_t x, size_t y)
{
    double at_x = (double)x / (double)(r->nx - 1);
    double at_y = (double)y / (double)(r->ny - 1);

    return 0.6 * (at_y - 0.15 - 0.7 * at_x * at_x);
}

static double a_wins(const struct map_rules *r, size_t x, size_t y)
{
    (void)r;
    return 0.2 + 0.01 * (double)(x + y);
}

static double nobody_wins(const struct map_rules *r, size_t x, size_t y)
{
    (void)r;
    (void)x;
    (void)y;
    return 0.0;
}

static void most_later_trials_go_to_the_border(void **state)
{
    double (*const truths[])(const struct map_rules *, size_t,
                             size_t) = {diagonal, curve};
    static struct world w;

    (void)state;
    for (unsigned long seed = 1; seed <= 40; seed++) {
        for (size_t i = 0; i < 2; i++) {
            world_init(&w, 9, 8, truths[i], seed);
            explore(&w);
            assert_true(w.later > 0);
            assert_true(3 * w.near >= 2 * w.later);
        }
    }
}

/* Far from the border, what the map says is the truth; and it never names
 * the wrong winner where there is much of one. */
static void what_the_map_says_is_so(void **state)
{
    static struct world w;
    unsigned wins = 0;
    unsigned right = 0;

    (void)state;
    for (unsigned long seed = 1; seed <= 40; seed++) {
        world_init(&w, 9, 8, seed % 2 == 0 ? diagonal : curve, seed);
        explore(&w);
        for (size_t i = 0; i < w.rules.nx * w.rules.ny; i++) {
            double truth = truth_at(&w, i);
            bool won = w.fields[i].verdict == MAP_WINS;
            bool agrees = w.fields[i].winner == (truth > 0.0 ? 0U : 1U);
            wins += won ? 1U : 0U;
            right += won && agrees ? 1U : 0U;
            if (fabs(truth) > 0.1) {
                assert_true(won && agrees);
            }
        }
    }
    assert_true(right >= wins - wins / 50);
}

static void where_one_wins_throughout_only_the_first_look_is_paid(void **state)
{
    static struct world w;
    unsigned inferred = 0;

    (void)state;
    world_init(&w, 9, 8, a_wins, 3);
    assert_int_equal(explore(&w), 6);
    assert_int_equal(w.later, 0);
    assert_int_equal(w.opening, 5 * 5 * 6);
    for (size_t i = 0; i < 72; i++) {
        const struct map_field *f = &w.fields[i];
        assert_int_equal(f->verdict, MAP_WINS);
        assert_int_equal(f->winner, 0);
        assert_int_equal(f->inferred, !map_plan_opens(&w.rules, i));
        assert_int_equal(f->inferred, f->n == 0);
        inferred += f->inferred ? 1U : 0U;
    }
    assert_int_equal(inferred, 72 - 25);
}

/* Where noise is small against the margin, a tie is soon a sure one, and
 * what lies between ties is one too. */
static void a_sure_tie_is_inferred_as_a_tie(void **state)
{
    static struct world w;

    (void)state;
    world_init(&w, 7, 7, nobody_wins, 5);
    w.noise = 0.002;
    explore(&w);
    assert_int_equal(w.later, 0);
    for (size_t i = 0; i < 49; i++) {
        if (w.fields[i].inferred) {
            assert_int_equal(w.fields[i].verdict, MAP_NO_DIFFERENCE);
        }
    }
    assert_true(w.fields[8].inferred);
}

static void noise_ends_at_the_most_blocks(void **state)
{
    static struct world w;

    (void)state;
    world_init(&w, 5, 4, nobody_wins, 7);
    w.noise = 0.5;
    explore(&w);
    for (size_t i = 0; i < 20; i++) {
        assert_in_range(w.fields[i].tried, 6, 18);
        assert_false(w.fields[i].inferred);
    }
}

static void a_tie_is_rarely_taken_for_a_win(void **state)
{
    static struct world w;
    unsigned wins = 0;

    (void)state;
    for (unsigned long seed = 1; seed <= 60; seed++) {
        world_init(&w, 4, 4, nobody_wins, seed);
        w.noise = 0.1;
        explore(&w);
        for (size_t i = 0; i < 16; i++) {
            wins += w.fields[i].verdict == MAP_WINS ? 1U : 0U;
        }
    }
    /* Four looks at 95 %; after each of 6 to 18 blocks it would be 17 %. */
    assert_true(wins < 60 * 16 * 12 / 100);
}

static void a_round_is_every_needy_field_once_in_the_seeds_order(void **state)
{
    static struct world w;
    size_t one[FIELDS_MAX];
    size_t other[FIELDS_MAX];
    unsigned char seen[FIELDS_MAX] = {0};

    (void)state;
    world_init(&w, 9, 8, a_wins, 11);
    size_t n = map_plan_round(&w.rules, w.fields, one);
    assert_int_equal(n, 25);
    for (size_t i = 0; i < n; i++) {
        assert_true(map_plan_opens(&w.rules, one[i]));
        assert_int_equal(seen[one[i]]++, 0);
    }
    assert_int_equal(map_plan_round(&w.rules, w.fields, other), n);
    assert_memory_equal(one, other, n * sizeof *one);
    w.rules.seed++;
    assert_int_equal(map_plan_round(&w.rules, w.fields, other), n);
    assert_memory_not_equal(one, other, n * sizeof *one);
    gsl_rng_free(w.random);
}

/* A corner that never yields a sample holds nothing up, and nothing is
 * inferred from it. */
static void a_field_whose_trials_fail_is_given_up(void **state)
{
    static struct world w;
    size_t round[FIELDS_MAX];
    size_t n;

    (void)state;
    world_init(&w, 5, 5, a_wins, 13);
    while ((n = map_plan_round(&w.rules, w.fields, round)) > 0) {
        for (size_t i = 0; i < n; i++) {
            if (round[i] == 0) {
                w.fields[0].tried++;
            } else {
                probe(&w, round[i], false);
            }
        }
    }
    map_plan_infer(&w.rules, w.fields);
    assert_int_equal(w.fields[0].tried, 18);
    assert_int_equal(w.fields[0].verdict, MAP_NOT_MEASURED);
    assert_int_equal(w.fields[1].tried, 6);
    assert_int_equal(w.fields[6].tried, 6);
    assert_true(w.fields[8].inferred);
    gsl_rng_free(w.random);
}

/* A search that was cut infers from what is sure alone. */
static void what_was_not_reached_is_not_inferred(void **state)
{
    static struct world w;
    size_t round[FIELDS_MAX];

    (void)state;
    world_init(&w, 5, 5, a_wins, 17);
    for (int i = 0; i < 5; i++) {
        size_t n = map_plan_round(&w.rules, w.fields, round);
        for (size_t j = 0; j < n; j++) {
            probe(&w, round[j], true);
        }
    }
    map_plan_infer(&w.rules, w.fields);
    for (size_t i = 0; i < 25; i++) {
        assert_false(w.fields[i].inferred);
        assert_int_equal(w.fields[i].verdict, map_plan_opens(&w.rules, i)
                                                  ? MAP_UNDECIDED
                                                  : MAP_NOT_MEASURED);
    }
    gsl_rng_free(w.random);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(most_later_trials_go_to_the_border),
        cmocka_unit_test(what_the_map_says_is_so),
        cmocka_unit_test(where_one_wins_throughout_only_the_first_look_is_paid),
        cmocka_unit_test(a_sure_tie_is_inferred_as_a_tie),
        cmocka_unit_test(noise_ends_at_the_most_blocks),
        cmocka_unit_test(a_tie_is_rarely_taken_for_a_win),
        cmocka_unit_test(a_round_is_every_needy_field_once_in_the_seeds_order),
        cmocka_unit_test(a_field_whose_trials_fail_is_given_up),
        cmocka_unit_test(what_was_not_reached_is_not_inferred),
    };

    return cmocka_run_group_tests_name("map_search", tests, NULL, NULL);
}
