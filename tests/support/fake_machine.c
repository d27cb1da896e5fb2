/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fake_machine.h"

#include "folder.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void fake_machine_make(struct fake_machine *m)
{
    scratch_dir_make(m->root);
}

void fake_machine_remove(struct fake_machine *m)
{
    scratch_dir_remove(m->root);
}

void fake_machine_put(struct fake_machine *m, const char *path,
                      const char *text)
{
    char folder[2 * SCRATCH_PATH_BYTES];
    struct err e;

    snprintf(folder, sizeof folder, "%s%s", m->root, path);
    *strrchr(folder, '/') = '\0';
    if (folder_make(folder, &e)) {
        abort();
    }
    scratch_dir_write(m->root, path + 1, text);
}

void fake_machine_put_cpus(struct fake_machine *m, int first, int last,
                           const char *file, const char *text)
{
    const char *number = strstr(text, "%d");

    for (int cpu = first; cpu <= last; cpu++) {
        char path[SCRATCH_PATH_BYTES];
        char whole[256];
        snprintf(path, sizeof path, "/sys/devices/system/cpu/cpu%d/%s", cpu,
                 file);
        if (number == NULL) {
            snprintf(whole, sizeof whole, "%s", text);
        } else {
            snprintf(whole, sizeof whole, "%.*s%d%s", (int)(number - text),
                     text, cpu, number + 2);
        }
        fake_machine_put(m, path, whole);
    }
}

void fake_machine_ticks(struct fake_machine *m, int cpus, unsigned busy,
                        unsigned idle, unsigned steal)
{
    char *text = NULL;
    size_t bytes = 0;
    FILE *out = open_memstream(&text, &bytes);

    if (out == NULL) {
        abort();
    }
    fprintf(out, "cpu  0 0 0 0 0 0 0 0 0 0\n");
    for (int cpu = 0; cpu < cpus; cpu++) {
        /* Waiting for a disk is idleness too. */
        fprintf(out, "cpu%d %u 0 0 %u %u 0 0 %u 0 0\n", cpu, busy,
                idle - idle / 2, idle / 2, steal);
    }
    fprintf(out, "btime 1893456000\n");
    fclose(out);
    fake_machine_put(m, "/proc/stat", text);
    free(text);
}

static void fill_proc(struct fake_machine *m, int cpus)
{
    char text[256];

    snprintf(text, sizeof text,
             "Name:\ttvp\nUid:\t1000\t1000\t1000\t1000\n"
             "Cpus_allowed_list:\t0-%d\n",
             cpus - 1);
    fake_machine_put(m, "/proc/self/status", text);
    fake_machine_put(m, "/proc/self/limits",
                     "Limit                     Soft Limit  Hard Limit  Units\n"
                     "Max stack size            8388608     unlimited   bytes\n"
                     "Max processes             unlimited   unlimited   "
                     "processes\n"
                     "Max open files            1048576     1048576     files\n"
                     "Max address space         unlimited   unlimited   "
                     "bytes\n");
    fake_machine_put(m, "/proc/self/personality", "00000000\n");
    fake_machine_put(m, "/proc/loadavg", "0.01 0.02 0.03 1/300 4711\n");
    fake_machine_put(m, "/proc/meminfo",
                     "MemTotal: 67108864 kB\nMemAvailable: 60000000 kB\n"
                     "SwapTotal: 0 kB\nSwapFree: 0 kB\n");
    fake_machine_put(m, "/proc/cpuinfo",
                     "model name\t: Fake 9000\nflags\t\t: fpu tsc\n");
    fake_machine_put(m, "/proc/pressure/cpu",
                     "some avg10=0.00 avg60=0.00 avg300=0.00 total=1\n");
    fake_machine_put(m, "/proc/sys/kernel/randomize_va_space", "2\n");
    fake_machine_put(m, "/proc/sys/kernel/sched_autogroup_enabled", "0\n");
    fake_machine_put(m, "/proc/sys/kernel/perf_event_paranoid", "2\n");
    fake_machine_put(m, "/proc/sys/kernel/pid_max", "4194304\n");
    fake_machine_put(m, "/proc/sys/kernel/threads-max", "500000\n");
}

void fake_machine_fill(struct fake_machine *m, int cpus)
{
    char list[64];

    fill_proc(m, cpus);
    fake_machine_ticks(m, cpus, 100, 1000, 0);
    snprintf(list, sizeof list, "0-%d\n", cpus - 1);
    fake_machine_put(m, "/sys/devices/system/cpu/online", list);
    fake_machine_put(m, "/sys/devices/system/cpu/isolated", list);
    fake_machine_put(m, "/sys/devices/system/cpu/smt/active", "0\n");
    fake_machine_put(m, "/sys/devices/system/cpu/smt/control", "off\n");
    fake_machine_put(m, "/sys/devices/system/cpu/cpufreq/boost", "0\n");
    fake_machine_put_cpus(m, 0, cpus - 1, "cpufreq/scaling_governor",
                          "performance\n");
    fake_machine_put_cpus(m, 0, cpus - 1, "cpufreq/scaling_driver",
                          "acpi-cpufreq\n");
    fake_machine_put_cpus(m, 0, cpus - 1, "topology/thread_siblings_list",
                          "%d\n");
    fake_machine_put_cpus(m, 0, cpus - 1,
                          "thermal_throttle/core_throttle_count", "0\n");
    fake_machine_put(m, "/sys/class/thermal/thermal_zone0/temp", "41000\n");
    fake_machine_put(m, "/sys/devices/system/cpu/vulnerabilities/meltdown",
                     "Not affected\n");
    fake_machine_put(m, "/sys/kernel/mm/transparent_hugepage/enabled",
                     "always [madvise] never\n");
    fake_machine_put(m,
                     "/sys/devices/system/clocksource/clocksource0/"
                     "current_clocksource",
                     "tsc\n");
    fake_machine_put(m,
                     "/sys/devices/system/clocksource/clocksource0/"
                     "available_clocksource",
                     "tsc hpet acpi_pm\n");
    fake_machine_put(m, "/sys/bus/event_source/devices/cpu/type", "4\n");
}
