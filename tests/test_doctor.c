/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The checks, on machines that are folders. */
#include "doctor.h"

#include "cmocka_all.h"

#include "support/doctor_rig.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void a_quiet_computer_has_nothing_to_mend(void **state)
{
    struct doctor_rig *f = *state;

    fake_machine_fill(&f->m, 4);
    doctor_rig_examine(f, 4);
    for (size_t i = 0; i < f->d.count; i++) {
        if (f->d.findings[i].status != FINDING_GOOD) {
            fail_msg("%s: %s", f->d.findings[i].name, f->d.findings[i].value);
        }
        assert_int_equal(f->d.findings[i].effect[0], '\0');
        assert_int_equal(f->d.findings[i].command[0], '\0');
    }
    assert_true(f->d.count >= 25);
}

static void what_is_not_good_says_what_it_does(void **state)
{
    struct doctor_rig *f = *state;

    fake_machine_fill(&f->m, 4);
    fake_machine_put(&f->m, "/sys/devices/system/cpu/smt/active", "1\n");
    fake_machine_put(&f->m, "/sys/devices/system/cpu/cpufreq/boost", "1\n");
    fake_machine_put(&f->m, "/proc/sys/kernel/randomize_va_space", "0\n");
    doctor_rig_examine(f, 4);
    for (size_t i = 0; i < f->d.count; i++) {
        const struct finding *one = &f->d.findings[i];
        if (one->status >= FINDING_NOTE) {
            size_t length = strlen(one->effect);
            assert_true(length > 20);
            assert_int_equal(one->effect[length - 1], '.');
        }
    }
    assert_int_equal(doctor_tally(&f->d, FINDING_WARNING), 2);
    assert_int_equal(doctor_tally(&f->d, FINDING_UNFIT), 0);
}

static void an_empty_machine_is_unknown_and_not_unfit(void **state)
{
    struct doctor_rig *f = *state;

    doctor_rig_visit(f, 4);
    doctor_examine(&f->d);
    assert_int_equal(doctor_tally(&f->d, FINDING_UNFIT), 0);
    assert_int_equal(doctor_tally(&f->d, FINDING_WARNING), 0);
    doctor_rig_expect(f, "governor", FINDING_UNKNOWN, "no cpufreq here");
    doctor_rig_expect(f, "load", FINDING_UNKNOWN, "not told here");
    doctor_rig_expect(f, "steal", FINDING_UNKNOWN, "not looked at");
    doctor_rig_expect(f, "pressure", FINDING_UNKNOWN,
                      "the kernel does not tell");
    doctor_rig_expect(f, "cpu-quota", FINDING_GOOD,
                      "none, no control group for CPU time");
}

static void every_allowed_cpu_has_its_governor(void **state)
{
    struct doctor_rig *f = *state;

    fake_machine_fill(&f->m, 256);
    fake_machine_put_cpus(&f->m, 250, 255, "cpufreq/scaling_governor",
                          "powersave\n");
    doctor_rig_examine(f, 256);
    doctor_rig_expect(
        f, "governor", FINDING_WARNING,
        "performance on 250 CPUs, powersave on 6 CPUs (acpi-cpufreq)");
    doctor_rig_mended_by(f, "governor",
                         "sudo cpupower frequency-set -g performance");
    doctor_rig_expect(f, "cpus", FINDING_GOOD, "256 of 256 allowed");
    /* Those that may not be used don't matter. */
    fake_machine_put(&f->m, "/proc/self/status", "Cpus_allowed_list: 0-249\n");
    doctor_rig_examine(f, 250);
    doctor_rig_expect(f, "governor", FINDING_GOOD,
                      "performance on 250 CPUs (acpi-cpufreq)");
    doctor_rig_expect(f, "cpus", FINDING_NOTE, "250 of 256 allowed: 0-249");
}

static void each_kind_of_boost_has_its_own_switch(void **state)
{
    static const char intel[] = "/sys/devices/system/cpu/intel_pstate/no_turbo";
    struct doctor_rig *f = *state;

    fake_machine_fill(&f->m, 2);
    fake_machine_put(&f->m, "/sys/devices/system/cpu/cpufreq/boost", "1\n");
    doctor_rig_examine(f, 2);
    doctor_rig_expect(f, "boost", FINDING_WARNING, "on");
    doctor_rig_mended_by(
        f, "boost", "echo 0 | sudo tee /sys/devices/system/cpu/cpufreq/boost");
    fake_machine_put(&f->m, intel, "0\n");
    doctor_rig_examine(f, 2);
    doctor_rig_expect(f, "boost", FINDING_WARNING, "on");
    doctor_rig_mended_by(
        f, "boost",
        "echo 1 | sudo tee /sys/devices/system/cpu/intel_pstate/no_turbo");
    fake_machine_put(&f->m, intel, "1\n");
    doctor_rig_examine(f, 2);
    doctor_rig_expect(f, "boost", FINDING_GOOD, "off");
}

