/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cmocka_all.h"

#include "plan.h"
#include "scratch_dir.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A folder with one plan, anew for each case. */
struct scratch {
    char dir[SCRATCH_PATH_BYTES];
    char path[SCRATCH_PATH_BYTES + 16];
};

static int make_scratch(void **state)
{
    struct scratch *s = calloc(1, sizeof *s);

    if (s == NULL) {
        return -1;
    }
    scratch_dir_make(s->dir);
    snprintf(s->path, sizeof s->path, "%s/plan.yaml", s->dir);
    *state = s;
    return 0;
}

static int remove_scratch(void **state)
{
    struct scratch *s = *state;

    scratch_dir_remove(s->dir);
    free(s);
    return 0;
}

static int load(const struct scratch *s, const char *yaml, struct plan *p,
                struct err *e)
{
    scratch_dir_write(s->dir, "plan.yaml", yaml);
    return plan_load(p, s->path, e);
}

static void loaded(const struct scratch *s, const char *yaml, struct plan *p)
{
    struct err e = {""};

    if (load(s, yaml, p, &e)) {
        fail_msg("%s: %s", yaml, e.text);
    }
}

static void all_keys_are_read(void **state)
{
    struct plan p;

    loaded(*state,
           "name: nightly\n"
           "description: What it is about\n"
           "min_blocks: 7\n"
           "max_blocks: 30\n"
           "precision: 2%\n"
           "decide: true\n"
           "max_time: 10m\n"
           "trial_time: 50ms\n"
           "timeout: 1m\n"
           "metric: latency\n"
           "threshold: {total: 5%, memory: 2%}\n"
           "seed: 42\n"
           "matrix:\n"
           "  - workloads: [primes, sleep:time=1ms]\n"
           "    models: [threads, gil:interval=1ms]\n"
           "    workers: [1, 2-4, cores]\n"
           "    placements: [compact, none]\n"
           "    sweep: {limit: [1000, 2000]}\n"
           "    ops: 9\n"
           "    trial_time: 20ms\n"
           "  - workloads: sleep\n",
           &p);
    assert_string_equal(p.name, "nightly");
    assert_string_equal(p.description, "What it is about");
    assert_int_equal(p.min_blocks, 7);
    assert_int_equal(p.max_blocks, 30);
    assert_true(p.precision == 0.02);
    assert_true(p.decide);
    assert_int_equal(p.max_time_ns, 600000000000);
    assert_int_equal(p.trial_time_ns, 50000000);
    assert_int_equal(p.timeout_ns, 60000000000);
    assert_int_equal(p.metric, METRIC_LATENCY);
    assert_true(p.thresholds[METRIC_TOTAL] == 0.05);
    assert_true(p.thresholds[METRIC_MEMORY] == 0.02);
    assert_true(p.thresholds[METRIC_LATENCY] == 0.0);
    assert_int_equal(p.seed, 42);
    assert_int_equal(p.ngroups, 2);
    assert_int_equal(p.groups[0].axes[PLAN_WORKLOADS].count, 2);
    assert_string_equal(p.groups[0].axes[PLAN_MODELS].items[1],
                        "gil:interval=1ms");
    assert_int_equal(p.groups[0].axes[PLAN_WORKERS].count, 3);
    assert_int_equal(p.groups[0].axes[PLAN_PLACEMENTS].count, 2);
    assert_string_equal(p.groups[0].sweeps.items[0], "limit=1000,2000");
    assert_int_equal(p.groups[0].ops, 9);
    assert_int_equal(p.groups[0].trial_time_ns, 20000000);
    assert_int_equal(p.groups[1].axes[PLAN_WORKLOADS].count, 1);
    assert_int_equal(p.groups[1].axes[PLAN_MODELS].count, 0);
    plan_free(&p);
}

