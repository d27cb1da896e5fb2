/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cgroup.h"

#include "cmocka_all.h"

#include "support/fake_machine.h"

#include <inttypes.h>
#include <string.h>

static const struct cgroup_room pids = {"pids", "pids.max", "pids.current",
                                        "pids.max", "pids.current"};
static const struct cgroup_room memory = {
    "memory", "memory.max", "memory.current", "memory.limit_in_bytes",
    "memory.usage_in_bytes"};

static int begin(void **state)
{
    static struct fake_machine m;

    fake_machine_make(&m);
    *state = &m;
    return 0;
}

static int end(void **state)
{
    fake_machine_remove(*state);
    return 0;
}

static void version_2(struct fake_machine *m)
{
    fake_machine_put(m, "/proc/self/cgroup", "0::/user.slice/job\n");
    fake_machine_put(m, "/proc/self/mountinfo",
                     "22 27 0:21 / /proc rw,relatime - proc proc rw\n"
                     "35 24 0:30 / /sys/fs/cgroup rw,nosuid shared:4 - "
                     "cgroup2 cgroup2 rw,nsdelegate\n");
    fake_machine_put(m, "/sys/fs/cgroup/cgroup.controllers",
                     "cpuset cpu io memory pids\n");
    fake_machine_put(m, "/sys/fs/cgroup/user.slice/job/cgroup.type",
                     "domain\n");
}

static void without_groups_there_is_no_limit(void **state)
{
    struct fake_machine *m = *state;
    struct cgroup g;

    assert_false(cgroup_find(&g, m->root, "cpu"));
    assert_int_equal(cgroup_room(m->root, &pids), INT64_MAX);
}

static void version_2_is_read_from_the_own_group_up_to_the_top(void **state)
{
    struct fake_machine *m = *state;
    struct cgroup g;

    version_2(m);
    assert_true(cgroup_find(&g, m->root, "cpu"));
    assert_int_equal(g.version, 2);
    assert_string_equal(g.folder, "/sys/fs/cgroup/user.slice/job");
    assert_true(cgroup_up(&g));
    assert_string_equal(g.folder, "/sys/fs/cgroup/user.slice");
    assert_true(cgroup_up(&g));
    assert_string_equal(g.folder, "/sys/fs/cgroup");
    assert_false(cgroup_up(&g));
}

static void the_tightest_group_counts(void **state)
{
    struct fake_machine *m = *state;

    version_2(m);
    fake_machine_put(m, "/sys/fs/cgroup/user.slice/job/pids.max", "max\n");
    fake_machine_put(m, "/sys/fs/cgroup/user.slice/job/pids.current", "3\n");
    fake_machine_put(m, "/sys/fs/cgroup/user.slice/pids.max", "500\n");
    fake_machine_put(m, "/sys/fs/cgroup/user.slice/pids.current", "40\n");
    fake_machine_put(m, "/sys/fs/cgroup/pids.max", "10000\n");
    assert_int_equal(cgroup_room(m->root, &pids), 460);
    fake_machine_put(m, "/sys/fs/cgroup/user.slice/pids.current", "600\n");
    assert_int_equal(cgroup_room(m->root, &pids), 0);
}

static void a_controller_that_version_2_lacks_is_version_1s(void **state)
{
    struct fake_machine *m = *state;
    struct cgroup g;

    fake_machine_put(m, "/proc/self/cgroup",
                     "4:memory:/jobs/7\n1:cpu,cpuacct:/\n0::/\n");
    fake_machine_put(m, "/proc/self/mountinfo",
                     "32 31 0:29 / /sys/fs/cgroup/cpu,cpuacct rw - cgroup "
                     "cgroup rw,cpu,cpuacct\n"
                     "35 31 0:32 / /sys/fs/cgroup/memory rw - cgroup cgroup "
                     "rw,memory\n"
                     "41 31 0:38 / /sys/fs/cgroup/unified rw - cgroup2 "
                     "cgroup2 rw\n");
    fake_machine_put(m, "/sys/fs/cgroup/unified/cgroup.controllers", "\n");
    fake_machine_put(m, "/sys/fs/cgroup/cpu,cpuacct/cpu.cfs_quota_us", "-1\n");
    fake_machine_put(m, "/sys/fs/cgroup/memory/memory.limit_in_bytes",
                     "9223372036854771712\n");
    assert_int_equal(cgroup_room(m->root, &memory), INT64_MAX);
    fake_machine_put(m, "/sys/fs/cgroup/memory/jobs/7/memory.limit_in_bytes",
                     "1073741824\n");
    fake_machine_put(m, "/sys/fs/cgroup/memory/jobs/7/memory.usage_in_bytes",
                     "73741824\n");
    assert_true(cgroup_find(&g, m->root, "cpu"));
    assert_int_equal(g.version, 1);
    assert_string_equal(g.folder, "/sys/fs/cgroup/cpu,cpuacct");
    assert_int_equal(cgroup_room(m->root, &memory), 1000000000);
    /* No controller's name is a part of another's. */
    assert_false(cgroup_find(&g, m->root, "mem"));
    assert_false(cgroup_find(&g, m->root, "cpuset"));
}

static void a_container_sees_its_group_as_the_mount(void **state)
{
    struct fake_machine *m = *state;
    struct cgroup g;

    /* Docker on version 1: the path is the host's, the mount begins there. */
    fake_machine_put(m, "/proc/self/cgroup", "4:pids:/docker/abc\n");
    fake_machine_put(m, "/proc/self/mountinfo",
                     "35 31 0:32 /docker/abc /sys/fs/cgroup/pids ro - cgroup "
                     "cgroup rw,pids\n");
    fake_machine_put(m, "/sys/fs/cgroup/pids/pids.max", "100\n");
    assert_true(cgroup_find(&g, m->root, "pids"));
    assert_string_equal(g.folder, "/sys/fs/cgroup/pids");
    /* A path that cannot be seen at all. */
    fake_machine_put(m, "/proc/self/cgroup", "4:pids:/../elsewhere\n");
    assert_true(cgroup_find(&g, m->root, "pids"));
    assert_string_equal(g.folder, "/sys/fs/cgroup/pids");
    assert_int_equal(cgroup_room(m->root, &pids), 100);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(without_groups_there_is_no_limit, begin,
                                        end),
        cmocka_unit_test_setup_teardown(
            version_2_is_read_from_the_own_group_up_to_the_top, begin, end),
        cmocka_unit_test_setup_teardown(the_tightest_group_counts, begin, end),
        cmocka_unit_test_setup_teardown(
            a_controller_that_version_2_lacks_is_version_1s, begin, end),
        cmocka_unit_test_setup_teardown(a_container_sees_its_group_as_the_mount,
                                        begin, end),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
