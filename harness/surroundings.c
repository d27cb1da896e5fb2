/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "surroundings.h"

#include "cgroup.h"
#include "clock.h"
#include "sample.h"

#include <dirent.h>
#include <inttypes.h>
#include <limits.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum { FAMILY_MAX = 256 };

void pu_set_add(struct pu_set *s, int pu)
{
    if (pu >= 0 && pu < PU_SET_MAX) {
        s->words[pu / 64] |= UINT64_C(1) << (pu % 64);
    }
}

bool pu_set_has(const struct pu_set *s, int pu)
{
    return pu >= 0 && pu < PU_SET_MAX
           && (s->words[pu / 64] >> (pu % 64) & 1) != 0;
}

unsigned pu_set_count(const struct pu_set *s)
{
    unsigned count = 0;

    for (int i = 0; i < PU_SET_WORDS; i++) {
        count += (unsigned)__builtin_popcountll(s->words[i]);
    }
    return count;
}

void pu_set_allowed(struct pu_set *s)
{
    cpu_set_t mask[PU_SET_MAX / CPU_SETSIZE];

    *s = (struct pu_set){0};
    if (sched_getaffinity(0, sizeof mask, mask) != 0) {
        return;
    }
    for (int pu = 0; pu < PU_SET_MAX; pu++) {
        if (CPU_ISSET_S((size_t)pu, sizeof mask, mask)) {
            pu_set_add(s, pu);
        }
    }
}

int64_t surroundings_tick_ns(void)
{
    return (int64_t)CLOCK_NS_PER_S / sysconf(_SC_CLK_TCK);
}

static int64_t ticks_ns(uint64_t ticks)
{
    return (int64_t)ticks * surroundings_tick_ns();
}

/* A line of /proc/stat: guests' time is in the user's already. */
static void add_cpu(const char *line, const struct pu_set *pus,
                    struct surroundings *out)
{
    uint64_t user;
    uint64_t nice;
    uint64_t system;
    uint64_t irq;
    uint64_t softirq;
    uint64_t steal;
    int pu;

    if (strncmp(line, "cpu", 3) != 0 || line[3] < '0' || line[3] > '9') {
        return; /* "cpu " is all of them */
    }
    if (sscanf(line,
               "cpu%d %" SCNu64 " %" SCNu64 " %" SCNu64 " %*u %*u %" SCNu64
               " %" SCNu64 " %" SCNu64,
               &pu, &user, &nice, &system, &irq, &softirq, &steal)
            == 7
        && pu_set_has(pus, pu)) {
        if (out->busy_ns < 0) {
            out->busy_ns = out->steal_ns = 0;
        }
        out->busy_ns += ticks_ns(user + nice + system + irq + softirq);
        out->steal_ns += ticks_ns(steal);
    }
}

static void read_stat(const struct pu_set *pus, struct surroundings *out)
{
    char line[512];
    FILE *file = fopen("/proc/stat", "re");

    if (file == NULL) {
        return;
    }
    while (fgets(line, sizeof line, file) != NULL) {
        add_cpu(line, pus, out);
        (void)sscanf(line, "procs_running %" SCNd64, &out->run_queue);
    }
    fclose(file);
}

/* The number behind `key`; SAMPLE_ABSENT without the file or the key. */
static int64_t number_after(const char *path, const char *key)
{
    char line[512];
    int64_t number = SAMPLE_ABSENT;
    FILE *file = fopen(path, "re");

    if (file == NULL) {
        return SAMPLE_ABSENT;
    }
    while (number < 0 && fgets(line, sizeof line, file) != NULL) {
        const char *at = strstr(line, key);
        if (at != NULL && sscanf(at + strlen(key), "%" SCNd64, &number) != 1) {
            number = SAMPLE_ABSENT;
        }
    }
    fclose(file);
    return number;
}

/* The whole file is a number. */
static int64_t number_in(const char *path)
{
    return number_after(path, "");
}

/* The most of this process's cgroup and those above it: a quota anywhere holds
 * all below it back. */
static int64_t throttled_ns(void)
{
    struct cgroup g;
    int64_t most_ns = SAMPLE_ABSENT;

    for (bool more = cgroup_find(&g, "", "cpu"); more; more = cgroup_up(&g)) {
        char path[PATH_MAX + 16];
        snprintf(path, sizeof path, "%s/cpu.stat", g.folder);
        int64_t ns = number_after(path, "throttled_time ");
        if (ns < 0) {
            int64_t us = number_after(path, "throttled_usec ");
            ns = us < 0 ? SAMPLE_ABSENT : us * 1000;
        }
        most_ns = ns > most_ns ? ns : most_ns;
    }
    return most_ns;
}

static int64_t of_pu(int pu, const char *name)
{
    char path[128];

    snprintf(path, sizeof path, "/sys/devices/system/cpu/cpu%d/%s", pu, name);
    return number_in(path);
}

static void read_each(const struct pu_set *pus, struct surroundings *out)
{
    int64_t khz = 0;
    int64_t speeds = 0;

    for (int pu = 0; pu < PU_SET_MAX; pu++) {
        if (!pu_set_has(pus, pu)) {
            continue;
        }
        int64_t hot = of_pu(pu, "thermal_throttle/core_throttle_count");
        int64_t speed = of_pu(pu, "cpufreq/scaling_cur_freq");
        if (hot >= 0) {
            out->throttle_events += hot + (out->throttle_events < 0 ? 1 : 0);
        }
        khz += speed > 0 ? speed : 0;
        speeds += speed > 0 ? 1 : 0;
    }
    if (speeds > 0) {
        out->frequency_hz = khz * 1000 / speeds;
    }
}