static void what_is_not_said_has_defaults(void **state)
{
    struct plan p;

    loaded(*state, "matrix: [{workloads: [primes]}]", &p);
    assert_string_equal(p.name, "plan");
    assert_string_equal(p.description, "");
    assert_int_equal(p.min_blocks, 10);
    assert_int_equal(p.max_blocks, 10);
    assert_true(p.precision == 0.0);
    assert_false(p.decide);
    assert_int_equal(p.max_time_ns, 0);
    assert_true(p.thresholds[METRIC_TOTAL] == 0.0);
    assert_int_equal(p.trial_time_ns, 100000000);
    assert_int_equal(p.timeout_ns, 0);
    assert_int_equal(p.metric, METRIC_TOTAL);
    assert_int_equal(p.seed, 0);
    plan_free(&p);
}

static void blocks_that_nobody_gave_follow_from_those_given(void **state)
{
    static const struct {
        unsigned min, max;
        double precision;
        unsigned settled_min, settled_max;
    } cases[] = {
        {0, 0, 0.0, 10, 10},  {3, 0, 0.0, 3, 10},   {20, 0, 0.0, 20, 20},
        {0, 5, 0.0, 5, 5},    {0, 30, 0.0, 30, 30}, {4, 8, 0.0, 4, 8},
        {0, 30, 0.02, 6, 30}, {0, 0, 0.02, 6, 100}, {0, 5, 0.02, 5, 5},
    };
    struct err e;

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct plan p;
        plan_init(&p);
        p.min_blocks = cases[i].min;
        p.max_blocks = cases[i].max;
        p.precision = cases[i].precision;
        assert_int_equal(plan_settle(&p, &e), 0);
        assert_int_equal(p.min_blocks, cases[i].settled_min);
        assert_int_equal(p.max_blocks, cases[i].settled_max);
    }
}

static void deciding_takes_as_many_blocks_as_a_precision(void **state)
{
    struct plan p;
    struct err e;

    (void)state;
    plan_init(&p);
    p.decide = true;
    assert_int_equal(plan_settle(&p, &e), 0);
    assert_int_equal(p.min_blocks, 6);
    assert_int_equal(p.max_blocks, 100);
    assert_true(p.precision == 0.02);
    p.precision = 0.5;
    assert_int_equal(plan_settle(&p, &e), 0);
    assert_true(p.precision == 0.5);
}

