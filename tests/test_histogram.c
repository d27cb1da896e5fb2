/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cmocka_all.h"

#include "histogram.h"

#include <stdlib.h>
#include <string.h>

enum { VALUES = 20000 };

static const uint64_t beyond = UINT64_C(1) << HISTOGRAM_OCTAVES;

/* Both are too large for some stacks under sanitizers. */
static struct histogram one;
static struct histogram other;

static int empty_both(void **state)
{
    (void)state;
    memset(&one, 0, sizeof one);
    memset(&other, 0, sizeof other);
    return 0;
}

static void small_values_have_a_bucket_each(void **state)
{
    (void)state;
    for (uint64_t v = 0; v < 2 * HISTOGRAM_SUB; v++) {
        assert_int_equal(histogram_bucket(v), v);
        assert_int_equal(histogram_bucket_top(v), v);
    }
}

static void buckets_follow_each_other_without_gaps(void **state)
{
    (void)state;
    for (size_t i = 0; i + 1 < HISTOGRAM_BUCKETS; i++) {
        uint64_t top = histogram_bucket_top(i);
        assert_int_equal(histogram_bucket(top), i);
        assert_int_equal(histogram_bucket(top + 1), i + 1);
    }
    assert_int_equal(histogram_bucket_top(HISTOGRAM_BUCKETS - 1), beyond - 1);
}

static void a_bucket_is_at_most_a_64th_wide(void **state)
{
    (void)state;
    for (size_t i = 1; i < HISTOGRAM_BUCKETS; i++) {
        uint64_t bottom = histogram_bucket_top(i - 1) + 1;
        uint64_t error = histogram_bucket_top(i) - bottom;
        assert_true(error * HISTOGRAM_SUB <= bottom);
    }
}

static void huge_values_count_in_the_last_bucket(void **state)
{
    static const uint64_t values[] = {UINT64_C(1) << 42, UINT64_C(1) << 43,
                                      UINT64_MAX};

    (void)state;
    for (size_t i = 0; i < 3; i++) {
        assert_int_equal(histogram_bucket(values[i]), HISTOGRAM_BUCKETS - 1);
        histogram_record(&one, values[i]);
    }
    assert_int_equal(one.counts[HISTOGRAM_BUCKETS - 1], 3);
    assert_int_equal(one.total, 3);
    assert_int_equal(one.max, UINT64_MAX);
    assert_true(histogram_quantile(&one, 0.5) >= beyond - 1);
}

static void an_empty_one_has_quantile_0(void **state)
{
    (void)state;
    assert_int_equal(histogram_quantile(&one, 0.0), 0);
    assert_int_equal(histogram_quantile(&one, 0.5), 0);
    assert_int_equal(histogram_quantile(&one, 1.0), 0);
}

static void one_value_is_every_quantile(void **state)
{
    (void)state;
    histogram_record(&one, 123457);
    assert_int_equal(histogram_quantile(&one, 0.0), 123457);
    assert_int_equal(histogram_quantile(&one, 0.5), 123457);
    assert_int_equal(histogram_quantile(&one, 1.0), 123457);
}

static void small_quantiles_are_exact(void **state)
{
    (void)state;
    for (uint64_t v = 1; v <= 10; v++) {
        histogram_record(&one, v);
    }
    assert_int_equal(histogram_quantile(&one, 0.0), 1);
    assert_int_equal(histogram_quantile(&one, 0.1), 1);
    assert_int_equal(histogram_quantile(&one, 0.11), 2);
    assert_int_equal(histogram_quantile(&one, 0.5), 5);
    assert_int_equal(histogram_quantile(&one, 0.9), 9);
    assert_int_equal(histogram_quantile(&one, 0.91), 10);
    assert_int_equal(histogram_quantile(&one, 1.0), 10);
}

static int ascending(const void *a, const void *b)
{
    const uint64_t *x = a;
    const uint64_t *y = b;

    return (*x > *y) - (*x < *y);
}

/* From a few to 2^40, the magnitudes alike often. */
static uint64_t draw(uint64_t *random)
{
    *random ^= *random << 13;
    *random ^= *random >> 7;
    *random ^= *random << 17;
    return (*random >> 24) >> (*random % 38);
}

static void quantiles_agree_with_sorted_values(void **state)
{
    static const struct {
        double q;
        size_t permille;
    } cases[] = {{0.0, 0},   {0.001, 1},  {0.25, 250},  {0.5, 500},
                 {0.9, 900}, {0.99, 990}, {0.999, 999}, {1.0, 1000}};
    static uint64_t values[VALUES];
    uint64_t random = 88172645463325252;

    (void)state;
    for (size_t i = 0; i < VALUES; i++) {
        values[i] = draw(&random);
        histogram_record(&one, values[i]);
    }
    qsort(values, VALUES, sizeof *values, ascending);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        size_t rank = cases[i].permille * VALUES / 1000;
        uint64_t exact = values[rank == 0 ? 0 : rank - 1];
        uint64_t got = histogram_quantile(&one, cases[i].q);
        assert_true(got >= exact);
        assert_true((got - exact) * HISTOGRAM_SUB <= exact);
        assert_true(got <= one.max);
    }
    assert_int_equal(one.max, values[VALUES - 1]);
    assert_int_equal(histogram_quantile(&one, 1.0), one.max);
}