static void smt_tells_whether_siblings_are_allowed(void **state)
{
    struct doctor_rig *f = *state;

    fake_machine_fill(&f->m, 4);
    fake_machine_put(&f->m, "/sys/devices/system/cpu/smt/active", "1\n");
    fake_machine_put_cpus(&f->m, 0, 1, "topology/thread_siblings_list",
                          "0-1\n");
    fake_machine_put_cpus(&f->m, 2, 3, "topology/thread_siblings_list",
                          "2-3\n");
    doctor_rig_examine(f, 2);
    doctor_rig_expect(f, "smt", FINDING_NOTE, "on, siblings are allowed");
    fake_machine_put(&f->m, "/proc/self/status", "Cpus_allowed_list: 0,2\n");
    doctor_rig_examine(f, 2);
    doctor_rig_expect(f, "smt", FINDING_NOTE,
                      "on, one sibling a core is allowed");
}

static void isolated_cpus_are_compared_with_the_allowed(void **state)
{
    static const char isolated[] = "/sys/devices/system/cpu/isolated";
    struct doctor_rig *f = *state;

    fake_machine_fill(&f->m, 8);
    fake_machine_put(&f->m, isolated, "\n");
    doctor_rig_examine(f, 2);
    doctor_rig_expect(f, "isolated-cpus", FINDING_NOTE, "none");
    fake_machine_put(&f->m, isolated, "4-7\n");
    doctor_rig_examine(f, 2);
    doctor_rig_expect(f, "isolated-cpus", FINDING_WARNING,
                      "4-7, some of them allowed");
    doctor_rig_mended_by(f, "isolated-cpus", "taskset -c 4-7 tvp run");
    fake_machine_put(&f->m, "/proc/self/status", "Cpus_allowed_list: 0-3\n");
    doctor_rig_examine(f, 2);
    doctor_rig_expect(f, "isolated-cpus", FINDING_GOOD,
                      "4-7, none of them allowed");
    fake_machine_put(&f->m, "/proc/self/status", "Cpus_allowed_list: 4-6\n");
    fake_machine_put(&f->m, "/sys/devices/system/cpu/nohz_full", "4-7\n");
    doctor_rig_examine(f, 2);
    doctor_rig_expect(f, "isolated-cpus", FINDING_GOOD, "4-7, no ticks on 4-7");
    doctor_rig_visit(f, 2);
    f->d.need.unbound = true;
    doctor_examine(&f->d);
    doctor_rig_expect(f, "isolated-cpus", FINDING_WARNING,
                      "4-7, no ticks on 4-7");
}

static void heat_and_throttling_are_told(void **state)
{
    struct doctor_rig *f = *state;

    fake_machine_fill(&f->m, 2);
    fake_machine_put_cpus(&f->m, 1, 1, "thermal_throttle/core_throttle_count",
                          "12\n");
    doctor_rig_examine(f, 2);
    doctor_rig_expect(f, "throttling", FINDING_NOTE,
                      "41 °C, slowed down 12× since boot");
    fake_machine_put(&f->m, "/sys/class/thermal/thermal_zone1/temp", "97500\n");
    doctor_rig_examine(f, 2);
    doctor_rig_expect(f, "throttling", FINDING_WARNING,
                      "97 °C, slowed down 12× since boot");
}

static void a_slow_clock_is_named(void **state)
{
    static const char source[] =
        "/sys/devices/system/clocksource/clocksource0/current_clocksource";
    struct doctor_rig *f = *state;

    fake_machine_fill(&f->m, 2);
    fake_machine_put(&f->m, source, "hpet\n");
    doctor_rig_examine(f, 2);
    doctor_rig_expect(f, "clock-source", FINDING_WARNING, "hpet");
    assert_non_null(
        strstr(doctor_rig_found(f, "clock-source")->command, "echo tsc"));
    doctor_rig_visit(f, 2);
    f->d.clock = (struct doctor_clock){4e6, 4e6, 30.0};
    doctor_examine(&f->d);
    assert_int_equal(doctor_rig_found(f, "clock")->status, FINDING_WARNING);
    assert_non_null(strstr(doctor_rig_found(f, "clock")->effect, "step"));
    f->d.clock = (struct doctor_clock){1.0, 900.0, 900.0};
    doctor_examine(&f->d);
    assert_int_equal(doctor_rig_found(f, "clock")->status, FINDING_WARNING);
    assert_non_null(strstr(doctor_rig_found(f, "clock")->effect, "costs"));
}