static void what_is_wrong_is_said_at_its_place(void **state)
{
    static const struct {
        const char *yaml, *place, *said;
    } cases[] = {
        {"", "1:1", "the plan is empty"},
        {"# a comment\n", "1:1", "the plan is empty"},
        {"primes", "1:1", "a mapping"},
        {"- primes", "1:1", "a mapping"},
        {"name: x\n", "1:1", "no matrix"},
        {"matrix: []\n", "1:1", "no matrix"},
        {"matrix: primes\n", "1:9", "a list of groups"},
        {"matrix: [primes]\n", "1:10", "a mapping"},
        {"matrix:\n  - workers: 2\n", "2:5", "no workloads"},
        {"matrix:\n  - workloads: []\n", "2:5", "no workloads"},
        {"name: x\nblock: 5\n", "2:1", "'block' is not a key here"},
        {"matrix:\n  - workload: x\n", "2:5",
         "'workload' is not a key here; keys are: workloads, models"},
        {"[a]: x\n", "1:1", "is not a key here"},
        {"name: x\nseed: 1\nname: y\n", "3:1", "given twice"},
        {"matrix:\n  - workloads: primes\n    workers: 1\n    workers: 2\n",
         "4:5", "given twice"},
        {"name: [x]\n", "1:7", "a text"},
        {"blocks: ten\n", "1:9", "a whole number from 1 to 1000000"},
        {"blocks: 0\n", "1:9", "a whole number from 1"},
        {"blocks: -5\n", "1:9", "a whole number from 1"},
        {"max_blocks: 1000001\n", "1:13", "a whole number from 1"},
        {"precision: 2\n", "1:12", "a percentage"},
        {"decide: 1\n", "1:9", "true or false"},
        {"decide: [true]\n", "1:9", "true or false"},
        {"max_time: 10\n", "1:11", "a duration"},
        {"trial_time: 0ms\n", "1:13", "a duration"},
        {"timeout: {}\n", "1:10", "a duration"},
        {"metric: speed\n", "1:9", "one of total, elapsed"},
        {"threshold: 5\n", "1:12", "a percentage such as 5%"},
        {"threshold: [5%]\n", "1:12", "a percentage such as 5%"},
        {"threshold: {size: 5%}\n", "1:13", "one of total"},
        {"threshold: {cpu: 5}\n", "1:18", "a percentage such as 5%"},
        {"seed: 0x1\n", "1:7", "a whole number from 1"},
        {"matrix:\n  - workloads: [primes, prime]\n", "2:25",
         "no workload 'prime'; did you mean primes?"},
        {"matrix:\n  - workloads: {}\n", "2:16", "a list"},
        {"matrix:\n  - workloads: [[primes]]\n", "2:17", "a text"},
        {"matrix:\n  - workloads: primes:size=4\n", "2:16",
         "primes: 'size=4' is not a parameter"},
        {"matrix:\n  - workloads: [\"primes:limit=x\"]\n", "2:17",
         "primes: limit='x' is not a whole number"},
        {"matrix:\n  - workloads: [primes]\n    models:\n      - thread\n",
         "4:9", "no model 'thread'; there are: "},
        {"matrix:\n  - models: [\"gil:interval=5\"]\n", "2:14",
         "gil: interval='5' is not a duration"},
        {"matrix:\n  - workers: [1, 0]\n", "2:18",
         "'0' is not a number of workers"},
        {"matrix:\n  - workers: 4-2\n", "2:14",
         "'4-2' is not a number of workers"},
        {"matrix:\n  - workers: all\n", "2:14",
         "'all' is not a number of workers"},
        {"matrix:\n  - placements: [sideways]\n", "2:18", "sideways"},
        {"matrix:\n  - sweep: [1, 2]\n", "2:12", "a mapping"},
        {"matrix:\n  - sweep: {limit: 1}\n", "2:20", "a list of values"},
        {"matrix:\n  - sweep: {limit: []}\n", "2:20", "not a sweep"},
        {"matrix:\n  - sweep: {limit: [[]]}\n", "2:21", "a value"},
        {"matrix:\n  - ops: 0\n", "2:10", "a whole number from 1"},
        {"min_blocks: 9\nmax_blocks: 3\nmatrix: [{workloads: primes}]\n", "1:1",
         "at least 9 blocks and at most 3 contradict each other"},
        {"name: [\n", "2:1", "not YAML"},
        {"name: x\n\tseed: 1\n", "2:1", "not YAML"},
        {"a: b: c\n", "1:5", "not YAML"},
        {"name: *nothing\n", "1:7", "not YAML"},
    };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const struct scratch *s = *state;
        char place[SCRATCH_PATH_BYTES + 32];
        struct err e = {""};
        struct plan p;
        if (load(s, cases[i].yaml, &p, &e) == 0) {
            fail_msg("%s was taken", cases[i].yaml);
        }
        snprintf(place, sizeof place, "%s:%s: ", s->path, cases[i].place);
        if (strncmp(e.text, place, strlen(place)) != 0
            || strstr(e.text, cases[i].said) == NULL) {
            fail_msg("%s: %s", cases[i].yaml, e.text);
        }
    }
}

