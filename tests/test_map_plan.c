/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cmocka_all.h"

#include "map_plan.h"

#include <string.h>

enum { FIELDS = 9 };

struct grid {
    struct map_rules rules;
    struct map_field fields[FIELDS];
};

static void begin(struct grid *g, size_t nx, size_t ny)
{
    *g = (struct grid){.rules = {.nx = nx,
                                 .ny = ny,
                                 .min_blocks = 6,
                                 .max_blocks = 18,
                                 .margin = 0.02,
                                 .seed = 1}};
}

/* A field that was tried so often, in which `winner` is ahead, surely if
 * `low` is above 1. */
static struct map_field known(unsigned tried, size_t winner, double low)
{
    return (struct map_field){
        .tried = tried,
        .n = tried,
        .winner = winner,
        .runner_up = 1 - winner,
        .ratio = {1.5, low, 2.0},
    };
}

static bool round_has(const struct grid *g, size_t index)
{
    size_t round[FIELDS];
    size_t n = map_plan_round(&g->rules, g->fields, round);
    bool found = false;

    for (size_t i = 0; i < n; i++) {
        found = found || round[i] == index;
    }
    return found;
}

static void an_unsure_field_is_looked_at_after_ever_more_blocks(void **state)
{
    struct grid g;

    (void)state;
    begin(&g, 2, 2);
    for (unsigned tried = 6; tried <= 18; tried++) {
        bool looked = tried == 6 || tried == 9 || tried == 13 || tried == 18;
        for (size_t i = 0; i < 4; i++) {
            g.fields[i] = known(tried, 0, 1.2);
        }
        assert_int_equal(round_has(&g, 0), !looked);
        g.fields[0] = known(tried, 0, 0.9);
        assert_int_equal(round_has(&g, 0), tried < 18);
    }
    g.fields[0] = known(9, 0, 1.2);
    g.fields[0].n = 5; /* the others' trials failed */
    assert_true(round_has(&g, 0));
}

static void what_lies_between_two_winners_is_measured_at_once(void **state)
{
    struct grid g;

    (void)state;
    begin(&g, 3, 3);
    for (size_t i = 0; i < 9; i += 2) {
        g.fields[i] = known(6, i < 3 ? 0 : 1, 1.2);
    }
    g.fields[4] = (struct map_field){0};
    for (size_t i = 0; i < 9; i++) {
        assert_int_equal(round_has(&g, i), i / 3 == 1);
    }
}

/* A border's bulge between two alike corners is seen from its neighbours. */
static void a_neighbour_can_object_to_an_inference(void **state)
{
    static const struct {
        size_t winner;
        double low;
        unsigned tried;
        bool objects;
    } cases[] = {
        {0, 1.2, 6, false},  {1, 1.2, 6, true},  {0, 0.9, 18, true},
        {1, 0.9, 12, false}, {1, 0.9, 18, true},
    };
    struct grid g;

    (void)state;
    begin(&g, 3, 3);
    for (size_t i = 0; i < 9; i += 2) {
        g.fields[i] = known(6, 0, 1.2);
    }
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        g.fields[4] = known(cases[i].tried, cases[i].winner, cases[i].low);
        assert_int_equal(round_has(&g, 1), cases[i].objects);
        struct map_field fields[9];
        memcpy(fields, g.fields, sizeof fields);
        map_plan_infer(&g.rules, fields);
        assert_int_equal(fields[1].inferred, !cases[i].objects);
    }
}

/* Of many small differences, some would be sure and draw borders. */
static void a_sure_difference_within_the_margin_is_nobodys_win(void **state)
{
    struct grid g;

    (void)state;
    begin(&g, 3, 1);
    for (size_t i = 0; i < 3; i += 2) {
        g.fields[i] = known(6, i / 2, 1.01);
        g.fields[i].ratio.high = 1.019;
    }
    assert_false(round_has(&g, 1));
    map_plan_infer(&g.rules, g.fields);
    assert_true(g.fields[1].inferred);
    assert_int_equal(g.fields[1].verdict, MAP_NO_DIFFERENCE);
    g.rules.margin = 0.005;
    assert_true(round_has(&g, 1));
}

static void what_is_left_is_what_is_sure_to_come(void **state)
{
    struct grid g;

    (void)state;
    begin(&g, 3, 1);
    assert_int_equal(map_plan_left(&g.rules, g.fields), 3 * 6);
    g.fields[0] = known(4, 0, 1.2);
    assert_int_equal(map_plan_left(&g.rules, g.fields), 2 + 6 + 6);
    g.fields[0] = known(6, 0, 1.2);
    g.fields[2] = known(6, 0, 1.2);
    assert_int_equal(map_plan_left(&g.rules, g.fields), 0);
    g.fields[2] = known(6, 0, 0.9);
    assert_int_equal(map_plan_left(&g.rules, g.fields), 6 + 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_unsure_field_is_looked_at_after_ever_more_blocks),
        cmocka_unit_test(what_lies_between_two_winners_is_measured_at_once),
        cmocka_unit_test(a_neighbour_can_object_to_an_inference),
        cmocka_unit_test(what_is_left_is_what_is_sure_to_come),
        cmocka_unit_test(a_sure_difference_within_the_margin_is_nobodys_win),
    };

    return cmocka_run_group_tests_name("map_plan", tests, NULL, NULL);
}
