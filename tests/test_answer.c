/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cmocka_all.h"

#include "answer.h"

#include <string.h>

static void all_operations_of_all_workers_have_the_answer(void **state)
{
    struct job job = {.workers = 2, .ops = 3, .checksum = 42};
    struct err e = {""};

    (void)state;
    assert_int_equal(answer_verify_same(&job, 7, "counting", &e), 0);
    assert_int_equal(answer_verify_same(&job, 8, "counting", &e), -1);
    assert_string_equal(e.text, "the answers add up to 42, not to 2 x 3 times "
                                "the 8 that counting gives");
}

static void a_sum_is_compared_as_it_is(void **state)
{
    struct job job = {.workers = 2, .ops = 3, .checksum = 42};
    struct err e = {""};

    (void)state;
    assert_int_equal(answer_verify_sum(&job, 42, "the pages", &e), 0);
    assert_int_equal(answer_verify_sum(&job, 7, "the pages", &e), -1);
    assert_string_equal(e.text, "the pages add up to 42, not to 7");
}

static void numbers_add_up_however_large_they_are(void **state)
{
    (void)state;
    assert_int_equal(answer_sum_to(0), 0);
    assert_int_equal(answer_sum_to(1), 1);
    assert_int_equal(answer_sum_to(4), 10);
    assert_int_equal(answer_sum_to(5), 15);
    /* n (n + 1) / 2, of which the product alone does not fit */
    assert_true(answer_sum_to(UINT64_C(6000000000))
                == UINT64_C(18000000003000000000));
    assert_true(answer_sum_to(UINT64_C(5999999999))
                == UINT64_C(17999999997000000000));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(all_operations_of_all_workers_have_the_answer),
        cmocka_unit_test(a_sum_is_compared_as_it_is),
        cmocka_unit_test(numbers_add_up_however_large_they_are),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
