/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cmocka_all.h"

#include "fake_history.h"
#include "shift.h"

#include <math.h>

static void a_shift_is_the_median_ratio_of_pairs(void **state)
{
    const double before[4] = {100, 102, 98, 101};
    const double after[4] = {110, 112, 108, 111};
    const double few[2] = {200, 210};

    (void)state;
    struct interval i = shift_ratio(before, 4, after, 4);
    /* 1 of 70 orders is beyond on either side: the outermost pairs. */
    assert_true(fabs(i.value - 1.0995048) < 1e-6);
    assert_true(fabs(i.low - 108.0 / 102.0) < 1e-9);
    assert_true(fabs(i.high - 112.0 / 98.0) < 1e-9);
    i = shift_ratio(before, 4, few, 2);
    assert_true(fabs(i.low - 200.0 / 102.0) < 1e-9);
    assert_true(fabs(i.high - 210.0 / 98.0) < 1e-9);
    assert_true(shift_ratio(before, 0, after, 4).value == 0.0);
}

/* Of 10 and 10, Wilcoxon's tables have 24 for the 24th smallest difference:
 * P(U <= 23) = 0.0216. */
static void an_interval_leaves_out_as_many_pairs_as_tables_say(void **state)
{
    double before[10];
    double after[10];
    double ratios[100];

    (void)state;
    for (unsigned i = 0; i < 10; i++) {
        before[i] = fake_history_noise(i, 0.3);
        after[i] = fake_history_noise(i + 50, 0.3);
    }
    for (size_t i = 0; i < 100; i++) {
        double ratio = after[i % 10] / before[i / 10];
        size_t place = i;
        while (place > 0 && ratios[place - 1] > ratio) {
            ratios[place] = ratios[place - 1];
            place--;
        }
        ratios[place] = ratio;
    }
    struct interval i = shift_ratio(before, 10, after, 10);
    assert_true(fabs(i.low - ratios[23]) < 1e-9);
    assert_true(fabs(i.high - ratios[76]) < 1e-9);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_shift_is_the_median_ratio_of_pairs),
        cmocka_unit_test(an_interval_leaves_out_as_many_pairs_as_tables_say),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
