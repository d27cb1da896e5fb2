/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cmocka_all.h"

#include "breakeven.h"
#include "support/fake_results.h"

#include <gsl/gsl_randist.h>
#include <gsl/gsl_rng.h>

#include <math.h>
#include <stdlib.h>

static int begin(void **state)
{
    struct results *r = malloc(sizeof *r);

    if (r == NULL) {
        return -1;
    }
    fake_init(r);
    *state = r;
    return 0;
}

static int end(void **state)
{
    fake_free(*state);
    free(*state);
    return 0;
}

static int close_to(double a, double b)
{
    return fabs(a - b) <= 1e-9 * (1.0 + fabs(b));
}

static struct interval border(const double *dearer, const double *gain,
                              size_t n)
{
    struct interval i;
    struct err e = {0};

    if (breakeven_border(dearer, gain, n, &i, &e)) {
        fail_msg("%s", e.text);
    }
    return i;
}

/* One block of a cell: what it costs to start, and to work. */
static void add(struct results *r, size_t cell, unsigned block, double start_us,
                double work_us)
{
    struct sample *s = &fake_sample(r, cell, block, 1.0)->sample;

    s->elapsed_ns = (int64_t)(work_us * 1e3);
    s->total_ns = s->elapsed_ns + (int64_t)(start_us * 1e3);
}

struct cost {
    double start_us;
    double work_us;
    double spread; /* of both, alternating */
};

/* The only pair of a run of two models. */
static struct breakeven found(struct results *r, const struct cost costs[2],
                              unsigned blocks)
{
    struct breakeven *all;
    struct err e = {0};
    size_t n;

    fake_cell(r, "primes", "gil", 2);
    fake_cell(r, "primes", "processes", 2);
    for (unsigned b = 0; b < blocks; b++) {
        for (size_t i = 0; i < 2; i++) {
            const struct cost *c = &costs[i];
            double noise = 1.0 + c->spread * ((int)((b + i) % 3) - 1);
            add(r, i, b, c->start_us * noise, c->work_us * noise);
        }
    }
    if (breakeven_find(r, &all, &n, &e)) {
        fail_msg("%s", e.text);
    }
    assert_int_equal(n, 1);
    struct breakeven one = all[0];
    free(all);
    return one;
}

static void a_dearer_start_pays_back_where_the_costs_are_equal(void **state)
{
    /* 100 µs + x = 500 µs + x / 2 */
    const struct cost costs[] = {{100.0, 10000.0, 0.0}, {500.0, 5000.0, 0.0}};
    struct breakeven b = found(*state, costs, 6);

    assert_int_equal(b.kind, BREAKEVEN_PAYS_BACK);
    assert_int_equal(b.cell, 1);
    assert_int_equal(b.against, 0);
    assert_int_equal(b.n, 6);
    assert_true(close_to(b.start_ns.value, 400e3));
    assert_true(close_to(b.saved.value, 0.5));
    assert_true(close_to(b.length_ns.value, 800e3));
    assert_true(close_to(b.length_ns.low, 800e3));
    assert_true(close_to(b.length_ns.high, 800e3));
    assert_true(close_to(b.ops.value, 80.0)); /* 1000 take 10 ms */
}

static void the_order_of_the_plan_does_not_matter(void **state)
{
    const struct cost costs[] = {{500.0, 5000.0, 0.01}, {100.0, 10000.0, 0.02}};
    const struct cost turned[] = {{100.0, 10000.0, 0.02},
                                  {500.0, 5000.0, 0.01}};
    struct results other;

    fake_init(&other);
    struct breakeven a = found(*state, costs, 9);
    struct breakeven b = found(&other, turned, 9);
    fake_free(&other);
    assert_int_equal(a.cell, 0);
    assert_int_equal(b.cell, 1);
    assert_int_equal(a.kind, BREAKEVEN_PAYS_BACK);
    assert_int_equal(b.kind, BREAKEVEN_PAYS_BACK);
    assert_true(fabs(a.length_ns.value / b.length_ns.value - 1.0) < 0.05);
}

