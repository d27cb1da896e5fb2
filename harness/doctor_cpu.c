/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How fast the CPUs run, and what they share. */
#include "doctor_check.h"

#include "machine_files.h"

#include <hwloc.h>

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define CPUS "/sys/devices/system/cpu"

/* The values of one file of each allowed CPU, and how many have each. */
enum { KINDS_MAX = 6 };
struct kinds {
    char value[KINDS_MAX][32];
    unsigned cpus[KINDS_MAX];
    unsigned count;
};

static void add_kind(struct kinds *k, const char *value)
{
    unsigned i = 0;

    while (i < k->count && strcmp(k->value[i], value) != 0) {
        i++;
    }
    if (i == KINDS_MAX) {
        return;
    }
    snprintf(k->value[i], sizeof k->value[i], "%s", value);
    k->cpus[i]++;
    k->count = i == k->count ? i + 1 : k->count;
}

static void read_kinds(const struct doctor *d, const char *file,
                       struct kinds *k)
{

    *k = (struct kinds){0};
    for (int cpu = hwloc_bitmap_first(d->allowed); cpu >= 0;
         cpu = hwloc_bitmap_next(d->allowed, cpu)) {
        char path[128];
        char value[32];
        snprintf(path, sizeof path, CPUS "/cpu%d/%.60s", cpu, file);
        if (machine_file(d->root, path, value, sizeof value) == 0) {
            add_kind(k, value);
        }
    }
}

/* "powersave on 6 CPUs, performance on 2 CPUs" */
static void kinds_text(const struct kinds *k, char text[FINDING_VALUE_BYTES])
{
    size_t used = 0;

    text[0] = '\0';
    for (unsigned i = 0; i < k->count && used < FINDING_VALUE_BYTES - 64; i++) {
        char cpus[COUNT_TEXT_BYTES];
        used += (size_t)snprintf(text + used, FINDING_VALUE_BYTES - used,
                                 "%s%s on %s", i > 0 ? ", " : "", k->value[i],
                                 doctor_count(k->cpus[i], "CPU", cpus));
    }
}

static void look_governor(const struct doctor *d, struct finding *f)
{
    struct kinds governors;
    struct kinds drivers;
    char text[FINDING_VALUE_BYTES];

    read_kinds(d, "cpufreq/scaling_governor", &governors);
    read_kinds(d, "cpufreq/scaling_driver", &drivers);
    if (governors.count == 0) {
        finding_is(f, FINDING_UNKNOWN, "no cpufreq here");
        finding_does(f, "The firmware or the host chooses the clock speed, "
                        "unseen.");
        return;
    }
    kinds_text(&governors, text);
    bool fixed = governors.count == 1
                 && (strcmp(governors.value[0], "performance") == 0
                     || strcmp(governors.value[0], "userspace") == 0);
    finding_is(f, fixed ? FINDING_GOOD : FINDING_WARNING, "%.90s%s%.20s%s",
               text, drivers.count > 0 ? " (" : "",
               drivers.count > 0 ? drivers.value[0] : "",
               drivers.count > 0 ? ")" : "");
    if (!fixed) {
        finding_does(f, "The clock follows the load: short trials and those "
                        "that wait run slower, and differ from each other.");
        finding_mend(f, "sudo cpupower frequency-set -g performance");
    }
}

/* Two files for the same switch; in one of them 1 is off. */
static void look_boost(const struct doctor *d, struct finding *f)
{
    static const struct {
        const char *path;
        int64_t off;
    } switches[] = {
        {CPUS "/intel_pstate/no_turbo", 1},
        {CPUS "/cpufreq/boost", 0},
    };

    for (size_t i = 0; i < sizeof switches / sizeof *switches; i++) {
        int64_t now;
        if (machine_file_number(d->root, switches[i].path, &now)) {
            continue;
        }
        bool off = now == switches[i].off;
        finding_is(f, off ? FINDING_GOOD : FINDING_WARNING, off ? "off" : "on");
        if (!off) {
            finding_does(f, "A lone busy core runs faster than many: "
                            "sequential is flattered, and speed-ups look "
                            "smaller than the work allows.");
            finding_mend(f, "echo %" PRId64 " | sudo tee %s", switches[i].off,
                         switches[i].path);
        }
        return;
    }
    finding_is(f, FINDING_UNKNOWN, "no switch for it here");
    finding_does(f, "Whether a lone busy core runs faster than many cannot be "
                    "told.");
}

/* Whether two allowed CPUs are threads of one core. */
static bool siblings_allowed(const struct doctor *d)
{
    hwloc_bitmap_t core = hwloc_bitmap_alloc();
    bool found = false;

    for (int cpu = hwloc_bitmap_first(d->allowed); cpu >= 0;
         cpu = hwloc_bitmap_next(d->allowed, cpu)) {
        char path[128];
        char list[256];
        snprintf(path, sizeof path, CPUS "/cpu%d/topology/thread_siblings_list",
                 cpu);
        if (machine_file(d->root, path, list, sizeof list) == 0) {
            hwloc_bitmap_list_sscanf(core, list);
            hwloc_bitmap_and(core, core, d->allowed);
            found = found || hwloc_bitmap_weight(core) > 1;
        }
    }
    hwloc_bitmap_free(core);
    return found;
}

