/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cmocka_all.h"

#include "behaviour.h"
#include "support/fake_results.h"

#include <math.h>
#include <stdlib.h>

static int begin(void **state)
{
    struct results *r = malloc(sizeof *r);

    if (r == NULL) {
        return -1;
    }
    fake_init(r);
    fake_cell(r, "primes", "threads", 2);
    fake_cell(r, "primes", "gil", 2);
    *state = r;
    return 0;
}

static int end(void **state)
{
    fake_free(*state);
    free(*state);
    return 0;
}

static struct behaviour *judged(const struct results *r)
{
    struct behaviour *b;
    struct err e;

    assert_int_equal(behaviour_cells(r, &b, &e), 0);
    return b;
}

static void every_trait_has_its_own_formula(void **state)
{
    static const double expected[TRAITS] = {0.75, 200,  3000, 2.0, 400,
                                            3,    0.05, 7,    0.02};
    struct sample s;
    (void)state;

    sample_clear(&s);
    for (size_t t = 0; t < TRAITS; t++) {
        assert_true(trait_of((enum trait)t, &s) == SAMPLE_ABSENT);
    }
    s.fairness = 0.75;
    s.warmup_ns = 200;
    s.elapsed_ns = 10000;
    s.steady_ops_per_s = 3000;
    s.ops = 100;
    s.instructions = 40000;
    s.cycles = 20000;
    s.cache_misses = 300;
    s.tlb_misses = 5;
    s.migrations = 7;
    for (size_t t = 0; t < TRAITS; t++) {
        assert_true(fabs(trait_of((enum trait)t, &s) - expected[t]) < 1e-9);
    }
}

static void nothing_is_divided_by_zero(void **state)
{
    struct sample s;
    (void)state;

    sample_clear(&s);
    s.instructions = s.cache_misses = s.tlb_misses = s.warmup_ns = 5;
    s.cycles = s.ops = s.elapsed_ns = 0;
    s.fairness = NAN;
    s.steady_ops_per_s = INFINITY;
    for (size_t t = 0; t < TRAITS; t++) {
        double value = trait_of((enum trait)t, &s);
        assert_true(t == TRAIT_WARMUP ? value == 5.0 : value == SAMPLE_ABSENT);
    }
}

static void medians_are_of_the_samples_that_count_and_have_it(void **state)
{
    struct results *r = *state;

    fake_sample(r, 0, 0, 1.0)->sample.fairness = 0.9;
    fake_sample(r, 0, 1, 1.0)->sample.fairness = 0.5;
    r->samples[1].sample.status = SAMPLE_DISTURBED;
    fake_sample(r, 0, 1, 1.0)->sample.fairness = 0.7;
    fake_sample(r, 0, 2, 1.0)->sample.fairness = 0.8;
    fake_sample(r, 0, 3, 1.0);
    fake_sample(r, 0, 4, 1.0)->sample.fairness = 0.1;
    r->samples[5].sample.status = SAMPLE_FAILED;
    struct behaviour *b = judged(r);
    assert_true(fabs(b[0].median[TRAIT_FAIRNESS] - 0.8) < 1e-9);
    assert_true(b[1].median[TRAIT_FAIRNESS] == SAMPLE_ABSENT);
    free(b);
}

static void a_zero_is_a_figure(void **state)
{
    struct results *r = *state;

    for (unsigned block = 0; block < 3; block++) {
        struct sample *s = &fake_sample(r, 0, block, 1.0)->sample;
        s->warmup_ns = block == 2 ? 900 : 0;
        s->migrations = 0;
    }
    struct behaviour *b = judged(r);
    assert_true(b[0].median[TRAIT_WARMUP] == 0.0);
    assert_true(b[0].median[TRAIT_WARMUP_SHARE] == 0.0);
    assert_true(b[0].median[TRAIT_MIGRATIONS] == 0.0);
    free(b);
}

static void every_marked_sample_is_counted(void **state)
{
    struct results *r = *state;

    fake_sample(r, 0, 0, 1.0)->sample.status = SAMPLE_DISTURBED;
    fake_sample(r, 0, 0, 1.0)->sample.status = SAMPLE_DISTURBED;
    fake_sample(r, 1, 0, 1.0)->sample.status = SAMPLE_DISTURBED;
    fake_sample(r, 1, 0, 1.0);
    fake_sample(r, 1, 1, 1.0)->sample.status = SAMPLE_TIMEOUT;
    struct behaviour *b = judged(r);
    assert_int_equal(b[0].disturbed, 2);
    assert_int_equal(b[1].disturbed, 1);
    free(b);
}

#define WITH_RUN(test) cmocka_unit_test_setup_teardown(test, begin, end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_trait_has_its_own_formula),
        cmocka_unit_test(nothing_is_divided_by_zero),
        WITH_RUN(medians_are_of_the_samples_that_count_and_have_it),
        WITH_RUN(a_zero_is_a_figure),
        WITH_RUN(every_marked_sample_is_counted),
    };

    return cmocka_run_group_tests_name("behaviour", tests, NULL, NULL);
}
