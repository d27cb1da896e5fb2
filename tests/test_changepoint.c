/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cmocka_all.h"

#include "changepoint.h"

#include <math.h>
#include <stdint.h>

enum { MOST = 64 };

static const struct changepoint_options usual = {
    CHANGEPOINT_LEAST, CHANGEPOINT_LEVEL, CHANGEPOINT_PERMUTATIONS, 1};

/* A few digits of noise that are the same everywhere. */
static double noise(size_t i)
{
    uint32_t x = (uint32_t)i * 2654435761U + 12345U;

    x ^= x >> 15;
    x *= 2246822519U;
    x ^= x >> 13;
    return (double)(x % 1000U) / 1000.0 - 0.5;
}

static double mean_apart(const double *a, size_t n, const double *b, size_t m)
{
    double sum = 0.0;

    for (size_t i = 0; i < n; i++) {
        for (size_t j = 0; j < m; j++) {
            sum += fabs(a[i] - b[j]);
        }
    }
    /* Of one sample with itself: all ordered pairs but those of one value. */
    return sum / (double)(a == b ? n * (n - 1) : n * m);
}

/* The definition, word by word. */
static double distance_by_definition(const double *v, size_t m, size_t k)
{
    return (double)(m * k) / (double)(m + k)
           * (2.0 * mean_apart(v, m, v + m, k) - mean_apart(v, m, v, m)
              - mean_apart(v + m, k, v + m, k));
}

/* Of those that are as far as each other, any may be found. */
static void check_split(const double *v, size_t n, size_t least)
{
    double most = 0.0;
    size_t at;
    double found = changepoint_split(v, n, least, &at);

    for (size_t m = least; m + least <= n; m++) {
        most = fmax(most, distance_by_definition(v, m, n - m));
    }
    assert_true(fabs(found - most) < 1e-9 * (1.0 + most));
    assert_true((at == 0) == (found == 0.0));
    if (at > 0) {
        assert_in_range(at, least, n - least);
        assert_true(fabs(distance_by_definition(v, at, n - at) - most)
                    < 1e-9 * (1.0 + most));
    }
}

static void a_split_is_that_of_the_definition(void **state)
{
    (void)state;
    for (size_t n = 2; n <= 40; n++) {
        for (size_t least = 2; least <= 4; least++) {
            double v[MOST];
            for (size_t i = 0; i < n; i++) {
                v[i] = 5.0 + noise(i + 41 * n) + (i > n / 3 ? 0.3 : 0.0);
                v[i] = n % 3 == 0 ? round(4.0 * v[i]) : v[i]; /* ties */
            }
            check_split(v, n, least);
        }
    }
}

static void find(struct changepoints *c, const double *v, size_t n,
                 const struct changepoint_options *o)
{
    struct err e;

    assert_int_equal(changepoint_find(v, n, o, c, &e), 0);
}

static void steps_are_found_in_their_order(void **state)
{
    double v[MOST];
    struct changepoints c;

    (void)state;
    for (size_t i = 0; i < 60; i++) {
        v[i] = noise(i) / 10.0 + (i < 17 ? 0.0 : i < 40 ? 1.0 : 0.4);
    }
    find(&c, v, 60, &usual);
    assert_int_equal(c.n, 2);
    assert_int_equal(c.items[0].at, 17);
    assert_int_equal(c.items[1].at, 40);
    assert_true(fabs(c.items[0].p - 1.0 / (CHANGEPOINT_PERMUTATIONS + 1))
                < 1e-12);
    assert_true(c.items[0].distance > c.items[1].distance);
    changepoint_free(&c);
}

static void little_and_nothing_have_no_changes(void **state)
{
    const double same[12] = {3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3};
    const double few[5] = {1, 1, 1, 9, 9};
    struct changepoints c;

    (void)state;
    find(&c, same, 12, &usual);
    assert_int_equal(c.n, 0);
    changepoint_free(&c);
    for (size_t n = 0; n <= 5; n++) {
        find(&c, few, n, &usual);
        assert_int_equal(c.n, 0);
        changepoint_free(&c);
    }
}

static void one_or_two_wild_values_are_no_change(void **state)
{
    double v[MOST];
    struct changepoints c;

    (void)state;
    for (size_t i = 0; i < 40; i++) {
        v[i] = noise(i) / 10.0;
    }
    v[39] = 2.0;
    v[20] = 2.0;
    find(&c, v, 40, &usual);
    assert_int_equal(c.n, 0);
    changepoint_free(&c);
}

static void no_two_changes_are_nearer_than_told(void **state)
{
    struct changepoint_options o = usual;
    double v[MOST];
    struct changepoints c;

    (void)state;
    for (size_t i = 0; i < 40; i++) {
        v[i] = noise(i) / 10.0 + (i >= 36 ? 1.0 : 0.0);
    }
    o.least = 4;
    find(&c, v, 40, &o);
    assert_int_equal(c.n, 1);
    assert_int_equal(c.items[0].at, 36);
    changepoint_free(&c);
    o.least = 6;
    find(&c, v, 40, &o);
    for (size_t i = 0; i < c.n; i++) {
        assert_true(c.items[i].at >= 6 && c.items[i].at <= 34);
    }
    changepoint_free(&c);
}

/* Three of six at the end: 2 of 20 orders split as far, so p is about 0.1. */
static void p_is_how_often_chance_is_as_far(void **state)
{
    const double v[6] = {0.0, 0.01, 0.02, 1.0, 1.01, 1.02};
    struct changepoint_options o = usual;
    struct changepoints c;

    (void)state;
    find(&c, v, 6, &o);
    assert_int_equal(c.n, 0);
    changepoint_free(&c);
    o.level = 0.2;
    o.permutations = 9999;
    find(&c, v, 6, &o);
    assert_int_equal(c.n, 1);
    assert_int_equal(c.items[0].at, 3);
    assert_true(fabs(c.items[0].p - 0.1) < 0.01);
    changepoint_free(&c);
}

static void a_seed_gives_the_same_again(void **state)
{
    double v[MOST];
    struct changepoints c[2];

    (void)state;
    for (size_t i = 0; i < 40; i++) {
        v[i] = noise(i) + (i < 20 ? 0.0 : 0.4);
    }
    for (size_t i = 0; i < 2; i++) {
        find(&c[i], v, 40, &usual);
    }
    assert_int_equal(c[0].n, 1);
    assert_int_equal(c[1].n, 1);
    assert_true(c[0].items[0].p == c[1].items[0].p);
    changepoint_free(&c[0]);
    changepoint_free(&c[1]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_split_is_that_of_the_definition),
        cmocka_unit_test(steps_are_found_in_their_order),
        cmocka_unit_test(little_and_nothing_have_no_changes),
        cmocka_unit_test(one_or_two_wild_values_are_no_change),
        cmocka_unit_test(no_two_changes_are_nearer_than_told),
        cmocka_unit_test(p_is_how_often_chance_is_as_far),
        cmocka_unit_test(a_seed_gives_the_same_again),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
