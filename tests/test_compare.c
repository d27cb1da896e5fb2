/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is worse, better, the same or undecided. */
#include "cmocka_all.h"

#include "support/compare_rig.h"

#include <stdio.h>
#include <string.h>

static void runs_that_are_alike_are_the_same(void **state)
{
    struct compare_rig *p = *state;

    compare_rig_make(p);
    compare_rig_kinds(p, "======");
    assert_false(p->c.paired);
    assert_true(p->c.adjusted);
    assert_float_equal(p->c.cells[0].ratio.value, 1.0, 1e-9);
    assert_float_equal(p->c.cells[0].threshold, COMPARE_THRESHOLD, 0.0);
    assert_int_equal(p->c.cells[0].n_base, COMPARE_RIG_BLOCKS);
    assert_int_equal(compare_count(&p->c, COMPARE_SAME), 6);
    assert_int_equal(p->c.nmeans, 6);
    assert_int_equal(p->c.nonly_base + p->c.nonly_now, 0);
}

static void worse_and_better_are_beyond_the_threshold(void **state)
{
    static const double moved[6] = {200, 115, 168, 200, 126.6, 150};
    struct compare_rig *p = *state;

    compare_rig_refill(&p->runs[NOW], moved, COMPARE_RIG_BLOCKS);
    compare_rig_make(p);
    /* 5.5 % is beyond it and clear of its half. */
    compare_rig_kinds(p, "=-+=-=");
    assert_float_equal(p->c.cells[1].ratio.value, 1.15, 0.01);
    assert_true(p->c.cells[1].p_adjusted <= 0.05);
    assert_true(p->c.cells[1].p <= p->c.cells[1].p_adjusted);
    p->o.thresholds[METRIC_TOTAL] = 0.2;
    compare_rig_make(p);
    compare_rig_kinds(p, "======");
    p->o.thresholds[METRIC_TOTAL] = 0.17;
    compare_rig_make(p);
    compare_rig_kinds(p, "==+===");
}

static void what_is_not_clear_is_undecided(void **state)
{
    static const double moved[6] = {200, 115, 200, 200, 120, 150};
    struct compare_rig *p = *state;

    compare_rig_refill(&p->runs[NOW], moved, STATS_MIN_SAMPLES - 1);
    compare_rig_make(p);
    compare_rig_kinds(p, "uuuuuu");
    compare_rig_noted(p, "NEW has 5 blocks: fewer than 6", true);
    compare_rig_refill(&p->runs[NOW], moved, STATS_MIN_SAMPLES);
    compare_rig_make(p);
    compare_rig_kinds(p, "=-====");
    compare_rig_noted(p, "fewer than 6", false);
}

static void runs_measured_in_turn_are_paired_by_block(void **state)
{
    struct compare_rig *p = *state;

    /* Blocks spread by 30 %, and NEW takes 6 % more in each of them. */
    for (size_t i = 0; i < p->runs[BASE].nsamples; i++) {
        struct result_sample *was = &p->runs[BASE].samples[i];
        struct result_sample *is = &p->runs[NOW].samples[i];
        double block = 1.0 + 0.1 * (was->block % 4);
        was->sample.total_ns = (int64_t)(100e6 * block);
        is->sample.total_ns = (int64_t)(106e6 * block);
    }
    compare_rig_make(p);
    assert_false(p->c.paired);
    compare_rig_kinds(p, "uuuuuu");
    snprintf(p->runs[NOW].against, sizeof p->runs[NOW].against, "%s",
             p->runs[BASE].run_id);
    compare_rig_make(p);
    assert_true(p->c.paired);
    compare_rig_kinds(p, "------");
    assert_float_equal(p->c.cells[0].ratio.value, 1.06, 1e-6);
    /* A block that one run lacks is left out, not shifted. */
    for (size_t i = 0; i < p->runs[NOW].nsamples; i++) {
        p->runs[NOW].samples[i].block += 1;
    }
    compare_rig_make(p);
    assert_int_equal(p->c.cells[0].n_base, COMPARE_RIG_BLOCKS - 1);
    assert_true(p->c.cells[0].ratio.high > 1.1);
}

static void costs_are_those_of_an_operation(void **state)
{
    struct compare_rig *p = *state;

    for (size_t i = 0; i < p->runs[NOW].ncells; i++) {
        p->runs[NOW].cells[i].ops *= 2;
    }
    compare_rig_make(p);
    assert_float_equal(p->c.cells[0].ratio.value, 0.5, 1e-9);
    compare_rig_noted(p, "counts of operations differ", true);
    p->o.metrics[METRIC_THROUGHPUT] = true;
    compare_rig_make(p);
    assert_float_equal(p->c.cells[0].ratio.value, 1.0, 1e-6);
    compare_rig_noted(p, "counts of operations differ", false);
}