static void quantiles_never_fall(void **state)
{
    uint64_t random = 42;
    uint64_t last = 0;

    (void)state;
    for (size_t i = 0; i < VALUES; i++) {
        histogram_record(&one, draw(&random));
    }
    for (int i = 0; i <= 1000; i++) {
        uint64_t now = histogram_quantile(&one, (double)i / 1000.0);
        assert_true(now >= last);
        last = now;
    }
}

static void merging_is_as_if_one_had_recorded_all(void **state)
{
    static struct histogram all;
    uint64_t random = 7;

    (void)state;
    memset(&all, 0, sizeof all);
    for (size_t i = 0; i < VALUES; i++) {
        uint64_t v = draw(&random);
        histogram_record(i % 3 == 0 ? &one : &other, v);
        histogram_record(&all, v);
    }
    histogram_merge(&one, &other);
    assert_memory_equal(&one, &all, sizeof all);
}

static void merging_an_empty_one_changes_nothing(void **state)
{
    (void)state;
    histogram_record(&one, 5);
    histogram_merge(&one, &other);
    assert_int_equal(one.total, 1);
    assert_int_equal(one.max, 5);
    histogram_merge(&other, &one);
    assert_memory_equal(&one, &other, sizeof one);
}

static void counts_that_are_added_are_as_if_one_had_recorded_all(void **state)
{
    static struct histogram all;
    struct histogram_counts parts[2];
    struct histogram_counts sum = {0};
    struct histogram_counts wanted;
    uint64_t random = 7;

    (void)state;
    memset(&all, 0, sizeof all);
    for (size_t i = 0; i < VALUES; i++) {
        uint64_t v = draw(&random) >> i % 7 * 4;
        histogram_record(i % 3 == 0 ? &one : &other, v);
        histogram_record(&all, v);
    }
    assert_int_equal(histogram_keep(&one, &parts[0]), 0);
    assert_int_equal(histogram_keep(&other, &parts[1]), 0);
    assert_int_equal(histogram_keep(&all, &wanted), 0);
    assert_int_equal(histogram_counts_add(&sum, &parts[0]), 0);
    assert_int_equal(sum.n, parts[0].n);
    assert_int_equal(histogram_counts_add(&sum, &parts[1]), 0);
    assert_int_equal(sum.n, wanted.n);
    assert_int_equal(sum.max, all.max);
    assert_memory_equal(sum.list, wanted.list, sum.n * sizeof *sum.list);
    assert_int_equal(histogram_counts_total(&sum), all.total);
    for (int i = 0; i <= 1000; i++) {
        double q = (double)i / 1000.0;
        assert_int_equal(histogram_counts_quantile(&sum, q),
                         histogram_quantile(&all, q));
    }
    histogram_counts_free(&wanted);
    histogram_counts_free(&parts[0]);
    histogram_counts_free(&parts[1]);
    histogram_counts_free(&sum);
}

static void counts_below_between_and_above_find_their_place(void **state)
{
    struct histogram_count first[] = {{10, 1}, {20, 2}, {30, 3}};
    struct histogram_count second[] = {{5, 1}, {20, 5}, {25, 7}, {40, 9}};
    struct histogram_count wanted[] = {{5, 1},  {10, 1}, {20, 7},
                                       {25, 7}, {30, 3}, {40, 9}};
    const struct histogram_counts a = {.max = 40, .n = 3, .list = first};
    const struct histogram_counts b = {.max = 39, .n = 4, .list = second};
    const struct histogram_counts none = {0};
    struct histogram_counts sum = {0};

    (void)state;
    assert_int_equal(histogram_counts_add(&sum, &none), 0);
    assert_int_equal(histogram_counts_quantile(&sum, 0.5), 0);
    assert_int_equal(histogram_counts_add(&sum, &a), 0);
    assert_int_equal(histogram_counts_add(&sum, &b), 0);
    assert_int_equal(histogram_counts_add(&sum, &none), 0);
    assert_int_equal(sum.n, sizeof wanted / sizeof *wanted);
    assert_memory_equal(sum.list, wanted, sizeof wanted);
    assert_int_equal(sum.max, 40);
    histogram_counts_free(&sum);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(small_values_have_a_bucket_each),
        cmocka_unit_test(buckets_follow_each_other_without_gaps),
        cmocka_unit_test(a_bucket_is_at_most_a_64th_wide),
        cmocka_unit_test_setup(huge_values_count_in_the_last_bucket,
                               empty_both),
        cmocka_unit_test_setup(an_empty_one_has_quantile_0, empty_both),
        cmocka_unit_test_setup(one_value_is_every_quantile, empty_both),
        cmocka_unit_test_setup(small_quantiles_are_exact, empty_both),
        cmocka_unit_test_setup(quantiles_agree_with_sorted_values, empty_both),
        cmocka_unit_test_setup(quantiles_never_fall, empty_both),
        cmocka_unit_test_setup(merging_is_as_if_one_had_recorded_all,
                               empty_both),
        cmocka_unit_test_setup(merging_an_empty_one_changes_nothing,
                               empty_both),
        cmocka_unit_test_setup(
            counts_that_are_added_are_as_if_one_had_recorded_all, empty_both),
        cmocka_unit_test(counts_below_between_and_above_find_their_place),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
