/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whatever the files say that the kernel shows, the doctor and the limits of
 * control groups make findings of them. A file begins with a byte for its path;
 * "\x01\xff" ends it. */
#include "cgroup.h"
#include "doctor.h"
#include "folder.h"
#include "folder_tree.h"
#include "fuzz.h"

#include <hwloc.h>

#include <stdio.h>
#include <string.h>

enum { FILE_BYTES = 4096, END = 0xff };

static const char *const paths[] = {
    "/proc/self/cgroup",
    "/proc/self/mountinfo",
    "/proc/self/limits",
    "/proc/self/status",
    "/proc/self/personality",
    "/proc/cpuinfo",
    "/proc/loadavg",
    "/proc/meminfo",
    "/proc/stat",
    "/proc/cmdline",
    "/proc/pressure/cpu",
    "/proc/sys/kernel/perf_event_paranoid",
    "/proc/sys/kernel/randomize_va_space",
    "/proc/sys/kernel/sched_autogroup_enabled",
    "/proc/sys/kernel/nmi_watchdog",
    "/proc/sys/kernel/pid_max",
    "/proc/sys/kernel/threads-max",
    "/sys/class/dmi/id/product_name",
    "/sys/class/dmi/id/sys_vendor",
    "/sys/class/thermal/thermal_zone0/temp",
    "/sys/devices/system/clocksource/clocksource0/current_clocksource",
    "/sys/devices/system/clocksource/clocksource0/available_clocksource",
    "/sys/devices/system/cpu/online",
    "/sys/devices/system/cpu/isolated",
    "/sys/devices/system/cpu/smt/control",
    "/sys/devices/system/cpu/cpu0/cpufreq/scaling_governor",
    "/sys/devices/system/cpu/cpu0/cpufreq/scaling_max_freq",
    "/sys/devices/system/cpu/vulnerabilities/meltdown",
    "/sys/devices/system/cpu/intel_pstate/no_turbo",
    "/sys/devices/system/cpu/cpufreq/boost",
    "/sys/kernel/mm/transparent_hugepage/enabled",
    "/sys/hypervisor/type",
    "/sys/fs/cgroup/cgroup.controllers",
    "/sys/fs/cgroup/cpu.max",
    "/sys/fs/cgroup/g/memory.max",
    "/sys/fs/cgroup/g/memory.current",
    "/sys/fs/cgroup/g/pids.max",
    "/sys/fs/cgroup/g/pids.current",
    "/sys/fs/cgroup/g/cpu.max",
};

static void write_below(const char *root, const char *path, const char *text,
                        size_t n)
{
    char whole[PATH_MAX];
    struct err e = {""};

    snprintf(whole, sizeof whole, "%.3000s%s", root, path);
    char *slash = strrchr(whole, '/');
    *slash = '\0';
    fuzz_check(folder_make(whole, &e) == 0);
    *slash = '/';
    fuzz_write(whole, text, n);
}

static void write_files(struct fuzz_input *in, const char *root)
{
    char text[FILE_BYTES];

    while (in->left > 0) {
        const char *path =
            paths[fuzz_byte(in) % (sizeof paths / sizeof *paths)];
        size_t n = 0;
        while (in->left > 0 && n < sizeof text) {
            uint8_t byte = fuzz_byte(in);
            if (byte == END) {
                break;
            }
            text[n++] = (char)byte;
        }
        write_below(root, path, text, n);
    }
}

static void check_room(const char *root)
{
    static const struct cgroup_room rooms[] = {
        {"memory", "memory.max", "memory.current", "memory.limit_in_bytes",
         "memory.usage_in_bytes"},
        {"pids", "pids.max", "pids.current", "pids.max", "pids.current"},
    };
    struct cgroup g;

    for (size_t i = 0; i < sizeof rooms / sizeof *rooms; i++) {
        fuzz_check(cgroup_room(root, &rooms[i]) >= 0);
    }
    if (cgroup_find(&g, root, "cpu")) {
        while (cgroup_up(&g)) {
            fuzz_check(strlen(g.folder) >= g.mount);
        }
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct fuzz_input in = {data, size};
    struct doctor_need need = {.plan = ""};
    static struct doctor begun; /* which looks at the clock for long */
    struct doctor d;
    char root[PATH_MAX];

    fuzz_path(root, "root");
    (void)folder_tree_remove(root);
    write_files(&in, root);
    doctor_need_workers(&need, 4);
    if (begun.allowed == NULL) {
        doctor_begin(&begun, &need, true);
    }
    d = begun;
    d.allowed = hwloc_bitmap_dup(begun.allowed);
    doctor_visit(&d, root);
    doctor_examine(&d);
    fuzz_check(d.count > 0 && d.count <= DOCTOR_FINDINGS_MAX);
    for (size_t i = 0; i < d.count; i++) {
        fuzz_check(d.findings[i].name[0] != '\0');
    }
    doctor_free(&d);
    check_room(root);
    return 0;
}