static void look_smt(const struct doctor *d, struct finding *f)
{
    char control[32];
    int64_t active;

    if (machine_file_number(d->root, CPUS "/smt/active", &active)) {
        finding_is(f, FINDING_UNKNOWN, "not told here");
        return;
    }
    if (machine_file(d->root, CPUS "/smt/control", control, sizeof control)) {
        control[0] = '\0';
    }
    if (active == 0) {
        finding_is(f, FINDING_GOOD, "off%s%s%s", control[0] != '\0' ? " (" : "",
                   control, control[0] != '\0' ? ")" : "");
        return;
    }
    bool both = siblings_allowed(d);
    finding_is(f, FINDING_NOTE, "on, %s",
               both ? "siblings are allowed" : "one sibling a core is allowed");
    finding_does(f, "%s",
                 both ? "Two workers on one core share its units; per-core "
                        "takes one PU of each, the others are left to whoever "
                        "comes."
                      : "Other programs may run on the siblings of the "
                        "workers' PUs, and take their units.");
    finding_mend(f, "echo off | sudo tee %s", CPUS "/smt/control");
}

static void look_isolated(const struct doctor *d, struct finding *f)
{
    hwloc_bitmap_t isolated = hwloc_bitmap_alloc();
    char list[256] = "";
    char ticks[256] = "";
    char allowed[64];

    (void)machine_file(d->root, CPUS "/isolated", list, sizeof list);
    (void)machine_file(d->root, CPUS "/nohz_full", ticks, sizeof ticks);
    hwloc_bitmap_list_sscanf(isolated, list);
    hwloc_bitmap_list_snprintf(allowed, sizeof allowed, d->allowed);
    bool none = hwloc_bitmap_iszero(isolated) != 0;
    bool all = !none && hwloc_bitmap_isincluded(d->allowed, isolated) != 0;
    bool some = !none && hwloc_bitmap_intersects(d->allowed, isolated) != 0;
    hwloc_bitmap_free(isolated);
    if (none) {
        finding_is(f, FINDING_NOTE, "none");
        finding_does(f, "Any program may run on the workers' CPUs.");
        finding_mend(f, "boot with isolcpus=LIST nohz_full=LIST, then: taskset "
                        "-c LIST tvp run");
        return;
    }
    bool crowded = some && d->need.unbound;
    finding_is(f, some && (!all || crowded) ? FINDING_WARNING : FINDING_GOOD,
               "%.40s%s%.40s%s", list, ticks[0] != '\0' ? ", no ticks on " : "",
               ticks,
               all    ? ""
               : some ? ", some of them allowed"
                      : ", none of them allowed");
    if (crowded) {
        finding_does(f, "Workers with placement none stay on one isolated CPU: "
                        "the kernel does not move them apart.");
        finding_mend(f, "use another placement than none (-p per-core)");
    } else if (some && !all) {
        finding_does(f, "Workers on isolated CPUs have it quieter than the "
                        "others of the same trial.");
        finding_mend(f, "taskset -c %.100s tvp run", list);
    } else if (!some) {
        finding_does(f, "The workers run on the CPUs that everybody uses (%s).",
                     allowed);
        finding_mend(f, "taskset -c %.100s tvp run", list);
    }
}

/* The hottest sensor in degrees, or -1. */
static int64_t hottest(const struct doctor *d)
{
    enum { ZONES = 32 };
    int64_t most = -1;

    for (int i = 0; i < ZONES; i++) {
        char path[96];
        int64_t milli;
        snprintf(path, sizeof path, "/sys/class/thermal/thermal_zone%d/temp",
                 i);
        if (machine_file_number(d->root, path, &milli) == 0
            && milli / 1000 > most) {
            most = milli / 1000;
        }
    }
    return most;
}

static void look_throttling(const struct doctor *d, struct finding *f)
{
    enum { HOT = 90 };
    int64_t degrees = hottest(d);
    int64_t times = 0;
    bool told = false;

    for (int cpu = hwloc_bitmap_first(d->allowed); cpu >= 0;
         cpu = hwloc_bitmap_next(d->allowed, cpu)) {
        char path[128];
        int64_t one;
        snprintf(path, sizeof path,
                 CPUS "/cpu%d/thermal_throttle/core_throttle_count", cpu);
        if (machine_file_number(d->root, path, &one) == 0) {
            told = true;
            times += one;
        }
    }
    if (!told && degrees < 0) {
        finding_is(f, FINDING_UNKNOWN, "no sensor here");
        return;
    }
    char heat[32] = "";
    char slowed[64] = "";
    if (degrees >= 0) {
        snprintf(heat, sizeof heat, "%" PRId64 " °C", degrees);
    }
    if (told) {
        snprintf(slowed, sizeof slowed, "slowed down %" PRId64 "× since boot",
                 times);
    }
    finding_is(f,
               degrees >= HOT ? FINDING_WARNING
               : times > 0    ? FINDING_NOTE
                              : FINDING_GOOD,
               "%s%s%s", heat, degrees >= 0 && told ? ", " : "", slowed);
    if (degrees >= HOT || times > 0) {
        finding_does(f, "A CPU that gets too hot slows down, above all where "
                        "many cores work: blocks drift.");
        finding_mend(f, "let it cool down; cap the clock: sudo cpupower "
                        "frequency-set -u 2GHz");
    }
}

const struct check doctor_cpu_checks[] = {
    {"governor", look_governor},
    {"boost", look_boost},
    {"smt", look_smt},
    {"isolated-cpus", look_isolated},
    {"throttling", look_throttling},
    {0},
};
