/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cmocka_all.h"

#include "analysis.h"
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
    *state = r;
    return 0;
}

static int end(void **state)
{
    fake_free(*state);
    free(*state);
    return 0;
}

static struct verdict *judge(const struct results *r, size_t *n)
{
    struct verdict *v;
    struct err e;

    assert_int_equal(analysis_verdicts(r, r->metric, &v, n, &e), 0);
    return v;
}

static void the_speed_up_is_over_sequential_on_the_same_work(void **state)
{
    struct results *r = *state;
    struct summary *s;
    struct err e;

    fake_cell(r, "primes", "sequential", 2);
    fake_cell(r, "primes", "threads", 2);
    fake_cell(r, "primes:limit=5", "threads", 2);
    fake_cell(r, "primes", "threads", 4);
    fake_blocks(r, (double[]){20.0, 10.0, 1.0, 1.0}, 7, 0.0);
    assert_int_equal(analysis_summaries(r, &s, &e), 0);
    assert_true(fabs(s[0].speedup.value - 1.0) < 1e-9);
    assert_true(fabs(s[1].speedup.value - 2.0) < 1e-9);
    assert_true(s[2].speedup.value == 0.0);
    assert_true(s[3].speedup.value == 0.0);
    free(s);
}

static void figures_that_are_absent_do_not_apply(void **state)
{
    struct results *r = *state;
    struct summary *s;
    struct err e;
    size_t n;

    fake_cell(r, "primes", "sequential", 2);
    fake_cell(r, "primes", "threads", 2);
    fake_blocks(r, (double[]){20.0, 10.0}, 7, 0.0);
    assert_int_equal(analysis_summaries(r, &s, &e), 0);
    assert_true(s[1].latency_p99_ns.value == 0.0);
    free(s);
    r->metric = METRIC_LATENCY;
    struct verdict *v = judge(r, &n);
    assert_int_equal(n, 0);
    free(v);
}

static struct summary *sum_up(const struct results *r)
{
    struct summary *s;
    struct err e;

    assert_int_equal(analysis_summaries(r, &s, &e), 0);
    return s;
}

static void memory_is_summed_up_where_it_is_known(void **state)
{
    struct results *r = *state;

    fake_cell(r, "primes", "threads", 2);
    fake_cell(r, "primes", "processes", 2);
    fake_blocks(r, (double[]){10.0, 10.0}, 7, 0.0);
    for (unsigned b = 0; b < 7; b++) {
        r->samples[2 * b].sample.pss_bytes = 1000 * (b + 1);
    }
    struct summary *s = sum_up(r);
    assert_float_equal(s[0].pss_bytes.value, 4000.0, 1e-9);
    assert_true(s[0].pss_bytes.low < 2000.0 && s[0].pss_bytes.high > 6000.0);
    assert_float_equal(s[1].pss_bytes.value, 0.0, 0.0);
    free(s);
}

static void who_has_no_operations_works_beside_those_who_have(void **state)
{
    struct results *r = *state;

    fake_cell(r, "convoy", "threads", 1);
    fake_cell(r, "convoy", "threads", 4);
    fake_cell(r, "primes", "threads", 4);
    fake_cell(r, "primes", "gil", 4);
    fake_sample(r, 0, 0, 10.0)->sample.ops = 1000;
    fake_sample(r, 1, 0, 10.0)->sample.ops = 1000;
    fake_sample(r, 2, 0, 10.0)->sample.ops = 4000;
    struct summary *s = sum_up(r);
    assert_int_equal(s[0].beside, 0);
    assert_int_equal(s[1].beside, 3);
    assert_int_equal(s[2].beside, 0);
    assert_int_equal(s[3].beside, 0);
    free(s);
    r->cells[1].ops = 0; /* as before a run has calibrated */
    s = sum_up(r);
    assert_int_equal(s[1].beside, 0);
    free(s);
}

#define WITH_RUN(test) cmocka_unit_test_setup_teardown(test, begin, end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_RUN(the_speed_up_is_over_sequential_on_the_same_work),
        WITH_RUN(figures_that_are_absent_do_not_apply),
        WITH_RUN(memory_is_summed_up_where_it_is_known),
        WITH_RUN(who_has_no_operations_works_beside_those_who_have),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
