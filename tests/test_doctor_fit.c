/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether a machine is fit for a plan. */
#include "doctor.h"

#include "cmocka_all.h"

#include "support/doctor_rig.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char groups[] = "/sys/fs/cgroup/cgroup.controllers";

static void in_a_group(struct doctor_rig *f)
{
    fake_machine_put(&f->m, "/proc/self/cgroup", "0::/a/b\n");
    fake_machine_put(&f->m, "/proc/self/mountinfo",
                     "35 24 0:30 / /sys/fs/cgroup rw - cgroup2 cgroup2 rw\n");
    fake_machine_put(&f->m, groups, "cpuset cpu io memory pids\n");
    fake_machine_put(&f->m, "/sys/fs/cgroup/a/b/cpu.max", "max 100000\n");
}

static void a_quota_is_judged_by_what_workers_keep_busy(void **state)
{
    struct doctor_rig *f = *state;

    fake_machine_fill(&f->m, 4);
    in_a_group(f);
    doctor_rig_examine(f, 4);
    doctor_rig_expect(f, "cpu-quota", FINDING_GOOD, "none");
    /* The group above holds for all below it. */
    fake_machine_put(&f->m, "/sys/fs/cgroup/a/cpu.max", "250000 100000\n");
    doctor_rig_examine(f, 4);
    doctor_rig_expect(f, "cpu-quota", FINDING_UNFIT, "2.5 of 4 allowed CPUs");
    doctor_rig_examine(f, 2);
    doctor_rig_expect(f, "cpu-quota", FINDING_WARNING, "2.5 of 4 allowed CPUs");
    /* More workers than CPUs keep no more than those busy. */
    fake_machine_put(&f->m, "/sys/fs/cgroup/a/cpu.max", "400000 100000\n");
    doctor_rig_examine(f, 100);
    doctor_rig_expect(f, "cpu-quota", FINDING_GOOD, "4 of 4 allowed CPUs");
}

static void version_1_has_quotas_too(void **state)
{
    struct doctor_rig *f = *state;

    fake_machine_fill(&f->m, 4);
    fake_machine_put(&f->m, "/proc/self/cgroup", "3:cpu,cpuacct:/c\n0::/\n");
    fake_machine_put(&f->m, "/proc/self/mountinfo",
                     "32 31 0:29 / /sys/fs/cgroup/cpu rw - cgroup cgroup "
                     "rw,cpu,cpuacct\n");
    fake_machine_put(&f->m, "/sys/fs/cgroup/cpu/cpu.cfs_quota_us", "-1\n");
    fake_machine_put(&f->m, "/sys/fs/cgroup/cpu/cpu.cfs_period_us", "100000\n");
    fake_machine_put(&f->m, "/sys/fs/cgroup/cpu/c/cpu.cfs_quota_us", "50000\n");
    fake_machine_put(&f->m, "/sys/fs/cgroup/cpu/c/cpu.cfs_period_us",
                     "100000\n");
    doctor_rig_examine(f, 1);
    doctor_rig_expect(f, "cpu-quota", FINDING_UNFIT, "0.5 of 4 allowed CPUs");
}

static void the_tightest_limit_on_tasks_is_named(void **state)
{
    struct doctor_rig *f = *state;

    fake_machine_fill(&f->m, 4);
    doctor_rig_examine(f, 100);
    doctor_rig_expect(f, "tasks", FINDING_GOOD,
                      "499700 (threads-max), 116 wanted");
    fake_machine_put(&f->m, "/proc/self/limits",
                     "Max processes             115     unlimited   p\n"
                     "Max open files            20      30     files\n"
                     "Max stack size            1048576 2 bytes\n"
                     "Max address space         104857600   unlimited  b\n");
    doctor_rig_examine(f, 100);
    doctor_rig_expect(f, "tasks", FINDING_UNFIT, "115 (ulimit -u), 116 wanted");
    doctor_rig_expect(f, "open-files", FINDING_UNFIT, "20, up to 332 wanted");
    doctor_rig_mended_by(f, "open-files", "ulimit -n 332");
    doctor_rig_expect(f, "address-space", FINDING_UNFIT,
                      "100 MiB, 164 MiB wanted for stacks");
    doctor_rig_examine(f, 36);
    doctor_rig_expect(f, "address-space", FINDING_GOOD,
                      "100 MiB, 100 MiB wanted for stacks");
    in_a_group(f);
    fake_machine_put(&f->m, "/sys/fs/cgroup/a/pids.max", "60\n");
    fake_machine_put(&f->m, "/sys/fs/cgroup/a/pids.current", "10\n");
    doctor_rig_examine(f, 34);
    doctor_rig_expect(f, "tasks", FINDING_GOOD, "50 (pids.max), 50 wanted");
    doctor_rig_examine(f, 35);
    doctor_rig_expect(f, "tasks", FINDING_UNFIT, "50 (pids.max), 51 wanted");
    assert_non_null(strstr(doctor_rig_found(f, "tasks")->command, "TasksMax"));
}

