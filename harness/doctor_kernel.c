/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the kernel is set. */
#include "doctor_check.h"

#include "machine_files.h"

#include <dirent.h>
#include <inttypes.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/personality.h>

static void look_aslr(const struct doctor *d, struct finding *f)
{
    char mode[32];
    int64_t now;

    if (machine_file_number(d->root, "/proc/sys/kernel/randomize_va_space",
                            &now)) {
        finding_is(f, FINDING_UNKNOWN, "not told here");
        return;
    }
    bool own =
        machine_file(d->root, "/proc/self/personality", mode, sizeof mode) == 0
        && (strtoul(mode, NULL, 16) & ADDR_NO_RANDOMIZE) != 0;
    if (now == 2 && !own) {
        finding_is(f, FINDING_GOOD, "on (2)");
        return;
    }
    finding_is(f, FINDING_WARNING,
               own        ? "off for this program"
               : now == 1 ? "on, but not for the heap (1)"
                          : "off (0)");
    finding_does(f, "Every trial has the same memory layout: what that layout "
                    "costs or saves is in all samples, and no interval shows "
                    "it.");
    finding_mend(f, "%s",
                 own ? "start tvp without setarch -R, and not under gdb"
                     : "sudo sysctl kernel.randomize_va_space=2");
}

static void look_huge_pages(const struct doctor *d, struct finding *f)
{
    static const char path[] = "/sys/kernel/mm/transparent_hugepage/enabled";
    char modes[64];

    if (machine_file(d->root, path, modes, sizeof modes)) {
        finding_is(f, FINDING_UNKNOWN, "not told here");
        return;
    }
    const char *open = strchr(modes, '[');
    const char *now = open == NULL ? modes : open + 1;
    int length = (int)strcspn(now, "]");
    bool always = strncmp(now, "always", 6) == 0;
    finding_is(f, always ? FINDING_NOTE : FINDING_GOOD, "%.*s", length, now);
    if (always) {
        finding_does(f, "Whether memory is in huge pages depends on what is "
                        "free: faults, PSS and the cost of a fork differ from "
                        "run to run.");
        finding_mend(f, "echo madvise | sudo tee %s", path);
    }
}

struct flaws {
    unsigned mitigated;
    unsigned vulnerable;
    unsigned unaffected;
};

static int count_flaws(const struct doctor *d, struct flaws *out)
{
    static const char folder[] = "/sys/devices/system/cpu/vulnerabilities";
    char path[PATH_MAX];

    snprintf(path, sizeof path, "%.2000s%s", d->root, folder);
    DIR *dir = opendir(path);
    if (dir == NULL) {
        return -1;
    }
    for (const struct dirent *one = readdir(dir); one != NULL;
         one = readdir(dir)) {
        char text[64];
        snprintf(path, sizeof path, "%s/%.200s", folder, one->d_name);
        if (one->d_name[0] == '.'
            || machine_file(d->root, path, text, sizeof text)) {
            continue;
        }
        bool safe = strncmp(text, "Not affected", 12) == 0;
        bool mended = strncmp(text, "Mitigation", 10) == 0;
        out->unaffected += safe ? 1 : 0;
        out->mitigated += mended ? 1 : 0;
        out->vulnerable += !safe && !mended ? 1 : 0;
    }
    closedir(dir);
    return 0;
}

static void look_mitigations(const struct doctor *d, struct finding *f)
{
    struct flaws n = {0};

    if (count_flaws(d, &n)) {
        finding_is(f, FINDING_UNKNOWN, "not told here");
        return;
    }
    finding_is(f, n.mitigated > 0 ? FINDING_NOTE : FINDING_GOOD,
               "%u mended, %u open, %u not there", n.mitigated, n.vulnerable,
               n.unaffected);
    if (n.mitigated > 0) {
        finding_does(f, "System calls, faults and switches cost more: waiting, "
                        "forking and the lock's handovers, not computing.");
        finding_mend(f, "boot with mitigations=off, on a machine that runs no "
                        "one else's code");
    }
}

static void look_autogroup(const struct doctor *d, struct finding *f)
{
    int64_t on;

    if (machine_file_number(d->root, "/proc/sys/kernel/sched_autogroup_enabled",
                            &on)) {
        finding_is(f, FINDING_GOOD, "not built in");
        return;
    }
    finding_is(f, on != 0 ? FINDING_NOTE : FINDING_GOOD,
               on != 0 ? "on" : "off");
    if (on != 0) {
        finding_does(f, "Where CPUs are contended, all of tvp's workers "
                        "together get one session's share, however many.");
        finding_mend(f, "sudo sysctl kernel.sched_autogroup_enabled=0");
    }
}

static void look_counters(const struct doctor *d, struct finding *f)
{
    static const char *const units[] = {"cpu", "cpu_core", "armv8_pmuv3_0",
                                        "armv8_pmuv3"};
    bool unit = false;
    int64_t level;

    if (machine_file_number(d->root, "/proc/sys/kernel/perf_event_paranoid",
                            &level)) {
        finding_is(f, FINDING_UNKNOWN, "no perf events here");
        return;
    }
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        char path[96];
        snprintf(path, sizeof path, "/sys/bus/event_source/devices/%s",
                 units[i]);
        unit = unit || machine_file_exists(d->root, path) == 0;
    }
    bool open = level <= 2;
    finding_is(f, open && unit ? FINDING_GOOD : FINDING_NOTE,
               "perf_event_paranoid %" PRId64 "%s", level,
               unit ? "" : ", the CPU's counters are not there");
    if (!open || !unit) {
        finding_does(f,
                     "No result changes; perf stat tvp trial cannot count "
                     "instructions or cache misses%s.",
                     unit ? " unless you are root" : "");
    }
    if (!open && unit) {
        finding_mend(f, "sudo sysctl kernel.perf_event_paranoid=2");
    }
}

const struct check doctor_kernel_checks[] = {
    {"aslr", look_aslr},
    {"huge-pages", look_huge_pages},
    {"mitigations", look_mitigations},
    {"autogroup", look_autogroup},
    {"counters", look_counters},
    {0},
};
