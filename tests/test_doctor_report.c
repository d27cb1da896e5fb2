/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "doctor_report.h"

#include "cmocka_all.h"

#include "label.h"
#include "support/doctor_rig.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Everything is wrong with it that can be. */
static void fill_badly(struct doctor_rig *f)
{
    fake_machine_fill(&f->m, 4);
    fake_machine_put_cpus(&f->m, 0, 3, "cpufreq/scaling_governor",
                          "powersave\n");
    fake_machine_put(&f->m, "/sys/devices/system/cpu/smt/active", "1\n");
    fake_machine_put(&f->m, "/sys/devices/system/cpu/cpufreq/boost", "1\n");
    fake_machine_put(&f->m, "/proc/sys/kernel/randomize_va_space", "0\n");
    fake_machine_put(&f->m, "/sys/devices/system/cpu/isolated", "3\n");
    fake_machine_put(&f->m, "/proc/self/limits",
                     "Max processes             1     unlimited   p\n"
                     "Max open files            20      30     files\n"
                     "Max address space         104857600   unlimited  b\n");
    doctor_rig_examine(f, 40);
}

/* To be freed. */
static char *printed(const struct doctor_rig *f)
{
    char path[SCRATCH_PATH_BYTES + 16];

    snprintf(path, sizeof path, "%s/printed", f->m.root);
    FILE *out = fopen(path, "we");
    assert_non_null(out);
    doctor_print(&f->d, out);
    fclose(out);
    char *text = scratch_dir_read(f->m.root, "printed");
    assert_non_null(text);
    return text;
}

/* Where it stands, or -1. */
static long place(const char *text, const char *what)
{
    const char *found = strstr(text, what);

    return found == NULL ? -1L : (long)(found - text);
}

static void the_worst_comes_first_and_the_sum_last(void **state)
{
    struct doctor_rig *f = *state;

    fill_badly(f);
    char *text = printed(f);
    assert_int_equal(
        strncmp(
            text,
            "What disturbs measuring here, for 40 workers on 4 CPUs (0-3):\n"
            "\nunfit     tasks           1 (ulimit -u), 56 wanted\n",
            strlen("What disturbs measuring here, for 40 workers on 4 CPUs "
                   "(0-3):\n\nunfit     tasks           1 (ulimit -u), 56 "
                   "wanted\n")),
        0);
    long warning = place(text, "\nwarning   governor  ");
    long note = place(text, "\nnote      smt ");
    assert_true(warning > 0 && note > warning
                && place(text, "\ngood      other-runs ") > note);
    assert_non_null(strstr(text, "          → ulimit -n 152\n"));
    assert_non_null(strstr(text, "\nNot fit for 40 workers: 3 things in the "
                                 "way, 4 things to mend, 1 thing to know.\n"));
    free(text);
    snprintf(f->d.need.plan, sizeof f->d.need.plan, "quick");
    text = printed(f);
    assert_non_null(strstr(text, "here, for the plan quick, up to 40 workers"));
    assert_non_null(strstr(text, "Not fit for this plan: "));
    free(text);
}

static void a_quiet_machine_is_said_to_be_one(void **state)
{
    struct doctor_rig *f = *state;

    fake_machine_fill(&f->m, 4);
    doctor_rig_examine(f, 1);
    char *text = printed(f);
    assert_non_null(strstr(text, "\nFit for 1 worker; nothing disturbs.\n"));
    assert_null(strstr(text, "unfit"));
    free(text);
}

static void no_line_is_wider_than_96_columns(void **state)
{
    struct doctor_rig *f = *state;

    fill_badly(f);
    for (size_t i = 0; i < f->d.count; i++) {
        struct finding *one = &f->d.findings[i];
        memset(one->value, 'v', sizeof one->value - 1);
        for (size_t at = 9; at < sizeof one->value; at += 10) {
            one->value[at] = ' ';
        }
        one->value[sizeof one->value - 1] = '\0';
    }
    char *text = printed(f);
    char *rest = text;
    for (const char *line = strsep(&rest, "\n"); line != NULL;
         line = strsep(&rest, "\n")) {
        if (label_columns(line) > 96) {
            fail_msg("too wide: %s", line);
        }
        size_t length = strlen(line);
        assert_true(length == 0 || line[length - 1] != ' ');
    }
    free(text);
}

static void programs_get_every_finding(void **state)
{
    struct doctor_rig *f = *state;

    fill_badly(f);
    json_t *o = doctor_json(&f->d);
    json_t *findings = json_object_get(o, "findings");
    assert_int_equal(json_integer_value(json_object_get(o, "schema_version")),
                     1);
    assert_int_equal(json_integer_value(json_object_get(o, "workers")), 40);
    assert_true(json_is_null(json_object_get(o, "plan")));
    assert_true(json_is_false(json_object_get(o, "fit")));
    assert_int_equal(json_array_size(findings), f->d.count);
    for (size_t i = 0; i < f->d.count; i++) {
        json_t *one = json_array_get(findings, i);
        assert_string_equal(json_string_value(json_object_get(one, "name")),
                            f->d.findings[i].name);
        assert_int_equal(json_object_size(one), 5);
        assert_int_equal(json_is_null(json_object_get(one, "command")),
                         f->d.findings[i].command[0] == '\0');
    }
    json_decref(o);
}

static void a_record_says_why_of_what_is_bad_alone(void **state)
{
    struct doctor_rig *f = *state;

    fill_badly(f);
    json_t *o = doctor_record(&f->d);
    json_t *governor = json_object_get(o, "governor");
    assert_string_equal(json_string_value(json_object_get(governor, "value")),
                        "powersave on 4 CPUs (acpi-cpufreq)");
    assert_string_equal(json_string_value(json_object_get(governor, "status")),
                        "warning");
    assert_non_null(json_object_get(governor, "effect"));
    assert_null(json_object_get(json_object_get(o, "smt"), "effect"));
    assert_int_equal(json_object_size(o), f->d.count);
    json_decref(o);
}

static void a_run_gets_one_line(void **state)
{
    struct doctor_rig *f = *state;
    char line[DOCTOR_LINE_BYTES];

    fake_machine_fill(&f->m, 4);
    doctor_rig_examine(f, 4);
    doctor_line(&f->d, line);
    assert_string_equal(line, "");
    fake_machine_put(&f->m, "/proc/sys/kernel/randomize_va_space", "0\n");
    doctor_rig_examine(f, 4);
    doctor_line(&f->d, line);
    assert_string_equal(line, "tvp doctor finds 1 thing that disturbs "
                              "measuring here (aslr: off (0))");
    fill_badly(f);
    doctor_line(&f->d, line);
    assert_int_equal(strncmp(line,
                             "tvp doctor finds 7 things that disturb measuring "
                             "here (tasks: 1 (ulimit -u), 56 wanted; ",
                             85),
                     0);
    assert_int_equal(line[strlen(line) - 1], ')');
}

#define CASE(name)                                                             \
    cmocka_unit_test_setup_teardown(name, doctor_rig_begin, doctor_rig_end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(the_worst_comes_first_and_the_sum_last),
        CASE(a_quiet_machine_is_said_to_be_one),
        CASE(no_line_is_wider_than_96_columns),
        CASE(programs_get_every_finding),
        CASE(a_record_says_why_of_what_is_bad_alone),
        CASE(a_run_gets_one_line),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
