/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "runner_stop.h"

#include "cmocka_all.h"

enum { MOST = 10000 };

static unsigned looks_until(const struct store_run *run, unsigned blocks)
{
    unsigned looks = 0;

    for (unsigned b = 0; b <= blocks; b++) {
        looks += runner_stop_due(run, b) ? 1U : 0U;
    }
    return looks;
}

static void precision_is_looked_at_after_each_of_few_blocks(void **state)
{
    struct store_run run = {
        .min_blocks = 6, .max_blocks = 100, .precision = 0.02};

    (void)state;
    assert_int_equal(looks_until(&run, 5), 0);
    assert_int_equal(looks_until(&run, 99), 94);
    run.precision = 0.0;
    assert_int_equal(looks_until(&run, 99), 0);
}

static void the_least_of_many_blocks_is_looked_at(void **state)
{
    const struct store_run run = {
        .min_blocks = 501, .max_blocks = MOST, .precision = 0.02};

    (void)state;
    assert_false(runner_stop_due(&run, 500));
    assert_true(runner_stop_due(&run, 501));
}

/* All samples are read at each look: what all looks read together grows as the
 * samples do, not as their square. */
static void many_blocks_are_looked_at_seldom(void **state)
{
    const struct store_run run = {
        .min_blocks = 6, .max_blocks = MOST, .precision = 0.02};
    uint64_t read = 0;
    unsigned last = 6;

    (void)state;
    for (unsigned b = 6; b < MOST; b++) {
        if (runner_stop_due(&run, b)) {
            assert_true(b - last <= 1 + 2 * b / 100);
            read += b;
            last = b;
        }
    }
    assert_true(read > UINT64_C(50) * MOST);
    assert_true(read < UINT64_C(150) * MOST);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(precision_is_looked_at_after_each_of_few_blocks),
        cmocka_unit_test(the_least_of_many_blocks_is_looked_at),
        cmocka_unit_test(many_blocks_are_looked_at_seldom),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
