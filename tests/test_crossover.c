/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cmocka_all.h"

#include "crossover_shapes.h"
#include "oracle.h"

#include <math.h>

static struct oracle oracle;

static void without_noise_it_is_precise_and_quick(void **state)
{
    struct crossover_answer answer;
    struct crossover_rules rules =
        shape_ready(&oracle, &shape_cpu, shape_straight, 0.0005, 1);

    (void)state;
    oracle_search(&oracle, &rules, &answer);
    assert_int_equal(answer.kind, CROSSOVER_BORDERS);
    assert_int_equal(answer.nborders, 1);
    const struct crossover_border *b = &answer.borders[0];
    assert_true(b->precise);
    assert_true(shape_encloses(b, 0.37));
    assert_true(b->high - b->low <= 0.0201);
    assert_true(b->low <= b->value && b->value <= b->high);
    assert_int_equal(b->below, CROSSOVER_FIRST);
    assert_int_equal(b->above, CROSSOVER_SECOND);
    /* 5 of the grid, and as many halvings as 2 % need. */
    assert_in_range(oracle.n, 8, 12);
    assert_in_range(oracle.blocks, 48, 80);

    rules = shape_ready(&oracle, &shape_op, shape_start_cost, 0.0005, 1);
    oracle_search(&oracle, &rules, &answer);
    assert_int_equal(answer.nborders, 1);
    assert_true(b->precise);
    assert_true(shape_encloses(b, 1e6));
    assert_true(b->high / b->low <= 1.0501);
}

static void the_margin_says_what_is_a_difference(void **state)
{
    struct crossover_answer answer;
    struct crossover_rules rules =
        shape_ready(&oracle, &shape_cpu, shape_bent, 0.002, 3);

    (void)state;
    oracle_search(&oracle, &rules, &answer);
    assert_int_equal(answer.nborders, 1);
    assert_int_equal(answer.borders[0].below, CROSSOVER_NONE);
    assert_int_equal(answer.borders[0].above, CROSSOVER_SECOND);
    assert_true(shape_encloses(&answer.borders[0], 0.525));
    rules = shape_ready(&oracle, &shape_cpu, shape_bent, 0.002, 3);
    rules.margin = 0.2;
    oracle_search(&oracle, &rules, &answer);
    assert_true(shape_encloses(&answer.borders[0], 0.6));
}

static void one_who_wins_throughout_has_no_border(void **state)
{
    struct crossover_answer answer;
    struct crossover_rules rules =
        shape_ready(&oracle, &shape_cpu, shape_apart, 0.01, 1);

    (void)state;
    oracle_search(&oracle, &rules, &answer);
    assert_int_equal(answer.kind, CROSSOVER_NO_BORDER);
    assert_int_equal(answer.side, CROSSOVER_SECOND);
    assert_int_equal(oracle.n, CROSSOVER_GRID);
    assert_int_equal(oracle.blocks, 6 * CROSSOVER_GRID);
}

static void equals_have_no_border(void **state)
{
    struct crossover_answer answer;
    struct crossover_rules rules =
        shape_ready(&oracle, &shape_op, shape_alike, 0.01, 1);

    (void)state;
    oracle_search(&oracle, &rules, &answer);
    assert_int_equal(answer.kind, CROSSOVER_NO_BORDER);
    assert_int_equal(answer.side, CROSSOVER_NONE);
}

static void equals_between_two_winners_are_one_border(void **state)
{
    struct crossover_answer answer;
    struct crossover_rules rules =
        shape_ready(&oracle, &shape_cpu, shape_slow, 0.002, 1);

    (void)state;
    oracle_search(&oracle, &rules, &answer);
    assert_int_equal(answer.nborders, 1);
    assert_int_equal(answer.borders[0].below, CROSSOVER_FIRST);
    assert_int_equal(answer.borders[0].above, CROSSOVER_SECOND);
    assert_true(shape_encloses(&answer.borders[0], 0.5));
}

static void falling_costs_no_more_than_rising(void **state)
{
    size_t blocks[2] = {0, 0};

    (void)state;
    for (uint64_t seed = 1; seed <= 20; seed++) {
        for (int i = 0; i < 2; i++) {
            struct crossover_answer answer;
            struct crossover_rules rules = shape_ready(
                &oracle, &shape_cpu, i == 0 ? shape_straight : shape_falling,
                0.006, seed);
            oracle_search(&oracle, &rules, &answer);
            assert_true(answer.borders[0].precise);
            blocks[i] += oracle.blocks;
        }
    }
    assert_in_range(blocks[1], blocks[0] * 4 / 5, blocks[0] * 5 / 4);
}

static void a_border_at_the_end_is_no_trap(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed <= 20; seed++) {
        struct crossover_answer answer;
        struct crossover_rules rules =
            shape_ready(&oracle, &shape_cpu, shape_late, 0.005, seed);
        oracle_search(&oracle, &rules, &answer);
        if (answer.kind == CROSSOVER_BORDERS) {
            assert_int_equal(answer.nborders, 1);
            assert_int_equal(answer.borders[0].above, CROSSOVER_SECOND);
            assert_true(answer.borders[0].high > 0.9);
        } else {
            assert_int_equal(answer.side, CROSSOVER_NONE);
        }
    }
}