static void each_metric_has_its_cells_and_its_threshold(void **state)
{
    struct compare_rig *p = *state;

    p->o.metrics[METRIC_TOTAL] = true;
    p->o.metrics[METRIC_MEMORY] = true;
    p->o.thresholds[METRIC_MEMORY] = 0.01;
    for (size_t i = 0; i < p->runs[NOW].nsamples; i++) {
        p->runs[BASE].samples[i].sample.pss_bytes = 1000000 + (int64_t)i % 7;
        p->runs[NOW].samples[i].sample.pss_bytes = 1020000 + (int64_t)i % 7;
    }
    compare_rig_make(p);
    compare_rig_kinds(p, "======------");
    assert_int_equal(p->c.cells[6].metric, METRIC_MEMORY);
    assert_float_equal(p->c.cells[6].threshold, 0.01, 0.0);
    p->o.metrics[METRIC_TOTAL] = false;
    p->o.metrics[METRIC_MEMORY] = false;
    p->o.metrics[METRIC_LATENCY] = true;
    compare_rig_refuses(p, "choose another --metric");
}

static void a_metric_that_one_run_lacks_is_undecided(void **state)
{
    struct compare_rig *p = *state;

    p->o.metrics[METRIC_LATENCY] = true;
    for (size_t i = 0; i < p->runs[NOW].nsamples; i++) {
        p->runs[NOW].samples[i].sample.latency_p99_ns = 1000;
    }
    compare_rig_make(p);
    compare_rig_kinds(p, "uuuuuu");
    assert_true(p->c.cells[0].ratio.value == 0.0);
    assert_int_equal(p->c.cells[0].n_base, 0);
    assert_int_equal(p->c.nmeans, 0);
}

static void means_are_geometric_and_over_all_parameters(void **state)
{
    static const double base[3] = {100, 100, 200};
    static const double now[3] = {100, 121, 200};
    struct compare_rig *p = *state;

    for (size_t run = 0; run < 2; run++) {
        struct results *r = &p->runs[run];
        fake_free(r);
        fake_init(r);
        fake_cell(r, "mixed:op=1ms", "gil", 2);
        fake_cell(r, "mixed:op=2ms", "gil", 4);
        fake_cell(r, "mixed:op=1ms", "threads", 2);
        fake_blocks(r, run == BASE ? base : now, COMPARE_RIG_BLOCKS, 0.01);
    }
    compare_rig_make(p);
    assert_int_equal(p->c.nmeans, 2);
    assert_int_equal(p->c.means[0].cells, 2);
    assert_float_equal(p->c.means[0].ratio.value, 1.1, 0.003);
    assert_int_equal(p->c.means[0].kind, COMPARE_WORSE);
    assert_int_equal(p->c.means[1].kind, COMPARE_SAME);
    assert_true(compare_in_mean(&p->c, &p->c.means[0], 1));
    assert_false(compare_in_mean(&p->c, &p->c.means[0], 2));
}

static void each_by_itself_finds_more(void **state)
{
    struct compare_rig *p = *state;

    p->o.each = true;
    compare_rig_make(p);
    assert_false(p->c.adjusted);
    /* One cell among a hundred whose shift is just clear. */
    for (size_t i = 0; i < 100; i++) {
        for (size_t run = 0; run < 2; run++) {
            fake_cell(&p->runs[run], "sleep", "gil", (unsigned)i + 3);
        }
    }
    for (unsigned b = COMPARE_RIG_BLOCKS; b < 2 * COMPARE_RIG_BLOCKS; b++) {
        for (size_t i = 6; i < 106; i++) {
            double odd = 1.0 + 0.1 * (double)((b * 7 + i * 13) % 10) / 10.0;
            fake_sample(&p->runs[BASE], i, b, 100 * odd);
            odd = 1.0 + 0.1 * (double)((b * 3 + i * 11) % 10) / 10.0;
            fake_sample(&p->runs[NOW], i, b, (i == 50 ? 106.5 : 100) * odd);
        }
    }
    compare_rig_make(p);
    assert_int_equal(p->c.cells[50].kind, COMPARE_WORSE);
    assert_true(p->c.cells[50].p < 0.05);
    assert_true(p->c.cells[50].p_adjusted > 0.05);
    p->o.each = false;
    compare_rig_make(p);
    assert_int_equal(p->c.cells[50].kind, COMPARE_UNDECIDED);
}

#define CASE(name)                                                             \
    cmocka_unit_test_setup_teardown(name, compare_rig_begin, compare_rig_end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(runs_that_are_alike_are_the_same),
        CASE(worse_and_better_are_beyond_the_threshold),
        CASE(what_is_not_clear_is_undecided),
        CASE(runs_measured_in_turn_are_paired_by_block),
        CASE(costs_are_those_of_an_operation),
        CASE(each_metric_has_its_cells_and_its_threshold),
        CASE(a_metric_that_one_run_lacks_is_undecided),
        CASE(means_are_geometric_and_over_all_parameters),
        CASE(each_by_itself_finds_more),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