static void kinds_are_only_said_where_they_are_clear(void **state)
{
    static const struct {
        struct cost costs[2];
        unsigned blocks;
        enum breakeven_kind kind;
    } cases[] = {
        {{{100, 9000, 0.01}, {500, 5000, 0.01}}, 6, BREAKEVEN_PAYS_BACK},
        {{{100, 9000, 0.01}, {500, 5000, 0.01}}, 5, BREAKEVEN_UNDECIDED},
        {{{100, 9000, 0.01}, {500, 9900, 0.01}}, 7, BREAKEVEN_NEVER},
        {{{100, 9000, 0.01}, {500, 9000, 0.01}}, 7, BREAKEVEN_NOT_SEEN},
        {{{100, 9000, 0.30}, {101, 5000, 0.01}}, 7, BREAKEVEN_ALWAYS},
        {{{100, 5000, 0.30}, {101, 9000, 0.01}}, 7, BREAKEVEN_NEVER},
        {{{100, 5000, 0.30}, {101, 5000, 0.30}}, 7, BREAKEVEN_UNDECIDED},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct results r;
        fake_init(&r);
        struct breakeven b = found(&r, cases[i].costs, cases[i].blocks);
        fake_free(&r);
        if (b.kind != cases[i].kind) {
            fail_msg("case %zu: %s", i, breakeven_kind_name(b.kind));
        }
    }
}

static void what_is_cheaper_and_faster_makes_the_other_pay_never(void **state)
{
    const struct cost costs[] = {{500.0, 9000.0, 0.01}, {100.0, 5000.0, 0.01}};
    struct breakeven b = found(*state, costs, 7);

    assert_int_equal(b.kind, BREAKEVEN_NEVER);
    assert_int_equal(b.cell, 0);
    assert_true(isinf(b.length_ns.value));
    assert_true(isinf(b.length_ns.low));
    assert_true(isinf(b.ops.high));
}

static void a_gain_that_may_be_none_has_no_upper_bound(void **state)
{
    struct results *r = *state;
    static const double work_us[] = {900, 900, 900, 900, 900, 1100, 1100};

    fake_cell(r, "primes", "threads", 2);
    fake_cell(r, "primes", "processes", 2);
    for (unsigned b = 0; b < 7; b++) {
        add(r, 0, b, 100.0, 1000.0);
        add(r, 1, b, 200.0, work_us[b]);
    }
    struct breakeven *all;
    struct err e;
    size_t n;
    assert_int_equal(breakeven_find(r, &all, &n, &e), 0);
    assert_int_equal(all[0].kind, BREAKEVEN_NOT_SEEN);
    assert_true(close_to(all[0].length_ns.value, 1e6));
    assert_true(close_to(all[0].length_ns.low, 1e6));
    assert_true(isinf(all[0].length_ns.high));
    free(all);
}

/* With seven blocks 95 % takes all of them, with nine all but one. */
static void the_interval_is_that_of_the_sign_test(void **state)
{
    const double dearer[] = {4.0, 1.0, 7.0, 3.0, 2.0, 6.0, 5.0, 9.0, 8.0};
    const double gain[] = {1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0};
    struct interval seven = border(dearer, gain, 7);
    struct interval eight = border(dearer, gain, 8);
    struct interval nine = border(dearer, gain, 9);

    (void)state;
    assert_true(close_to(seven.low, 1.0) && close_to(seven.high, 7.0));
    assert_true(close_to(seven.value, 4.0));
    assert_true(close_to(eight.value, sqrt(4.0) * sqrt(5.0)));
    assert_true(close_to(nine.low, 2.0) && close_to(nine.high, 8.0));
}

static void an_equal_start_pays_at_once(void **state)
{
    const double dearer[] = {0.0, 0.0, 0.0, 0.0, 0.0, 0.0};
    const double gain[] = {1.0, 2.0, 1.0, 2.0, 1.0, 2.0};
    const double none[] = {0.0, 0.0, 0.0, 0.0, 0.0, 0.0};

    (void)state;
    assert_true(border(dearer, gain, 6).value == 0.0);
    assert_true(border(dearer, gain, 6).high == 0.0);
    assert_true(border(dearer, none, 6).low == 0.0);
    assert_true(isinf(border(dearer, none, 6).high));
    assert_true(border(dearer, gain, 1).value == 0.0);
}