/* CLOCK_BOOTTIME goes on while the machine sleeps. */
static int64_t asleep_ns(void)
{
    struct timespec all;
    int64_t awake_ns = (int64_t)clock_now_ns();

    if (clock_gettime(CLOCK_BOOTTIME, &all) != 0) {
        return SAMPLE_ABSENT;
    }
    int64_t all_ns =
        (int64_t)all.tv_sec * (int64_t)CLOCK_NS_PER_S + all.tv_nsec;
    return all_ns > awake_ns ? all_ns - awake_ns : 0;
}

void surroundings_read(const struct pu_set *pus, struct surroundings *out)
{
    *out = (struct surroundings){
        .at_ns = (int64_t)clock_now_ns(),
        .busy_ns = SAMPLE_ABSENT,
        .steal_ns = SAMPLE_ABSENT,
        .pressure_ns = SAMPLE_ABSENT,
        .throttled_ns = SAMPLE_ABSENT,
        .throttle_events = SAMPLE_ABSENT,
        .asleep_ns = asleep_ns(),
        .run_queue = SAMPLE_ABSENT,
        .frequency_hz = SAMPLE_ABSENT,
    };
    read_stat(pus, out);
    int64_t us = number_after("/proc/pressure/cpu", "total="); /* of "some" */
    out->pressure_ns = us < 0 ? SAMPLE_ABSENT : us * 1000;
    out->throttled_ns = throttled_ns();
    read_each(pus, out);
}

/* User and system time of a process and of the children that it reaped. */
static int64_t cpu_ns_of(int pid)
{
    char path[64];
    char line[1024] = "";
    uint64_t ticks[4];

    snprintf(path, sizeof path, "/proc/%d/stat", pid);
    FILE *file = fopen(path, "re");
    if (file == NULL) {
        return 0; /* it ended */
    }
    (void)!fgets(line, sizeof line, file);
    fclose(file);
    const char *at = strrchr(line, ')'); /* the name may hold anything */
    if (at == NULL
        || sscanf(at,
                  ") %*c %*d %*d %*d %*d %*d %*u %*u %*u %*u %*u %" SCNu64
                  " %" SCNu64 " %" SCNu64 " %" SCNu64,
                  &ticks[0], &ticks[1], &ticks[2], &ticks[3])
               != 4) {
        return 0;
    }
    return ticks_ns(ticks[0] + ticks[1] + ticks[2] + ticks[3]);
}

/* The processes below one, in the order in which they are found. */
struct family {
    int pids[FAMILY_MAX];
    size_t count;
};

static void add_children(struct family *f, int pid, const char *task)
{
    char path[128];
    int child;

    snprintf(path, sizeof path, "/proc/%d/task/%.20s/children", pid, task);
    FILE *file = fopen(path, "re");
    if (file == NULL) {
        return;
    }
    while (f->count < FAMILY_MAX && fscanf(file, "%d", &child) == 1) {
        f->pids[f->count++] = child;
    }
    fclose(file);
}

static void add_children_of_all_tasks(struct family *f, int pid)
{
    char path[64];
    struct dirent *entry;

    snprintf(path, sizeof path, "/proc/%d/task", pid);
    DIR *tasks = opendir(path);
    while (tasks != NULL && (entry = readdir(tasks)) != NULL) {
        if (entry->d_name[0] != '.') {
            add_children(f, pid, entry->d_name);
        }
    }
    if (tasks != NULL) {
        closedir(tasks);
    }
}

static void find_family(struct family *f)
{
    f->count = 0;
    add_children_of_all_tasks(f, (int)getpid());
    for (size_t i = 0; i < f->count; i++) {
        add_children_of_all_tasks(f, f->pids[i]);
    }
}

unsigned surroundings_descendants(int64_t *cpu_ns)
{
    struct family f;

    *cpu_ns = 0;
    find_family(&f);
    for (size_t i = 0; i < f.count; i++) {
        *cpu_ns += cpu_ns_of(f.pids[i]);
    }
    return (unsigned)f.count;
}

/* The name may hold anything, and ends at the last parenthesis. */
static bool is_halted(int pid, char *out, size_t bytes)
{
    char path[64];
    char line[1024] = "";

    snprintf(path, sizeof path, "/proc/%d/stat", pid);
    FILE *file = fopen(path, "re");
    if (file == NULL) {
        return false;
    }
    (void)!fgets(line, sizeof line, file);
    fclose(file);
    char *name = strchr(line, '(');
    char *end = strrchr(line, ')');
    if (name == NULL || end == NULL || end[1] != ' ' || end[2] == '\0'
        || strchr("TtZX", end[2]) == NULL) {
        return false;
    }
    *end = '\0';
    snprintf(out, bytes, "process %d (%.15s) %s", pid, name + 1,
             end[2] == 'T' || end[2] == 't'
                 ? "is stopped, by SIGSTOP or a debugger"
                 : "has ended");
    return true;
}

bool surroundings_halted(char *out, size_t bytes)
{
    struct family f;
    bool found = false;

    find_family(&f);
    for (size_t i = 0; i < f.count && !found; i++) {
        found = is_halted(f.pids[i], out, bytes);
    }
    return found;
}
