/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cmocka_all.h"

#include "counting.h"

enum { MS = 1000000, US = 1000, WORKERS_MAX = 3 };

static void sum_up(struct counting_look *l, size_t n)
{
    l->sum = 0;
    for (size_t i = 0; i < n; i++) {
        l->sum += l->counts[i];
    }
}

struct gap {
    uint64_t before[WORKERS_MAX];
    uint64_t after[WORKERS_MAX];
    size_t workers;
    uint64_t target;
    uint64_t end_ns; /* looks are at 1,000 and 2,000 */
    uint64_t ops[WORKERS_MAX];
};

static const struct gap gaps[] = {
    {{0}, {100}, 1, 50, 1500, {50}},
    {{0}, {100}, 1, 100, 2000, {100}},
    {{40, 60}, {90, 110}, 2, 150, 1500, {65, 85}},
    {{10, 0, 0}, {10, 30, 70}, 3, 20, 1100, {10, 3, 7}},
    /* What rounding leaves goes to those that went on. */
    {{5, 0, 0}, {5, 1, 1}, 3, 6, 1500, {5, 1, 0}},
    {{0, 0, 0}, {3, 3, 3}, 3, 8, 1888, {3, 3, 2}},
    /* Never earlier than what is known not to be the end. */
    {{0}, {UINT64_C(1) << 60}, 1, 1, 1001, {1}},
};

static void the_end_lies_between_two_looks(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof gaps / sizeof *gaps; i++) {
        struct gap g = gaps[i];
        struct counting_look before = {.at_ns = 1000, .counts = g.before};
        struct counting_look after = {.at_ns = 2000, .counts = g.after};
        sum_up(&before, g.workers);
        sum_up(&after, g.workers);
        assert_int_equal(counting_end_ns(&before, &after, g.target), g.end_ns);
    }
}

static void shares_add_up_to_the_target(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof gaps / sizeof *gaps; i++) {
        struct gap g = gaps[i];
        struct counting_look before = {.at_ns = 1000, .counts = g.before};
        struct counting_look after = {.at_ns = 2000, .counts = g.after};
        uint64_t ops[WORKERS_MAX];
        sum_up(&before, g.workers);
        sum_up(&after, g.workers);
        counting_share(&before, &after, g.workers, g.target, ops);
        for (size_t w = 0; w < g.workers; w++) {
            assert_int_equal(ops[w], g.ops[w]);
        }
    }
}

/* Counts too large for a double to be exact. */
static void large_counts_add_up_as_well(void **state)
{
    const uint64_t large = UINT64_C(1) << 61;
    uint64_t counts[2][3] = {{large + 1, large + 3, 7},
                             {large + 99, large + 1000003, 11}};
    struct counting_look before = {.at_ns = 1000, .counts = counts[0]};
    struct counting_look after = {.at_ns = 2000, .counts = counts[1]};

    (void)state;
    sum_up(&before, 3);
    sum_up(&after, 3);
    for (uint64_t target = before.sum + 1; target <= after.sum;
         target += 9973) {
        uint64_t ops[3];
        counting_share(&before, &after, 3, target, ops);
        assert_int_equal(ops[0] + ops[1] + ops[2], target);
        for (size_t i = 0; i < 3; i++) {
            assert_in_range(ops[i], counts[0][i], counts[1][i]);
        }
    }
}

/* What a worker has counted so long after the gate opened. */
struct pace {
    uint64_t idle_ns; /* before the first */
    double per_ns;
    uint64_t step; /* counts so many at once */
};

static uint64_t counted(const struct pace *p, uint64_t ns)
{
    double all = ns > p->idle_ns ? p->per_ns * (double)(ns - p->idle_ns) : 0.0;

    return (uint64_t)all / p->step * p->step;
}

struct course {
    unsigned looks;
    uint64_t last_gap_ns;
    uint64_t over_ns; /* the last look after the true end */
    uint64_t error_ns;
};

/* A trial on a clock of its own, looked at until the target is reached. */
static struct course follow(const struct pace *p, uint64_t target)
{
    uint64_t counts[2] = {0, 0};
    struct counting_look before = {.counts = &counts[0]};
    struct counting_look last = {.counts = &counts[1]};
    struct course c = {0};
    uint64_t steps = (target + p->step - 1) / p->step * p->step;
    uint64_t true_ns = p->idle_ns + (uint64_t)((double)steps / p->per_ns);
    uint64_t now_ns = 5 * US;

    for (;; c.looks++) {
        last.at_ns = now_ns;
        last.sum = counts[1] = counted(p, now_ns);
        if (last.sum >= target) {
            break;
        }
        now_ns += counting_wait_ns(&before, &last, 0, target);
        before.at_ns = last.at_ns;
        before.sum = counts[0] = last.sum;
    }
    uint64_t end_ns = counting_end_ns(&before, &last, target);
    c.last_gap_ns = last.at_ns - before.at_ns;
    c.over_ns = last.at_ns - true_ns;
    c.error_ns = end_ns > true_ns ? end_ns - true_ns : true_ns - end_ns;
    return c;
}

static void looks_are_few_and_the_last_are_close(void **state)
{
    static const struct pace paces[] = {
        {0, 0.01, 1},         {0, 1.0, 1},        {50 * MS, 0.01, 1},
        {200 * MS, 0.1, 1},   {0, 0.01, 25 * US}, {0, 1e-6, 1},
        {3 * MS, 0.02, 1000},
    };
    (void)state;

    for (size_t i = 0; i < sizeof paces / sizeof *paces; i++) {
        const struct pace *p = &paces[i];
        uint64_t target = (uint64_t)(p->per_ns * 100 * MS);
        struct course c = follow(p, target);
        uint64_t all_ns = p->idle_ns + UINT64_C(100) * MS;
        assert_in_range(c.looks, 1, 120);
        if (p->step == 1 && p->per_ns > 1e-3) {
            assert_in_range(c.error_ns, 0, all_ns / 1000);
            assert_in_range(c.over_ns, 0, all_ns / 20);
        } else {
            assert_in_range(c.over_ns, 0, all_ns / 8);
        }
    }
}

static void who_does_not_count_is_looked_at_ever_more_rarely(void **state)
{
    uint64_t counts[1] = {0};
    struct counting_look l = {.counts = counts};
    unsigned looks = 0;

    (void)state;
    while (l.at_ns < UINT64_C(10000) * MS) {
        uint64_t wait_ns = counting_wait_ns(&l, &l, 0, 1);
        assert_in_range(wait_ns, 50 * US, 50 * MS);
        l.at_ns += wait_ns;
        looks++;
    }
    assert_in_range(looks, 1, 300);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_end_lies_between_two_looks),
        cmocka_unit_test(shares_add_up_to_the_target),
        cmocka_unit_test(large_counts_add_up_as_well),
        cmocka_unit_test(looks_are_few_and_the_last_are_close),
        cmocka_unit_test(who_does_not_count_is_looked_at_ever_more_rarely),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
