/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cmocka_all.h"

#include "map_values.h"

#include <math.h>

/* Ends after the last value that is not 0, but for a first one. */
struct expected {
    struct map_range range;
    size_t most;
    double values[12];
    size_t n;
};

static const struct expected cases[] = {
    {{0.0, 1.0, false, false, false}, 8, {0, .2, .4, .6, .8, 1}, 6},
    {{0.0, 1.0, false, false, false},
     11,
     {0, .1, .2, .3, .4, .5, .6, .7, .8, .9, 1},
     11},
    {{0.0, 1.0, false, false, false}, 4, {0, .5, 1}, 3},
    {{0.0, 1.0, false, false, false}, 2, {0, 1}, 2},
    {{0.03, 0.31, false, false, false},
     8,
     {.03, .05, .1, .15, .2, .25, .31},
     7},
    {{1.0, 8.0, false, false, true}, 8, {1, 2, 3, 4, 5, 6, 7, 8}, 8},
    {{1.0, 8.0, false, false, true}, 7, {1, 2, 4, 6, 8}, 5},
    {{1.0, 2.0, false, false, true}, 8, {1, 2}, 2},
    {{3.0, 5.0, false, false, true}, 8, {3, 4, 5}, 3},
    {{1.0, 64.0, true, true, true}, 8, {1, 2, 4, 8, 16, 32, 64}, 7},
    {{1.0, 12.0, true, true, true}, 8, {1, 2, 4, 8, 12}, 5},
    {{4096.0, 1048576.0, true, true, true},
     8,
     {4096, 16384, 65536, 262144, 1048576},
     5},
    {{1e3, 1e8, true, false, true}, 8, {1e3, 1e4, 1e5, 1e6, 1e7, 1e8}, 6},
    {{1e3, 1e8, true, false, true},
     11,
     {1e3, 3e3, 1e4, 3e4, 1e5, 3e5, 1e6, 3e6, 1e7, 3e7, 1e8},
     11},
    {{1e5, 2e7, true, false, true},
     8,
     {1e5, 2e5, 5e5, 1e6, 2e6, 5e6, 1e7, 2e7},
     8},
    {{1e5, 2e7, true, false, true}, 5, {1e5, 1e6, 1e7, 2e7}, 4},
    {{1e6, 3e6, true, false, true}, 8, {1e6, 1.2e6, 1.5e6, 2e6, 2.5e6, 3e6}, 6},
    {{1.0, 9.0, true, false, true}, 32, {1, 2, 3, 4, 5, 6, 8, 9}, 8},
    {{0.0, 1e6, false, true, true}, 6, {0, 262144, 524288, 786432, 1e6}, 5},
};

static void they_are_both_ends_and_round_numbers_between(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const struct expected *c = &cases[i];
        struct map_values got;
        map_values_choose(&c->range, c->most, &got);
        assert_int_equal(got.n, c->n);
        for (size_t j = 0; j < c->n; j++) {
            if (fabs(got.at[j] - c->values[j]) > 1e-12 * c->range.high) {
                fail_msg("case %zu: value %zu is %.17g, not %g", i, j,
                         got.at[j], c->values[j]);
            }
        }
    }
}

/* Whatever the range: never too many, always rising, always both ends. */
static void they_never_are_too_many(void **state)
{
    (void)state;
    for (size_t i = 0; i < 4000; i++) {
        double low = (double)(i % 37 + 1) * pow(10.0, (double)(i % 7));
        double high = low * (1.01 + (double)(i % 101) * (double)(i % 89));
        struct map_range r = {low, high, i % 2 == 0, i % 3 == 0, i % 5 == 0};
        size_t most = MAP_VALUES_MIN + i % (MAP_VALUES_MAX - 1);
        struct map_values got;
        map_values_choose(&r, most, &got);
        assert_in_range(got.n, MAP_VALUES_MIN, most);
        assert_true(got.at[0] == low && got.at[got.n - 1] == high);
        for (size_t j = 1; j < got.n; j++) {
            assert_true(got.at[j] > got.at[j - 1]);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(they_are_both_ends_and_round_numbers_between),
        cmocka_unit_test(they_never_are_too_many),
    };

    return cmocka_run_group_tests_name("map_values", tests, NULL, NULL);
}
