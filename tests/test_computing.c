/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cmocka_all.h"

#include "computing.h"
#include "lock_tally.h"
#include "steps.h"

static void it_takes_all_steps_with_safepoints_in_between(void **state)
{
    static const uint64_t counts[] = {0, 1, 15, 16, 17, 100000};

    (void)state;
    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++) {
        struct lock_tally tally;
        struct worker w = {0};

        lock_tally_give(&tally, &w);
        assert_true(computing_do(&w, counts[i]) == computing_result(counts[i]));
        assert_int_equal(tally.safepoints, (counts[i] + STEPS_PER_SAFEPOINT - 1)
                                               / STEPS_PER_SAFEPOINT);
    }
    assert_true(computing_result(16) != computing_result(17));
}

static void some_time_is_some_steps_and_none_is_none(void **state)
{
    uint64_t steps = 7;
    struct err e = {""};

    (void)state;
    assert_int_equal(computing_calibrate(0, 1000000, &steps, &e), 0);
    assert_int_equal(steps, 0);
    assert_int_equal(computing_calibrate(1, 0, &steps, &e), 0);
    assert_true(steps > 0);
    assert_int_equal(computing_calibrate(100000, 1000, &steps, &e), 0);
    assert_true(steps > 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(it_takes_all_steps_with_safepoints_in_between),
        cmocka_unit_test(some_time_is_some_steps_and_none_is_none),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