static void threads_stacks_are_maps(void **state)
{
    struct doctor_rig *f = *state;

    fake_machine_fill(&f->m, 4);
    fake_machine_put(&f->m, "/proc/sys/vm/max_map_count", "712\n");
    doctor_rig_examine(f, 100);
    doctor_rig_expect(f, "tasks", FINDING_GOOD,
                      "116 (max_map_count), 116 wanted");
    doctor_rig_examine(f, 101);
    doctor_rig_expect(f, "tasks", FINDING_UNFIT,
                      "116 (max_map_count), 117 wanted");
    doctor_rig_mended_by(f, "tasks", "sudo sysctl vm.max_map_count=916");
}

static void root_has_no_limit_on_its_processes(void **state)
{
    struct doctor_rig *f = *state;

    fake_machine_fill(&f->m, 4);
    fake_machine_put(&f->m, "/proc/self/status",
                     "Uid:\t0\t0\t0\t0\nCpus_allowed_list:\t0-3\n");
    fake_machine_put(&f->m, "/proc/self/limits",
                     "Max processes             10     unlimited   p\n"
                     "Max open files            200      300     files\n");
    doctor_rig_examine(f, 100);
    doctor_rig_expect(f, "tasks", FINDING_GOOD,
                      "499700 (threads-max), 116 wanted");
    doctor_rig_expect(f, "open-files", FINDING_WARNING,
                      "200, up to 332 wanted");
    doctor_rig_expect(f, "user", FINDING_NOTE, "root");
    fake_machine_put(&f->m, "/proc/sys/kernel/pid_max", "400\n");
    doctor_rig_examine(f, 100);
    doctor_rig_expect(f, "tasks", FINDING_UNFIT, "100 (pid_max), 116 wanted");
    doctor_rig_mended_by(f, "tasks", "sudo sysctl kernel.pid_max=632");
}

static void limits_without_end_are_none(void **state)
{
    struct doctor_rig *f = *state;
    static const char *const most[] = {"9223372036854775807\n",
                                       "99999999999999999999\n", "max\n"};

    fake_machine_fill(&f->m, 4);
    fake_machine_put(&f->m, "/proc/self/limits",
                     "Max stack size  9223372036854775800 unlimited bytes\n"
                     "Max address space 9223372036854775800 unlimited bytes\n"
                     "Max open files  99999999999999999999 unlimited files\n");
    for (size_t i = 0; i < sizeof most / sizeof *most; i++) {
        fake_machine_put(&f->m, "/proc/sys/kernel/pid_max", most[i]);
        fake_machine_put(&f->m, "/proc/sys/kernel/threads-max", most[i]);
        fake_machine_put(&f->m, "/proc/sys/vm/max_map_count", most[i]);
        doctor_rig_examine(f, 100);
        assert_int_equal(doctor_rig_found(f, "tasks")->status, FINDING_GOOD);
    }
    assert_int_equal(doctor_rig_found(f, "open-files")->status, FINDING_GOOD);
    assert_int_equal(doctor_rig_found(f, "address-space")->status,
                     FINDING_UNFIT);
    doctor_rig_examine(f, 1 << 20);
    doctor_rig_expect(f, "address-space", FINDING_UNFIT,
                      "1024 TiB, 8388608 TiB wanted for stacks");
}

