/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cmocka_all.h"

#include "steps.h"

static const uint64_t counts[] = {0, 1, 2, 3, 1023, 1024, 1025, 100000};

enum { COUNTS = sizeof counts / sizeof counts[0] };

static void skipping_leads_where_taking_does(void **state)
{
    static const uint64_t starts[] = {0, 1, 7, UINT64_MAX};

    (void)state;
    for (int i = 0; i < COUNTS; i++) {
        for (int j = 0; j < 4; j++) {
            assert_true(steps_skip(starts[j], counts[i])
                        == steps_take(starts[j], counts[i]));
        }
    }
}

static void parts_make_the_whole(void **state)
{
    (void)state;
    for (int i = 0; i < COUNTS; i++) {
        uint64_t part = steps_take(1, counts[i]);

        assert_true(steps_take(part, 1000) == steps_skip(1, counts[i] + 1000));
    }
}

/* The first two numbers of the generator, worked out by hand: seed 0 gives
 * the addend, and the next is addend x (factor + 1). */
static void a_step_is_that_of_the_generator(void **state)
{
    (void)state;
    assert_true(steps_take(0, 1) == UINT64_C(1442695040888963407));
    assert_true(steps_take(0, 2) == UINT64_C(1876011003808476466));
    assert_true(steps_skip(0, 2) == UINT64_C(1876011003808476466));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(skipping_leads_where_taking_does),
        cmocka_unit_test(parts_make_the_whole),
        cmocka_unit_test(a_step_is_that_of_the_generator),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
