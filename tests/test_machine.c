/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "machine.h"

#include "cmocka_all.h"

#include "plan.h"
#include "plan_json.h"
#include "support/doctor_rig.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct topology *four_cores(void)
{
    struct topology *t = NULL;
    struct err e;

    assert_int_equal(topology_load_synthetic(&t, "pack:1 core:4 pu:1", &e), 0);
    return t;
}

static const char *const keys[] = {
    "schema_version",
    "host",
    "kernel",
    "architecture",
    "kernel_options",
    "libc",
    "libc_name",
    "memory_bytes",
    "cpu_model",
    "microcode",
    "packages",
    "numa_nodes",
    "cores",
    "pus",
    "allowed_cores",
    "allowed_pus",
    "allowed",
    "l3_bytes",
    "smt",
    "aslr",
    "frequency_governor",
    "cgroup_cpu_max",
    "load_average",
    "transparent_hugepage",
    "clock_source",
    "tvp_version",
    "tvp_commit",
    "compiler",
    "compiler_flags",
};

static void a_record_has_the_keys_that_others_rely_on(void **state)
{
    struct topology *t = four_cores();
    struct err e;
    char *text = NULL;

    (void)state;
    assert_int_equal(machine_json(t, &text, &e), 0);
    json_t *m = json_loads(text, 0, NULL);
    assert_non_null(m);
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        if (json_object_get(m, keys[i]) == NULL) {
            fail_msg("no %s", keys[i]);
        }
    }
    assert_int_equal(json_integer_value(json_object_get(m, "schema_version")),
                     1);
    assert_int_equal(json_integer_value(json_object_get(m, "cores")), 4);
    json_decref(m);
    free(text);
    topology_free(t);
}

static void the_environment_is_what_tells_and_nothing_else(void **state)
{
    char variables[][48] = {
        "LANG=C.UTF-8",
        "LC_ALL=de_DE",
        "LANGUAGE=de",
        "OMP_NUM_THREADS=4",
        "MALLOC_ARENA_MAX=1",
        "MALLOCATED=1",
        "LD_PRELOAD=/x.so",
        "AWS_SECRET_KEY=abc",
        "PATH=/bin",
        "SLURM_JOB_ID=17",
        "SLURM_JWT=secret",
        "TVP_HOST=node7",
        "TVP_LOCK=a=b",
        "HOME=/home/someone",
        "GLIBC_TUNABLES=\033x",
        "LC_",
    };
    enum { COUNT = sizeof variables / sizeof *variables };
    char *pointers[COUNT + 1] = {NULL};

    (void)state;
    for (size_t i = 0; i < COUNT; i++) {
        pointers[i] = variables[i];
    }
    json_t *o = machine_environment(pointers);
    char *text = json_dumps(o, JSON_COMPACT | JSON_SORT_KEYS);
    assert_string_equal(text, "{\"GLIBC_TUNABLES\":\" x\",\"LANG\":\"C.UTF-8\","
                              "\"LC_ALL\":\"de_DE\",\"LD_PRELOAD\":\"/x.so\","
                              "\"MALLOC_ARENA_MAX\":\"1\","
                              "\"OMP_NUM_THREADS\":\"4\","
                              "\"SLURM_JOB_ID\":\"17\",\"TVP_LOCK\":\"a=b\"}");
    free(text);
    json_decref(o);
}

static void a_run_adds_its_plan_its_command_and_the_doctors_look(void **state)
{
    struct doctor_rig *f = *state;
    struct topology *t = four_cores();
    struct plan plan;
    struct err e;
    char *text = NULL;

    fake_machine_fill(&f->m, 4);
    doctor_rig_examine(f, 4);
    plan_init(&plan);
    plan.seed = 4711;
    assert_non_null(plan_add_group(&plan, &e));
    struct machine_run run = {
        .plan = &plan, .command = "tvp run -o \033[1m", .doctor = &f->d};
    assert_int_equal(machine_record(t, &run, &text, &e), 0);
    json_t *m = json_loads(text, 0, NULL);
    json_t *of_run = json_object_get(m, "run");
    assert_string_equal(json_string_value(json_object_get(of_run, "command")),
                        "tvp run -o  [1m");
    assert_int_equal(json_integer_value(json_object_get(
                         json_object_get(of_run, "plan"), "seed")),
                     4711);
    assert_non_null(json_object_get(json_object_get(m, "doctor"), "governor"));
    assert_true(json_is_object(json_object_get(m, "environment")));
    assert_non_null(json_object_get(m, "kernel"));
    json_decref(m);
    free(text);
    plan_free(&plan);
    topology_free(t);
}