static void settings_of_the_kernel_are_read(void **state)
{
    struct doctor_rig *f = *state;

    fake_machine_fill(&f->m, 2);
    fake_machine_put(&f->m, "/sys/kernel/mm/transparent_hugepage/enabled",
                     "[always] madvise never\n");
    fake_machine_put(&f->m, "/sys/devices/system/cpu/vulnerabilities/a",
                     "Mitigation: PTI\n");
    fake_machine_put(&f->m, "/sys/devices/system/cpu/vulnerabilities/b",
                     "Vulnerable\n");
    fake_machine_put(&f->m, "/proc/sys/kernel/sched_autogroup_enabled", "1\n");
    fake_machine_put(&f->m, "/proc/sys/kernel/perf_event_paranoid", "3\n");
    fake_machine_put(&f->m, "/proc/self/personality", "00040000\n");
    doctor_rig_examine(f, 2);
    doctor_rig_expect(f, "huge-pages", FINDING_NOTE, "always");
    doctor_rig_expect(f, "mitigations", FINDING_NOTE,
                      "1 mended, 1 open, 1 not there");
    doctor_rig_expect(f, "autogroup", FINDING_NOTE, "on");
    doctor_rig_expect(f, "counters", FINDING_NOTE, "perf_event_paranoid 3");
    doctor_rig_mended_by(f, "counters",
                         "sudo sysctl kernel.perf_event_paranoid=2");
    doctor_rig_expect(f, "aslr", FINDING_WARNING, "off for this program");
    fake_machine_put(&f->m, "/proc/self/personality", "00000000\n");
    fake_machine_put(&f->m, "/proc/sys/kernel/randomize_va_space", "1\n");
    doctor_rig_examine(f, 2);
    doctor_rig_expect(f, "aslr", FINDING_WARNING,
                      "on, but not for the heap (1)");
}

static void surroundings_are_named(void **state)
{
    struct doctor_rig *f = *state;

    fake_machine_fill(&f->m, 2);
    fake_machine_put(&f->m, "/sys/class/dmi/id/sys_vendor", "Dell Inc.\n");
    doctor_rig_examine(f, 2);
    doctor_rig_expect(f, "hypervisor", FINDING_GOOD, "none: Dell Inc.");
    fake_machine_put(&f->m, "/proc/cpuinfo", "flags\t\t: fpu hypervisor\n");
    fake_machine_put(&f->m, "/sys/class/dmi/id/sys_vendor", "QEMU\n");
    fake_machine_put(&f->m, "/sys/class/dmi/id/product_name", "Standard PC\n");
    fake_machine_put(&f->m, "/run/.containerenv", "");
    doctor_rig_examine(f, 2);
    doctor_rig_expect(f, "hypervisor", FINDING_NOTE,
                      "a virtual machine: QEMU Standard PC");
    doctor_rig_expect(f, "container", FINDING_NOTE, "Podman");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_quiet_computer_has_nothing_to_mend,
                                        doctor_rig_begin, doctor_rig_end),
        cmocka_unit_test_setup_teardown(what_is_not_good_says_what_it_does,
                                        doctor_rig_begin, doctor_rig_end),
        cmocka_unit_test_setup_teardown(
            an_empty_machine_is_unknown_and_not_unfit, doctor_rig_begin,
            doctor_rig_end),
        cmocka_unit_test_setup_teardown(every_allowed_cpu_has_its_governor,
                                        doctor_rig_begin, doctor_rig_end),
        cmocka_unit_test_setup_teardown(each_kind_of_boost_has_its_own_switch,
                                        doctor_rig_begin, doctor_rig_end),
        cmocka_unit_test_setup_teardown(smt_tells_whether_siblings_are_allowed,
                                        doctor_rig_begin, doctor_rig_end),
        cmocka_unit_test_setup_teardown(
            isolated_cpus_are_compared_with_the_allowed, doctor_rig_begin,
            doctor_rig_end),
        cmocka_unit_test_setup_teardown(heat_and_throttling_are_told,
                                        doctor_rig_begin, doctor_rig_end),
        cmocka_unit_test_setup_teardown(a_slow_clock_is_named, doctor_rig_begin,
                                        doctor_rig_end),
        cmocka_unit_test_setup_teardown(settings_of_the_kernel_are_read,
                                        doctor_rig_begin, doctor_rig_end),
        cmocka_unit_test_setup_teardown(surroundings_are_named,
                                        doctor_rig_begin, doctor_rig_end),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