static void files_that_are_no_text_are_refused(void **state)
{
    static const char garbage[] = "\x7f\x45LF\x02\x01\x00\x00\xff\xfe\x80 {";
    const struct scratch *s = *state;
    struct err e = {""};
    struct plan p;

    FILE *file = fopen(s->path, "wb");
    assert_non_null(file);
    for (int i = 0; i < 1000; i++) {
        assert_int_equal(fwrite(garbage, 1, sizeof garbage, file),
                         sizeof garbage);
    }
    assert_int_equal(fclose(file), 0);
    assert_int_equal(plan_load(&p, s->path, &e), -1);
    assert_non_null(strstr(e.text, s->path));
    assert_int_equal(plan_load(&p, s->dir, &e), -1);
    assert_non_null(strstr(e.text, s->dir));
    assert_int_equal(plan_load(&p, "/nonexistent/plan.yaml", &e), -1);
    assert_non_null(strstr(e.text, "/nonexistent/plan.yaml"));
}

static void numbers_of_workers_are_read_strictly(void **state)
{
    static const struct {
        const char *text;
        unsigned low, high; /* 0 is refused */
    } cases[] = {
        {"1", 1, 1},       {"10000", 10000, 10000},
        {"1-8", 1, 8},     {"3-3", 3, 3},
        {"cores", 2, 2},   {"pus", 4, 4},
        {"0", 0, 0},       {"0-4", 0, 0},
        {"10001", 0, 0},   {"1-10001", 0, 0},
        {"4-2", 0, 0},     {"-4", 0, 0},
        {"4-", 0, 0},      {"1-2-3", 0, 0},
        {"", 0, 0},        {"-", 0, 0},
        {"two", 0, 0},     {"Cores", 0, 0},
        {"1.0", 0, 0},     {" 1", 0, 0},
        {"1-cores", 0, 0}, {"99999999999999999999", 0, 0},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        unsigned low = 0;
        unsigned high = 0;
        int result = plan_worker_range(cases[i].text, 2, 4, &low, &high);
        if ((result == 0) != (cases[i].low != 0) || low != cases[i].low
            || high != cases[i].high) {
            fail_msg("'%s': %d, %u to %u", cases[i].text, result, low, high);
        }
    }
}

static void a_list_is_separated_by_commas(void **state)
{
    struct plan p;
    struct err e;

    (void)state;
    plan_init(&p);
    struct plan_group *g = plan_add_group(&p, &e);
    assert_non_null(g);
    assert_int_equal(
        plan_add_list(g, PLAN_WORKLOADS, "primes:limit=5,sleep", &e), 0);
    assert_int_equal(plan_add_list(g, PLAN_WORKERS, "1,2-4", &e), 0);
    assert_int_equal(plan_add_list(g, PLAN_PLACEMENTS, "list=0,1,compact", &e),
                     0);
    assert_int_equal(g->axes[PLAN_WORKLOADS].count, 2);
    assert_string_equal(g->axes[PLAN_WORKLOADS].items[0], "primes:limit=5");
    assert_int_equal(g->axes[PLAN_WORKERS].count, 2);
    assert_int_equal(g->axes[PLAN_PLACEMENTS].count, 2);
    assert_string_equal(g->axes[PLAN_PLACEMENTS].items[0], "list=0,1");
    assert_int_equal(plan_add_list(g, PLAN_WORKLOADS, "primes,", &e), -1);
    assert_int_equal(plan_add_list(g, PLAN_MODELS, "gil,,threads", &e), -1);
    assert_int_equal(plan_add_list(g, PLAN_WORKERS, "", &e), -1);
    plan_free(&p);
}

#define WITH_SCRATCH(test)                                                     \
    cmocka_unit_test_setup_teardown(test, make_scratch, remove_scratch)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_SCRATCH(all_keys_are_read),
        WITH_SCRATCH(what_is_not_said_has_defaults),
        cmocka_unit_test(blocks_that_nobody_gave_follow_from_those_given),
        WITH_SCRATCH(deciding_takes_as_many_blocks_as_a_precision),
        WITH_SCRATCH(what_is_wrong_is_said_at_its_place),
        WITH_SCRATCH(files_that_are_no_text_are_refused),
        cmocka_unit_test(numbers_of_workers_are_read_strictly),
        cmocka_unit_test(a_list_is_separated_by_commas),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
