/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which runs and cells are compared, and what is said of them. */
#include "cmocka_all.h"

#include "support/compare_rig.h"

#include <stdio.h>
#include <string.h>

static void an_unreliable_run_makes_nothing_worse_or_better(void **state)
{
    static const double moved[6] = {200, 115, 168, 200, 120, 150};
    struct compare_rig *p = *state;

    compare_rig_refill(&p->runs[NOW], moved, COMPARE_RIG_BLOCKS);
    for (size_t i = 0; i < p->runs[NOW].nsamples; i += 3) {
        p->runs[NOW].samples[i].sample.status = SAMPLE_DISTURBED;
    }
    compare_rig_make(p);
    compare_rig_kinds(p, "=uu===");
    assert_int_equal(p->c.means[1].kind, COMPARE_UNDECIDED);
    compare_rig_noted(p, "Don't rely on NEW", true);
    compare_rig_noted(p, "Don't rely on BASE", false);
    for (size_t i = 0; i < p->runs[NOW].nsamples; i += 6) {
        p->runs[NOW].samples[i].sample.status = SAMPLE_OK;
    }
    compare_rig_make(p);
    compare_rig_kinds(p, "=-+===");
}

static void all_that_move_alike_look_like_the_machine(void **state)
{
    static const double slower[6] = {214, 108, 216, 215, 128, 161};
    static const double one[6] = {200, 108, 200, 200, 120, 150};
    struct compare_rig *p = *state;

    compare_rig_refill(&p->runs[NOW], slower, COMPARE_RIG_BLOCKS);
    compare_rig_make(p);
    compare_rig_noted(p, "All 6 cells moved alike, by +7", true);
    compare_rig_refill(&p->runs[NOW], one, COMPARE_RIG_BLOCKS);
    compare_rig_make(p);
    compare_rig_noted(p, "moved alike", false);
}

static void speed_ups_are_compared_across_machines(void **state)
{
    /* Twice as fast a machine, on which gil got worse beside sequential. */
    static const double faster[6] = {100, 50, 120, 100, 60, 75};
    struct compare_rig *p = *state;

    compare_rig_refill(&p->runs[NOW], faster, COMPARE_RIG_BLOCKS);
    p->o.cross_machine = true;
    compare_rig_make(p);
    assert_true(p->c.relative);
    compare_rig_kinds(p, "=-==");
    assert_float_equal(p->c.cells[1].ratio.value, 1.2, 0.01);
    assert_int_equal(p->c.cells[1].base, 2);
}

static void machines_that_differ_are_refused(void **state)
{
    char base[] = "{\"cpu_model\": \"Quick 9\", \"kernel\": \"Linux 6.1\", "
                  "\"host\": \"one\", \"smt\": \"notsupported\"}";
    char now[] = "{\"cpu_model\": \"Slow 5\", \"kernel\": \"Linux 6.2\", "
                 "\"host\": \"two\", \"smt\": \"off\"}";
    struct compare_rig *p = *state;

    p->runs[BASE].machine_json = base;
    p->runs[NOW].machine_json = now;
    compare_rig_refuses(p,
                        "differ in CPU model (Quick 9, then Slow 5), kernel");
    compare_rig_refuses(p, "--allow cpu-model,kernel");
    p->o.allow = "kernel";
    compare_rig_refuses(p, "--allow cpu-model to");
    p->o.allow = "kernel,CPU-Model";
    compare_rig_make(p);
    assert_int_equal(p->c.nfacts, 3);
    assert_string_equal(p->c.facts[2].name, "host");
    assert_false(p->c.facts[0].matters);
    compare_rig_noted(p, "which --allow lets pass: CPU model", true);
    p->o.allow = NULL;
    p->o.cross_machine = true;
    compare_rig_make(p);
    assert_true(p->c.facts[0].matters);
    compare_rig_noted(p, "speed-ups over sequential are compared", true);
    p->o.allow = "kernle";
    compare_rig_refuses(p, "'kernle' is none of architecture, ");
    p->runs[BASE].machine_json = NULL;
    p->runs[NOW].machine_json = NULL;
}