static void shared_memory_must_take_all_workers(void **state)
{
    struct doctor_rig *f = *state;

    fake_machine_fill(&f->m, 4);
    doctor_rig_visit(f, 1000);
    f->d.shared_free_bytes = (int64_t)f->d.need.shared_bytes;
    doctor_examine(&f->d);
    assert_int_equal(doctor_rig_found(f, "shared-memory")->status,
                     FINDING_GOOD);
    f->d.shared_free_bytes--;
    doctor_examine(&f->d);
    assert_int_equal(doctor_rig_found(f, "shared-memory")->status,
                     FINDING_UNFIT);
    f->d.shared_bytes = -1;
    doctor_examine(&f->d);
    doctor_rig_expect(f, "shared-memory", FINDING_UNFIT,
                      "there is no /dev/shm");
}

static void memory_is_what_machine_and_group_leave(void **state)
{
    struct doctor_rig *f = *state;

    fake_machine_fill(&f->m, 4);
    fake_machine_put(&f->m, "/proc/meminfo",
                     "MemTotal: 8000000 kB\nMemAvailable: 1048576 kB\n"
                     "SwapTotal: 2097152 kB\nSwapFree: 1048576 kB\n");
    doctor_rig_examine(f, 100);
    assert_int_equal(doctor_rig_found(f, "memory")->status, FINDING_GOOD);
    doctor_rig_expect(f, "swap", FINDING_NOTE, "1.0 GiB of 2.0 GiB in use");
    doctor_rig_examine(f, 1000);
    assert_int_equal(doctor_rig_found(f, "memory")->status, FINDING_WARNING);
    doctor_rig_examine(f, 10000);
    assert_int_equal(doctor_rig_found(f, "memory")->status, FINDING_UNFIT);
    in_a_group(f);
    fake_machine_put(&f->m, "/sys/fs/cgroup/a/memory.max", "104857600\n");
    fake_machine_put(&f->m, "/sys/fs/cgroup/a/memory.current", "94371840\n");
    doctor_rig_examine(f, 1);
    assert_int_equal(doctor_rig_found(f, "memory")->status, FINDING_UNFIT);
    assert_non_null(strstr(doctor_rig_found(f, "memory")->value,
                           "10 MiB free in the control group, 16 MiB"));
}

/* As if CPUs had been so busy since `before`, out of 100 ticks each. */
static void after(struct doctor_rig *f, unsigned cpus, unsigned busy,
                  unsigned steal)
{
    doctor_rig_visit(f, 4);
    fake_machine_ticks(&f->m, (int)cpus, 100 + busy, 1100 - busy - steal,
                       steal);
    doctor_examine(&f->d);
    fake_machine_ticks(&f->m, (int)cpus, 100, 1000, 0);
}

static void load_is_what_cpus_do_now(void **state)
{
    struct doctor_rig *f = *state;

    fake_machine_fill(&f->m, 4);
    fake_machine_put(&f->m, "/proc/loadavg", "3.10 2.0 1.0 2/300 4711\n");
    after(f, 4, 10, 0);
    doctor_rig_expect(f, "load", FINDING_GOOD,
                      "0.4 of 4 CPUs busy now, 3.1 in the last minute");
    after(f, 4, 11, 0);
    assert_int_equal(doctor_rig_found(f, "load")->status, FINDING_WARNING);
    after(f, 4, 50, 0);
    assert_int_equal(doctor_rig_found(f, "load")->status, FINDING_WARNING);
    after(f, 4, 51, 0);
    doctor_rig_expect(f, "load", FINDING_UNFIT,
                      "2.0 of 4 CPUs busy now, 3.1 in the last minute");
    /* Of CPUs that are not allowed nothing counts. */
    fake_machine_put(&f->m, "/proc/self/status", "Cpus_allowed_list: 1\n");
    after(f, 4, 51, 0);
    doctor_rig_expect(f, "load", FINDING_UNFIT,
                      "0.5 of 1 CPU busy now, 3.1 in the last minute");
    fake_machine_put(&f->m, "/proc/pressure/cpu", "some avg10=40.15 avg60=1\n");
    after(f, 4, 1, 0);
    doctor_rig_expect(f, "pressure", FINDING_NOTE,
                      "40 % of 10 s somebody waited for a CPU");
}

