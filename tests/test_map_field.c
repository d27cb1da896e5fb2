/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cmocka_all.h"

#include "map_field.h"

enum { N = 7 };

/* Each block is a little slower than the one before, for all alike. */
static void fill(double *costs, size_t nmodels, const double *of_models)
{
    for (size_t i = 0; i < N; i++) {
        for (size_t m = 0; m < nmodels; m++) {
            costs[i * nmodels + m] = of_models[m] * (1.0 + 0.1 * (double)i);
        }
    }
}

static void the_cheapest_of_all_wins_over_its_closest_rival(void **state)
{
    double costs[3 * N];
    struct map_field f = {.tried = N};
    struct err e;

    (void)state;
    fill(costs, 3, (double[]){3.0, 1.0, 2.0});
    assert_int_equal(map_field_judge(&f, costs, N, 3, 1, &e), 0);
    assert_int_equal(f.winner, 1);
    assert_int_equal(f.runner_up, 2);
    assert_int_equal(f.n, N);
    assert_int_equal(f.verdict, MAP_WINS);
    assert_float_equal(f.ratio.value, 2.0, 1e-6);
    assert_float_equal(f.ratio.low, 2.0, 1e-6);
}

/* Ahead of the second surely, but not of the third, whose figures scatter. */
static void who_is_not_surely_ahead_of_each_does_not_win(void **state)
{
    double costs[3 * N];
    struct map_field f = {.tried = N};
    struct err e;

    (void)state;
    fill(costs, 3, (double[]){1.0, 1.2, 2.0});
    costs[2] = costs[5] = 0.5; /* in two blocks the third is ahead */
    assert_int_equal(map_field_judge(&f, costs, N, 3, 1, &e), 0);
    assert_int_equal(f.winner, 0);
    assert_int_equal(f.runner_up, 2);
    assert_int_equal(f.verdict, MAP_NO_DIFFERENCE);
    assert_true(f.ratio.low < 1.0);
}

static void few_blocks_decide_nothing(void **state)
{
    double costs[2 * N];
    struct map_field f = {0};
    struct err e;

    (void)state;
    fill(costs, 2, (double[]){5.0, 1.0});
    assert_int_equal(map_field_judge(&f, costs, 5, 2, 1, &e), 0);
    assert_int_equal(f.verdict, MAP_UNDECIDED);
    assert_int_equal(f.winner, 1);
    assert_int_equal(map_field_judge(&f, costs, 6, 2, 1, &e), 0);
    assert_int_equal(f.verdict, MAP_WINS);
    assert_int_equal(map_field_judge(&f, costs, 0, 2, 1, &e), 0);
    assert_int_equal(f.verdict, MAP_NOT_MEASURED);
    assert_true(f.ratio.value == 0.0);
}

static void equals_are_no_different(void **state)
{
    double costs[2 * N];
    struct map_field f = {0};
    struct err e;

    (void)state;
    fill(costs, 2, (double[]){4.0, 4.0});
    assert_int_equal(map_field_judge(&f, costs, N, 2, 1, &e), 0);
    assert_int_equal(f.verdict, MAP_NO_DIFFERENCE);
    assert_true(f.ratio.value == 1.0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_cheapest_of_all_wins_over_its_closest_rival),
        cmocka_unit_test(who_is_not_surely_ahead_of_each_does_not_win),
        cmocka_unit_test(few_blocks_decide_nothing),
        cmocka_unit_test(equals_are_no_different),
    };

    return cmocka_run_group_tests_name("map_field", tests, NULL, NULL);
}