static void a_quota_beside_none_is_a_difference(void **state)
{
    char base[] = "{\"cgroup_cpu_max\": null, \"environment\": {}}";
    char now[] = "{\"cgroup_cpu_max\": \"max 100000\", \"environment\": "
                 "{\"LD_PRELOAD\": \"x.so\"}}";
    struct compare_rig *p = *state;

    p->runs[BASE].machine_json = base;
    p->runs[NOW].machine_json = now;
    compare_rig_refuses(p, "differ in LD_PRELOAD (none, then x.so):");
    memcpy(strstr(now, "max "), "900 ", 4);
    compare_rig_refuses(p, "CPU quota (none, then 900 100000)");
    p->runs[BASE].machine_json = NULL;
    p->runs[NOW].machine_json = NULL;
}

static void the_plan_of_new_gives_the_threshold(void **state)
{
    static const double moved[6] = {200, 115, 200, 200, 120, 150};
    char machine[] = "{\"run\": {\"plan\": {\"threshold\": "
                     "{\"total\": \"20%\", \"memory\": \"2%\"}}}}";
    struct compare_rig *p = *state;

    compare_rig_refill(&p->runs[NOW], moved, COMPARE_RIG_BLOCKS);
    p->runs[NOW].machine_json = machine;
    compare_rig_make(p);
    assert_float_equal(p->c.cells[0].threshold, 0.2, 1e-12);
    compare_rig_kinds(p, "======");
    p->o.thresholds[METRIC_TOTAL] = 0.1;
    compare_rig_make(p);
    compare_rig_kinds(p, "=-====");
    p->runs[NOW].machine_json = NULL;
}

static void cells_of_one_run_alone_are_told(void **state)
{
    struct compare_rig *p = *state;

    snprintf(p->runs[NOW].cells[0].params, PARAMS_TEXT_BYTES, "op=3ms");
    p->runs[NOW].cells[5].workers = 4;
    compare_rig_make(p);
    assert_int_equal(p->c.ncells, 4);
    assert_int_equal(p->c.nonly_base, 2);
    assert_int_equal(p->c.only_base[1], 5);
    assert_int_equal(p->c.nonly_now, 2);
    assert_int_equal(p->c.only_now[0], 0);
    for (size_t i = 0; i < p->runs[NOW].ncells; i++) {
        p->runs[NOW].cells[i].workers = 7;
    }
    compare_rig_refuses(p, "no cell in common");
}

static void ignored_parameters_find_a_cell_again(void **state)
{
    static const char url[] = "url=http://host:80/a:op=2ms:b=1";
    struct compare_rig *p = *state;

    for (size_t i = 3; i < 6; i++) {
        snprintf(p->runs[BASE].cells[i].params, PARAMS_TEXT_BYTES,
                 "url=http://host:80/a:b=1");
        snprintf(p->runs[NOW].cells[i].params, PARAMS_TEXT_BYTES, "%s", url);
    }
    compare_rig_make(p);
    assert_int_equal(p->c.ncells, 3);
    p->o.ignore = "interval,op";
    compare_rig_refuses(p, "no cell of either run says 'interval'");
    p->o.ignore = "op";
    compare_rig_make(p);
    assert_int_equal(p->c.ncells, 6);
    /* A value with colons goes as a whole. */
    for (size_t i = 3; i < 6; i++) {
        snprintf(p->runs[NOW].cells[i].params, PARAMS_TEXT_BYTES,
                 "url=http://other:81/c:op=2ms:b=1");
    }
    p->o.ignore = "url,op";
    compare_rig_make(p);
    assert_int_equal(p->c.ncells, 6);
    /* One more that is the same but for op. */
    size_t more = fake_cell(&p->runs[NOW], "mixed", "gil", 2);
    snprintf(p->runs[NOW].cells[more].params, PARAMS_TEXT_BYTES,
             "url=http://host:80/a:op=9ms:b=1");
    compare_rig_refuses(p, "NEW has two cells for one of the other run");
}

#define CASE(name)                                                             \
    cmocka_unit_test_setup_teardown(name, compare_rig_begin, compare_rig_end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(an_unreliable_run_makes_nothing_worse_or_better),
        CASE(all_that_move_alike_look_like_the_machine),
        CASE(speed_ups_are_compared_across_machines),
        CASE(machines_that_differ_are_refused),
        CASE(a_quota_beside_none_is_a_difference),
        CASE(the_plan_of_new_gives_the_threshold),
        CASE(cells_of_one_run_alone_are_told),
        CASE(ignored_parameters_find_a_cell_again),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