static void what_was_added_since_keeps_no_run_from_going_on(void **state)
{
    static const char was[] =
        "{\"host\":\"a\",\"kernel\":\"L\",\"cpu_model\":\"C\",\"pus\":2,"
        "\"allowed\":\"0-1\"}";
    static const char now[] =
        "{\"host\":\"a\",\"kernel\":\"L\",\"cpu_model\":\"C\",\"pus\":2,"
        "\"allowed\":\"0-1\",\"doctor\":{\"load\":{}},\"microcode\":\"1\"}";
    static const char other[] =
        "{\"host\":\"a\",\"kernel\":\"L\",\"cpu_model\":\"C\",\"pus\":2,"
        "\"allowed\":\"0\"}";
    struct err e = {""};

    (void)state;
    assert_int_equal(machine_same(was, now, &e), 0);
    assert_int_equal(machine_same(was, other, &e), -1);
    assert_non_null(strstr(e.text, "allowed differs"));
}

/* JSON is YAML: what is recorded is a plan that can be carried out. */
static void a_recorded_plan_reads_back_as_the_same(void **state)
{
    static const char yaml[] =
        "name: whole\ndescription: \"all: the keys, \\\"quoted\\\"\"\n"
        "min_blocks: 3\nmax_blocks: 9\nprecision: 2.5%\nmax_time: 90s\n"
        "trial_time: 45ms\ntimeout: 7s\nmetric: cpu\nseed: 99\n"
        "threshold: {cpu: 2.5%, total: 5%}\n"
        "matrix:\n"
        "  - workloads: [\"http:url=http://a/?b=c\", mixed]\n"
        "    models: [\"gil:interval=1ms\", processes]\n"
        "    workers: [1, 2-4, cores]\n"
        "    placements: [compact, \"list=0,2\"]\n"
        "    sweep: {cpu: [0%, 50%], latency: [1ms]}\n"
        "    trial_time: 1ms\n"
        "  - workloads: sleep\n"
        "    ops: 12\n";
    struct doctor_rig *f = *state;
    struct plan first;
    struct plan second;
    struct err e = {""};
    char path[SCRATCH_PATH_BYTES + 16];

    fake_machine_put(&f->m, "/a.yaml", yaml);
    snprintf(path, sizeof path, "%s/a.yaml", f->m.root);
    if (plan_load(&first, path, &e)) {
        fail_msg("%s", e.text);
    }
    json_t *json = plan_json(&first);
    char *text = json_dumps(json, JSON_INDENT(2));
    fake_machine_put(&f->m, "/a.yaml", text);
    if (plan_load(&second, path, &e)) {
        fail_msg("%s\n%s", e.text, text);
    }
    json_t *again = plan_json(&second);
    assert_true(json_equal(json, again));
    assert_non_null(strstr(text, "\"http:url=http://a/?b=c\""));
    assert_non_null(strstr(text, "\"precision\": \"2.5%\""));
    assert_non_null(strstr(text, "\"list=0,2\""));
    assert_true(second.thresholds[METRIC_CPU] == 0.025);
    assert_int_equal(second.max_time_ns, first.max_time_ns);
    assert_int_equal(second.groups[0].sweeps.count, 2);
    assert_string_equal(second.groups[0].sweeps.items[0], "cpu=0%,50%");
    assert_int_equal(second.groups[1].ops, 12);
    json_decref(json);
    json_decref(again);
    free(text);
    plan_free(&first);
    plan_free(&second);
}

#define CASE(name)                                                             \
    cmocka_unit_test_setup_teardown(name, doctor_rig_begin, doctor_rig_end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_record_has_the_keys_that_others_rely_on),
        cmocka_unit_test(the_environment_is_what_tells_and_nothing_else),
        CASE(a_run_adds_its_plan_its_command_and_the_doctors_look),
        cmocka_unit_test(what_was_added_since_keeps_no_run_from_going_on),
        CASE(a_recorded_plan_reads_back_as_the_same),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