/* A block in which the gain is a loss turns the other way round. */
static void a_block_that_turns_back_widens_the_interval(void **state)
{
    const double dearer[] = {1.0, 1.0, 1.0, 1.0, 1.0, -3.0};
    const double gain[] = {1.0, 1.0, 1.0, 1.0, 1.0, -1.0};
    struct interval i = border(dearer, gain, 6);

    (void)state;
    assert_true(close_to(i.value, 1.0));
    assert_true(i.low == 0.0); /* five of six alike refuse nothing */
    assert_true(isinf(i.high));
}

/* The true border is 800 µs. 400 runs each: 95 % minus four standard errors
 * of such a count; the medians of a symmetric noise are the truth. */
static void the_interval_encloses_the_border_as_often_as_it_says(void **state)
{
    static const size_t counts[] = {6, 9, 20, 50};
    gsl_rng *random = gsl_rng_alloc(gsl_rng_mt19937);
    enum { RUNS = 400 };

    (void)state;
    gsl_rng_set(random, 77);
    for (size_t c = 0; c < sizeof counts / sizeof *counts; c++) {
        int enclosed = 0;
        for (int run = 0; run < RUNS; run++) {
            double dearer[50];
            double gain[50];
            for (size_t i = 0; i < counts[c]; i++) {
                dearer[i] = 400.0 + gsl_ran_gaussian(random, 150.0);
                gain[i] = 0.5 + gsl_ran_gaussian(random, 0.3);
            }
            struct interval i = border(dearer, gain, counts[c]);
            assert_true(i.low <= i.value && i.value <= i.high);
            enclosed += i.low <= 800.0 && 800.0 <= i.high;
        }
        assert_true(enclosed >= (int)(RUNS * (0.95 - 4.0 * 0.0109)));
    }
    gsl_rng_free(random);
}

static void pairs_are_of_the_same_work_and_of_usable_samples(void **state)
{
    struct results *r = *state;
    struct breakeven *all;
    struct err e;
    size_t n;

    fake_cell(r, "primes", "gil", 2);
    fake_cell(r, "primes", "gil", 4);
    fake_cell(r, "primes", "processes", 4);
    fake_cell(r, "primes", "threads", 4);
    for (unsigned b = 0; b < 7; b++) {
        add(r, 0, b, 100.0, 1000.0);
        add(r, 1, b, 100.0, 1000.0);
        add(r, 2, b, 300.0, 500.0);
        fake_sample(r, 3, b, 1.0)->sample.status = SAMPLE_FAILED;
    }
    assert_int_equal(breakeven_find(r, &all, &n, &e), 0);
    assert_int_equal(n, 1);
    assert_int_equal(all[0].cell, 2);
    assert_int_equal(all[0].against, 1);
    free(all);
}

static void a_run_without_samples_has_none(void **state)
{
    struct results *r = *state;
    struct breakeven *all;
    struct err e;
    size_t n = 9;

    assert_int_equal(breakeven_find(r, &all, &n, &e), 0);
    assert_int_equal(n, 0);
    free(all);
    fake_cell(r, "primes", "gil", 2);
    fake_cell(r, "primes", "threads", 2);
    assert_int_equal(breakeven_find(r, &all, &n, &e), 0);
    assert_int_equal(n, 0);
    free(all);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(
            a_dearer_start_pays_back_where_the_costs_are_equal, begin, end),
        cmocka_unit_test_setup_teardown(the_order_of_the_plan_does_not_matter,
                                        begin, end),
        cmocka_unit_test(kinds_are_only_said_where_they_are_clear),
        cmocka_unit_test_setup_teardown(
            what_is_cheaper_and_faster_makes_the_other_pay_never, begin, end),
        cmocka_unit_test_setup_teardown(
            a_gain_that_may_be_none_has_no_upper_bound, begin, end),
        cmocka_unit_test(the_interval_is_that_of_the_sign_test),
        cmocka_unit_test(an_equal_start_pays_at_once),
        cmocka_unit_test(a_block_that_turns_back_widens_the_interval),
        cmocka_unit_test(the_interval_encloses_the_border_as_often_as_it_says),
        cmocka_unit_test_setup_teardown(
            pairs_are_of_the_same_work_and_of_usable_samples, begin, end),
        cmocka_unit_test_setup_teardown(a_run_without_samples_has_none, begin,
                                        end),
    };

    return cmocka_run_group_tests_name("breakeven", tests, NULL, NULL);
}