static void noise_without_end_is_undecided(void **state)
{
    struct crossover_answer answer;
    struct crossover_rules rules =
        shape_ready(&oracle, &shape_cpu, shape_alike, 0.5, 2);

    (void)state;
    oracle_search(&oracle, &rules, &answer);
    assert_int_equal(answer.kind, CROSSOVER_UNDECIDED);
    assert_in_range(oracle.blocks, 1, 28 * CROSSOVER_GRID);
    for (size_t i = 0; i < oracle.n; i++) {
        assert_in_range(oracle.fields[i].blocks, 6, 28);
    }
}

static void counts_have_their_border_between_two(void **state)
{
    struct crossover_answer answer;
    struct crossover_rules rules =
        shape_ready(&oracle, &shape_workers, shape_between_3_and_4, 0.01, 1);

    (void)state;
    oracle_search(&oracle, &rules, &answer);
    assert_int_equal(answer.nborders, 1);
    assert_true(answer.borders[0].low == 3.0);
    assert_true(answer.borders[0].high == 4.0);
    assert_true(answer.borders[0].precise);
}

static void lost_blocks_are_measured_again_up_to_the_limit(void **state)
{
    struct crossover_answer answer;
    struct crossover_rules rules =
        shape_ready(&oracle, &shape_cpu, shape_straight, 0.01, 4);

    (void)state;
    oracle.lost = 0.3;
    oracle_search(&oracle, &rules, &answer);
    assert_int_equal(answer.kind, CROSSOVER_BORDERS);
    assert_true(shape_encloses(&answer.borders[0], 0.37));

    rules = shape_ready(&oracle, &shape_cpu, shape_straight, 0.01, 4);
    oracle.lost = 1.1; /* each one */
    oracle_search(&oracle, &rules, &answer);
    assert_int_equal(answer.kind, CROSSOVER_UNDECIDED);
    assert_int_equal(oracle.blocks, 28 * CROSSOVER_GRID);
}

static void a_cut_search_says_what_it_knows(void **state)
{
    struct crossover_answer answer;
    struct crossover_answer again;
    struct crossover_rules rules =
        shape_ready(&oracle, &shape_cpu, shape_straight, 0.02, 6);
    double probe;
    double other;
    struct err e;

    (void)state;
    for (int i = 0; i < 70; i++) {
        assert_int_equal(crossover_next(&rules, oracle.fields, oracle.n, &probe,
                                        &answer, &e),
                         1);
        oracle_probe(&oracle, probe);
        assert_true(i > 28 || answer.kind == CROSSOVER_UNDECIDED);
    }
    assert_int_equal(answer.kind, CROSSOVER_BORDERS);
    assert_false(answer.borders[0].precise);
    assert_true(shape_encloses(&answer.borders[0], 0.37));
    assert_true(answer.borders[0].high - answer.borders[0].low < 0.3);

    /* The order in which the values were measured does not matter. */
    assert_int_equal(
        crossover_next(&rules, oracle.fields, oracle.n, &probe, &answer, &e),
        1);
    struct crossover_field first = oracle.fields[0];
    oracle.fields[0] = oracle.fields[oracle.n - 1];
    oracle.fields[oracle.n - 1] = first;
    assert_int_equal(
        crossover_next(&rules, oracle.fields, oracle.n, &other, &again, &e), 1);
    assert_true(probe == other);
    assert_true(answer.borders[0].low == again.borders[0].low);
}

static void a_value_by_itself_is_judged(void **state)
{
    static const double dear[] = {2.0, 2.1, 1.9, 2.0, 2.05, 1.95, 2.0};
    static const double cheap[] = {1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0};
    static const double wild[] = {1.0, 3.0, 0.3, 1.0, 2.0, 0.5, 1.0};
    struct crossover_rules rules =
        shape_ready(&oracle, &shape_cpu, shape_alike, 0.1, 1);
    struct crossover_field f = {.n = 7, .first = dear, .second = cheap};
    struct interval ratio;

    (void)state;
    assert_int_equal(crossover_side_of(&rules, &f, &ratio), CROSSOVER_SECOND);
    assert_true(ratio.value == 2.0);
    f.first = cheap;
    f.second = dear;
    assert_int_equal(crossover_side_of(&rules, &f, &ratio), CROSSOVER_FIRST);
    f.second = cheap;
    assert_int_equal(crossover_side_of(&rules, &f, &ratio), CROSSOVER_NONE);
    f.first = wild;
    assert_int_equal(crossover_side_of(&rules, &f, &ratio), CROSSOVER_UNCLEAR);
    f.first = dear;
    f.n = 5;
    assert_int_equal(crossover_side_of(&rules, &f, &ratio), CROSSOVER_UNCLEAR);
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
        cmocka_unit_test(without_noise_it_is_precise_and_quick),
        cmocka_unit_test(the_margin_says_what_is_a_difference),
        cmocka_unit_test(one_who_wins_throughout_has_no_border),
        cmocka_unit_test(equals_have_no_border),
        cmocka_unit_test(equals_between_two_winners_are_one_border),
        cmocka_unit_test(falling_costs_no_more_than_rising),
        cmocka_unit_test(a_border_at_the_end_is_no_trap),
        cmocka_unit_test(noise_without_end_is_undecided),
        cmocka_unit_test(counts_have_their_border_between_two),
        cmocka_unit_test(lost_blocks_are_measured_again_up_to_the_limit),
        cmocka_unit_test(a_cut_search_says_what_it_knows),
        cmocka_unit_test(a_value_by_itself_is_judged),
    };

    return cmocka_run_group_tests(tests, NULL, forget);
}
