/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cmocka_all.h"

#include "looks.h"

#include <math.h>

static void looks_grow_apart_until_the_most(void **state)
{
    static const struct {
        unsigned min, max;
        unsigned due[12]; /* 0-ended */
    } cases[] = {
        {6, 100, {6, 9, 14, 21, 32, 48, 72, 100}},
        {1, 20, {6, 9, 14, 20}},
        {10, 10, {10}},
        {10, 16, {10, 15, 16}},
        {2, 4, {4}},
    };

    (void)state;
    for (size_t c = 0; c < sizeof cases / sizeof *cases; c++) {
        const struct looks l = {true, cases[c].min, cases[c].max};
        unsigned found = 0;
        for (unsigned blocks = 0; blocks <= cases[c].max + 3; blocks++) {
            if (looks_due(&l, blocks)) {
                assert_int_equal(blocks, cases[c].due[found++]);
            }
        }
        assert_int_equal(cases[c].due[found], 0);
        assert_true(fabs(looks_level(&l) - 0.05 / found) < 1e-12);
    }
}

static void a_run_that_does_not_decide_looks_once(void **state)
{
    const struct looks l = {false, 6, 100};

    (void)state;
    assert_true(looks_level(&l) == 0.05);
    for (unsigned blocks = 0; blocks <= 100; blocks++) {
        assert_false(looks_due(&l, blocks));
    }
}

static void a_run_that_is_not_known_has_the_usual_level(void **state)
{
    const struct looks l = {true, 0, 0};

    (void)state;
    assert_true(looks_level(&l) == 0.05);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(looks_grow_apart_until_the_most),
        cmocka_unit_test(a_run_that_does_not_decide_looks_once),
        cmocka_unit_test(a_run_that_is_not_known_has_the_usual_level),
    };

    return cmocka_run_group_tests_name("looks", tests, NULL, NULL);
}
