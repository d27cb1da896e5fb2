/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which name may have been meant. */
#include "cmocka_all.h"

#include "workload_unknown.h"

static void distances_are_the_known_ones(void **state)
{
    static const struct {
        const char *a;
        const char *b;
        unsigned distance;
    } cases[] = {
        {"", "", 0},
        {"", "abc", 3},
        {"abc", "", 3},
        {"kitten", "kitten", 0},
        {"kitten", "sitting", 3},
        {"saturday", "sunday", 3},
        {"page_fault", "page-fault", 0},
        {"ab", "ba", 2},
        {"pirmes", "primes", 2},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_int_equal(workload_name_distance(cases[i].a, cases[i].b),
                         cases[i].distance);
    }
}

static void what_is_near_is_named_and_what_is_not_is_not(void **state)
{
    struct err e;

    (void)state;
    assert_int_equal(workload_unknown("pirmes", &e), -1);
    assert_string_equal(e.text, "no workload 'pirmes'; did you mean primes? "
                                "See tvp list workloads");
    assert_int_equal(workload_unknown("elephants", &e), -1);
    assert_string_equal(e.text,
                        "no workload 'elephants'; see tvp list workloads");
    assert_int_equal(workload_unknown("primes.so", &e), -1);
    assert_string_equal(e.text, "no workload 'primes.so'; a file is written "
                                "with a slash, ./primes.so");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(distances_are_the_known_ones),
        cmocka_unit_test(what_is_near_is_named_and_what_is_not_is_not),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
