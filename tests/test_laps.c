/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "laps.h"

#include "cmocka_all.h"
#include "sample.h"

#include <stdlib.h>

enum { MS = 1000000 };

/* A worker whose laps of equal operations take so many milliseconds each. */
static struct laps made(const double *lap_ms, unsigned count, uint64_t ops)
{
    struct laps l = {.ops = ops, .start_ns = 7 * (uint64_t)MS, .count = count};
    uint64_t now_ns = l.start_ns;

    for (unsigned i = 0; i < count; i++) {
        now_ns += (uint64_t)(lap_ms[i] * MS);
        l.end_ns[i] = now_ns;
    }
    return l;
}

static void fill(double *lap_ms, unsigned count, double value)
{
    for (unsigned i = 0; i < count; i++) {
        lap_ms[i] = value;
    }
}

static struct steadiness judged(const struct laps *l)
{
    struct steadiness s;

    laps_judge(&l, 1, &s);
    return s;
}

static void laps_hold_all_operations_and_none_is_empty(void **state)
{
    static const uint64_t counts[] = {1, 2, 19, 20, 21, 999, 1000000000000};

    (void)state;
    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++) {
        struct laps l = {.ops = counts[i], .count = laps_count(counts[i])};
        assert_in_range(l.count, 1, LAPS_MAX);
        for (unsigned lap = 0; lap < l.count; lap++) {
            assert_true(laps_until(&l, lap + 1) > laps_until(&l, lap));
        }
        assert_int_equal(laps_until(&l, 0), 0);
        assert_int_equal(laps_until(&l, l.count), counts[i]);
    }
}

static void a_steady_worker_has_no_warm_up(void **state)
{
    double lap_ms[LAPS_MAX];

    (void)state;
    fill(lap_ms, LAPS_MAX, 5.0);
    struct laps l = made(lap_ms, LAPS_MAX, 2000);
    struct steadiness s = judged(&l);
    assert_int_equal(s.warmup_ns, 0);
    assert_true(s.ops_per_s > 19999.0 && s.ops_per_s < 20001.0);
}

static void slow_first_laps_are_the_warm_up(void **state)
{
    double lap_ms[LAPS_MAX];

    (void)state;
    fill(lap_ms, LAPS_MAX, 5.0);
    lap_ms[0] = 20.0;
    lap_ms[1] = 8.0;
    struct laps l = made(lap_ms, LAPS_MAX, 2000);
    struct steadiness s = judged(&l);
    assert_int_equal(s.warmup_ns, 28 * MS);
    assert_true(s.ops_per_s > 19999.0 && s.ops_per_s < 20001.0);
}

static void a_slow_lap_later_on_is_none(void **state)
{
    double lap_ms[LAPS_MAX];

    (void)state;
    fill(lap_ms, LAPS_MAX, 5.0);
    lap_ms[3] = 50.0;
    struct laps l = made(lap_ms, LAPS_MAX, 2000);
    assert_int_equal(judged(&l).warmup_ns, 0);
}

/* Turns at a lock make laps of all lengths: no slow start among them. */
static void what_varies_anyway_is_none(void **state)
{
    double lap_ms[LAPS_MAX];

    (void)state;
    for (unsigned i = 0; i < LAPS_MAX; i++) {
        lap_ms[i] = i % 2 == 0 ? 7.0 : 4.0;
    }
    struct laps l = made(lap_ms, LAPS_MAX, 2000);
    assert_int_equal(judged(&l).warmup_ns, 0);
}

static void one_worker_of_three_decides_nothing(void **state)
{
    double slow_ms[LAPS_MAX];
    double lap_ms[LAPS_MAX];
    struct steadiness s;

    (void)state;
    fill(lap_ms, LAPS_MAX, 5.0);
    fill(slow_ms, LAPS_MAX, 5.0);
    slow_ms[0] = 90.0;
    struct laps slow = made(slow_ms, LAPS_MAX, 2000);
    struct laps steady = made(lap_ms, LAPS_MAX, 2000);
    laps_judge((const struct laps *[]){&slow, &steady, &steady}, 3, &s);
    assert_int_equal(s.warmup_ns, 0);
    laps_judge((const struct laps *[]){&slow, &slow, &steady}, 3, &s);
    assert_true(s.warmup_ns > 60 * MS && s.warmup_ns < 63 * MS);
    assert_true(s.ops_per_s > 59999.0 && s.ops_per_s < 60001.0);
}

static void few_laps_tell_nothing(void **state)
{
    double lap_ms[LAPS_MAX];

    (void)state;
    fill(lap_ms, LAPS_MAX, 5.0);
    struct laps l = made(lap_ms, LAPS_TO_JUDGE - 1, 9);
    assert_int_equal(judged(&l).warmup_ns, SAMPLE_ABSENT);
    assert_true(judged(&l).ops_per_s < 0.0);
}

static void a_warm_up_is_half_of_all_at_most(void **state)
{
    double lap_ms[LAPS_MAX];

    (void)state;
    for (unsigned i = 0; i < LAPS_MAX; i++) {
        lap_ms[i] = i < 12 ? 50.0 : 5.0;
    }
    struct laps l = made(lap_ms, LAPS_MAX, 2000);
    assert_int_equal(judged(&l).warmup_ns, 500 * MS);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(laps_hold_all_operations_and_none_is_empty),
        cmocka_unit_test(a_steady_worker_has_no_warm_up),
        cmocka_unit_test(slow_first_laps_are_the_warm_up),
        cmocka_unit_test(a_slow_lap_later_on_is_none),
        cmocka_unit_test(what_varies_anyway_is_none),
        cmocka_unit_test(one_worker_of_three_decides_nothing),
        cmocka_unit_test(few_laps_tell_nothing),
        cmocka_unit_test(a_warm_up_is_half_of_all_at_most),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