static void stolen_time_marks_and_forbids(void **state)
{
    struct doctor_rig *f = *state;

    fake_machine_fill(&f->m, 2);
    after(f, 2, 1, 1);
    doctor_rig_expect(f, "steal", FINDING_GOOD,
                      "1.0 % of the CPU time just now");
    after(f, 2, 1, 2);
    doctor_rig_expect(f, "steal", FINDING_WARNING,
                      "2.0 % of the CPU time just now");
    after(f, 2, 1, 11);
    doctor_rig_expect(f, "steal", FINDING_UNFIT,
                      "11.0 % of the CPU time just now");
}

static void another_run_forbids_this_one(void **state)
{
    struct doctor_rig *f = *state;
    struct machine_lock l;
    struct machine_lock_holder who;
    struct doctor_need need;
    struct err e;
    char name[64];

    fake_machine_fill(&f->m, 2);
    snprintf(name, sizeof name, "tvp-test-%d", (int)getpid());
    setenv("TVP_LOCK", name, 1);
    assert_int_equal(machine_lock_try(&l, &who, &e), 0);
    doctor_need_workers(&need, 2);
    for (int own = 0; own < 2; own++) {
        doctor_begin(&f->d, &need, own);
        doctor_visit(&f->d, f->m.root);
        doctor_examine(&f->d);
        assert_int_equal(doctor_rig_found(f, "other-runs")->status,
                         own ? FINDING_GOOD : FINDING_UNFIT);
        if (!own) {
            char process[64];
            snprintf(process, sizeof process, "process %d, since 2",
                     (int)getpid());
            assert_non_null(
                strstr(doctor_rig_found(f, "other-runs")->value, process));
            assert_non_null(strstr(doctor_rig_found(f, "other-runs")->effect,
                                   "test_doctor_fit."));
        }
        doctor_free(&f->d);
    }
    machine_lock_release(&l);
}

static void a_plan_needs_what_its_largest_cells_do(void **state)
{
    struct doctor_need need;
    struct doctor_need plain;
    struct cell cells[] = {
        {.workload = "primes",
         .model = "processes",
         .model_params = "start=spawn:boot-memory=64M",
         .workers = 3,
         .placement = "per-core"},
        {.workload = "sleep",
         .model = "threads",
         .workers = 40,
         .placement = "compact"},
    };

    (void)state;
    doctor_need_cells(&need, "my plan", cells, 2);
    doctor_need_workers(&plain, 40);
    assert_string_equal(need.plan, "my plan");
    assert_int_equal(need.workers, 40);
    assert_false(need.unbound);
    assert_int_equal(need.shared_bytes, plain.shared_bytes);
    assert_int_equal(need.memory_bytes, plain.memory_bytes + (64 << 20));
    assert_int_equal(need.ample_bytes, plain.ample_bytes + 3 * (64 << 20));
    strcpy(cells[0].placement, "none");
    doctor_need_cells(&need, "", cells, 2);
    assert_true(need.unbound);
}

#define CASE(name)                                                             \
    cmocka_unit_test_setup_teardown(name, doctor_rig_begin, doctor_rig_end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(a_quota_is_judged_by_what_workers_keep_busy),
        CASE(version_1_has_quotas_too),
        CASE(the_tightest_limit_on_tasks_is_named),
        CASE(threads_stacks_are_maps),
        CASE(root_has_no_limit_on_its_processes),
        CASE(limits_without_end_are_none),
        CASE(shared_memory_must_take_all_workers),
        CASE(memory_is_what_machine_and_group_leave),
        CASE(load_is_what_cpus_do_now),
        CASE(stolen_time_marks_and_forbids),
        CASE(another_run_forbids_this_one),
        CASE(a_plan_needs_what_its_largest_cells_do),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
