/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How often the interval of a border encloses it. */
#include "cmocka_all.h"

#include "crossover_shapes.h"
#include "oracle.h"

#include <math.h>

static struct oracle oracle;

static void intervals_enclose_the_border(void **state)
{
    enum { RUNS = 80 };
    static const struct {
        const struct search_axis *axis;
        double (*log_ratio)(double);
        double truth;
        double noise;
    } cases[] = {
        {&shape_cpu, shape_straight, 0.37, 0.01},
        {&shape_cpu, shape_straight, 0.37, 0.05},
        {&shape_cpu, shape_bent, 0.525, 0.03},
        {&shape_cpu, shape_falling, 0.37, 0.02},
        {&shape_op, shape_start_cost, 1e6, 0.005},
        {&shape_op, shape_start_cost, 1e6, 0.03},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        size_t enclosed = 0;
        for (uint64_t run = 1; run <= RUNS; run++) {
            struct crossover_answer answer;
            struct crossover_rules rules =
                shape_ready(&oracle, cases[i].axis, cases[i].log_ratio,
                            cases[i].noise, run);
            oracle_search(&oracle, &rules, &answer);
            if (answer.kind == CROSSOVER_BORDERS && answer.nborders == 1) {
                enclosed += shape_encloses(&answer.borders[0], cases[i].truth);
            }
        }
        if ((double)enclosed < 0.93 * RUNS) {
            fail_msg("case %zu: %zu of %d", i, enclosed, RUNS);
        }
    }
}

static size_t twos_enclosed(double (*log_ratio)(double), double margin,
                            const double truths[2],
                            struct crossover_answer *answer)
{
    size_t enclosed = 0;

    for (uint64_t seed = 1; seed <= 20; seed++) {
        struct crossover_rules rules =
            shape_ready(&oracle, &shape_cpu, log_ratio, 0.01, seed);
        rules.margin = margin;
        oracle_search(&oracle, &rules, answer);
        assert_int_equal(answer->kind, CROSSOVER_BORDERS);
        assert_int_equal(answer->nborders, 2);
        for (int i = 0; i < 2; i++) {
            enclosed += shape_encloses(&answer->borders[i], truths[i]);
        }
    }
    return enclosed;
}

static void a_winner_that_changes_twice_is_noticed(void **state)
{
    static const double zeros[2] = {0.2, 0.7};
    const double slopes[2] = {0.5 - sqrt(0.075), 0.5 + sqrt(0.075)};
    struct crossover_answer answer;

    (void)state;
    assert_in_range(twos_enclosed(shape_twice, 0.05, zeros, &answer), 37, 40);
    assert_int_equal(answer.borders[0].below, CROSSOVER_SECOND);
    assert_int_equal(answer.borders[0].above, CROSSOVER_FIRST);
    assert_int_equal(answer.borders[1].above, CROSSOVER_SECOND);

    assert_in_range(twos_enclosed(shape_hill, exp(0.1) - 1.0, slopes, &answer),
                    37, 40);
    assert_int_equal(answer.borders[0].below, CROSSOVER_NONE);
    assert_int_equal(answer.borders[0].above, CROSSOVER_SECOND);
    assert_int_equal(answer.borders[1].above, CROSSOVER_NONE);
}

static int forget(void **state)
{
    (void)state;
    oracle_end(&oracle);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(intervals_enclose_the_border),
        cmocka_unit_test(a_winner_that_changes_twice_is_noticed),
    };

    return cmocka_run_group_tests(tests, NULL, forget);
}
