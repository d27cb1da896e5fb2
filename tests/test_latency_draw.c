/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cmocka_all.h"

#include "latency_draw.h"

#include <math.h>
#include <stdlib.h>

enum {
    WORKERS = 4,
    DRAWS = 50000,
    ALL = WORKERS * DRAWS,
    MIDDLE = ALL / 2,
    SLOW = ALL / 100 * 99,
};

static int compare(const void *a, const void *b)
{
    uint64_t x = *(const uint64_t *)a;
    uint64_t y = *(const uint64_t *)b;

    return (x > y) - (x < y);
}

static void draw_all(const struct latency_draw *d, uint64_t ns[ALL])
{
    for (unsigned w = 0; w < WORKERS; w++) {
        for (uint64_t k = 0; k < DRAWS; k++) {
            ns[w * DRAWS + k] = latency_draw_ns(d, w, k);
        }
    }
}

/* Quantiles, mean and the logarithm's deviation of a log-normal distribution:
 * 2.3263 is the normal one's 99th percentile, from a table. */
static void draws_have_the_distribution_that_was_asked_for(void **state)
{
    static uint64_t ns[ALL];
    struct latency_draw d = latency_draw_of(1000000, 5, 7);
    double sigma = log(5.0) / 2.3263478740;
    double sum = 0.0;
    double squares = 0.0;

    (void)state;
    draw_all(&d, ns);
    for (size_t i = 0; i < ALL; i++) {
        double x = log((double)ns[i] / 1e6);
        sum += (double)ns[i];
        squares += x * x;
    }
    qsort(ns, ALL, sizeof ns[0], compare);
    assert_true(fabs((double)ns[MIDDLE] / 1e6 - 1.0) < 0.01);
    assert_true(fabs((double)ns[SLOW] / 5e6 - 1.0) < 0.03);
    assert_true(fabs(sum / ALL / 1e6 / exp(sigma * sigma / 2) - 1.0) < 0.01);
    assert_true(fabs(sqrt(squares / ALL) / sigma - 1.0) < 0.01);
}

/* 3.7190: the normal distribution's 99.99th percentile. */
static void none_exceeds_the_cut(void **state)
{
    struct latency_draw d = latency_draw_of(1000000, 100, 1);
    double cut_ns = 1e6 * pow(100.0, 3.7190164855 / 2.3263478740);
    uint64_t max_ns = 0;

    (void)state;
    for (uint64_t k = 0; k < ALL; k++) {
        uint64_t ns = latency_draw_ns(&d, 0, k);
        assert_true(ns > 0);
        max_ns = ns > max_ns ? ns : max_ns;
    }
    assert_int_equal(max_ns, latency_draw_max_ns(&d));
    assert_true(fabs((double)max_ns / cut_ns - 1.0) < 1e-6);
}

static void a_draw_depends_on_seed_worker_and_number_alone(void **state)
{
    struct latency_draw d = latency_draw_of(1000000, 5, 1);
    struct latency_draw same = latency_draw_of(1000000, 5, 1);
    struct latency_draw other = latency_draw_of(1000000, 5, 2);
    uint64_t first = latency_draw_ns(&d, 1, 2);

    (void)state;
    (void)latency_draw_ns(&d, 0, 0);
    assert_int_equal(latency_draw_ns(&d, 1, 2), first);
    assert_int_equal(latency_draw_ns(&same, 1, 2), first);
    assert_int_not_equal(latency_draw_ns(&other, 1, 2), first);
    assert_int_not_equal(latency_draw_ns(&d, 2, 1), first);
    assert_int_not_equal(latency_draw_ns(&d, 1, 3), first);
    assert_int_not_equal(latency_draw_ns(&d, 2, 2), first);
}

static void without_a_tail_all_take_the_median(void **state)
{
    struct latency_draw d = latency_draw_of(1234567, 1, 3);
    struct latency_draw none = latency_draw_of(0, 5, 3);

    (void)state;
    for (uint64_t k = 0; k < 1000; k++) {
        assert_int_equal(latency_draw_ns(&d, 0, k), 1234567);
        assert_int_equal(latency_draw_ns(&none, 0, k), 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(draws_have_the_distribution_that_was_asked_for),
        cmocka_unit_test(none_exceeds_the_cut),
        cmocka_unit_test(a_draw_depends_on_seed_worker_and_number_alone),
        cmocka_unit_test(without_a_tail_all_take_the_median),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
