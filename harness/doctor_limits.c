/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether the plan's workers and their memory fit. */
#include "doctor_check.h"

#include "cgroup.h"
#include "machine_files.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

/* tvp's own programs and threads beside the workers: the runner, the
 * controller, a server, and a few to spare. */
enum { OWN_TASKS = 16, OWN_FILES = 32, FILES_A_WORKER = 3 };

/* A soft limit of /proc/self/limits; INT64_MAX: unlimited. */
static int read_limit(const struct doctor *d, const char *name, int64_t *out)
{
    char text[128];

    if (machine_file_keyed(d->root, "/proc/self/limits", name, text,
                           sizeof text)) {
        return -1;
    }
    *out = INT64_MAX;
    return strncmp(text, "unlimited", 9) == 0 ? 0 : machine_number(text, out);
}

static bool is_root(const struct doctor *d)
{
    char ids[64];
    int real = -1;
    int effective = -1;

    return machine_file_keyed(d->root, "/proc/self/status", "Uid", ids,
                              sizeof ids)
               == 0
           && sscanf(ids, "%d %d", &real, &effective) == 2 && effective == 0;
}

/* How many processes and threads the whole system has now, which /proc/loadavg
 * tells behind a slash. */
static int64_t all_tasks(const struct doctor *d)
{
    char text[64];
    int64_t count = 0;

    if (machine_file(d->root, "/proc/loadavg", text, sizeof text)) {
        return 0;
    }
    const char *slash = strchr(text, '/');
    return slash != NULL && machine_number(slash + 1, &count) == 0 ? count : 0;
}

/* One limit on processes and threads: whose, how many more it allows, and
 * what raises it. */
struct task_limit {
    const char *name;
    int64_t room;
    char mend[FINDING_TEXT_BYTES];
};

static void tighter(struct task_limit *least, const struct task_limit *other)
{
    if (other->room < least->room) {
        *least = *other;
    }
}

static void kernel_limit(const struct doctor *d, const char *name,
                         struct task_limit *least)
{
    struct task_limit l = {.name = name, .room = INT64_MAX};
    char path[64];
    int64_t most;

    snprintf(path, sizeof path, "/proc/sys/kernel/%s", name);
    if (machine_file_number(d->root, path, &most) == 0) {
        l.room = most - all_tasks(d);
        snprintf(l.mend, sizeof l.mend, "sudo sysctl kernel.%s=%" PRId64, name,
                 most + 2 * ((int64_t)d->need.workers + OWN_TASKS));
        tighter(least, &l);
    }
}

/* Each thread's stack is two maps: itself, and the page that guards it. */
static void map_limit(const struct doctor *d, struct task_limit *least)
{
    enum { OWN_MAPS = 512, MAPS_A_WORKER = 2 };
    struct task_limit l = {.name = "max_map_count"};
    int64_t most;

    if (machine_file_number(d->root, "/proc/sys/vm/max_map_count", &most)
        == 0) {
        l.room = (most - OWN_MAPS) / MAPS_A_WORKER + OWN_TASKS;
        snprintf(l.mend, sizeof l.mend, "sudo sysctl vm.max_map_count=%" PRId64,
                 OWN_MAPS + (int64_t)d->need.workers * 2 * MAPS_A_WORKER);
        tighter(least, &l);
    }
}

static void look_tasks(const struct doctor *d, struct finding *f)
{
    static const struct cgroup_room pids = {"pids", "pids.max", "pids.current",
                                            "pids.max", "pids.current"};
    int64_t wanted = (int64_t)d->need.workers + OWN_TASKS;
    struct task_limit least = {.name = "pids.max",
                               .room = cgroup_room(d->root, &pids)};
    struct task_limit user = {.name = "ulimit -u", .room = INT64_MAX};

    snprintf(least.mend, sizeof least.mend,
             "docker update --pids-limit=-1 CONTAINER; or with systemd: "
             "systemctl set-property UNIT TasksMax=infinity");
    snprintf(user.mend, sizeof user.mend,
             "ulimit -u %" PRId64 ", as high as ulimit -Hu and limits.conf let",
             2 * wanted);
    if (!is_root(d) && read_limit(d, "Max processes", &user.room) == 0) {
        tighter(&least, &user);
    }
    kernel_limit(d, "pid_max", &least);
    kernel_limit(d, "threads-max", &least);
    map_limit(d, &least);
    if (least.room == INT64_MAX) {
        finding_is(f, FINDING_GOOD, "no limit");
        return;
    }
    bool fits = least.room >= wanted;
    finding_is(f, fits ? FINDING_GOOD : FINDING_UNFIT,
               "%" PRId64 " (%s), %" PRId64 " wanted",
               least.room > 0 ? least.room : 0, least.name, wanted);
    if (!fits) {
        finding_does(f, "The system refuses so many workers: their trials "
                        "fail.");
        finding_mend(f, "%s", least.mend);
    }
}

static void look_files(const struct doctor *d, struct finding *f)
{
    int64_t wanted = FILES_A_WORKER * (int64_t)d->need.workers + OWN_FILES;
    int64_t most;

    if (read_limit(d, "Max open files", &most)) {
        finding_is(f, FINDING_UNKNOWN, "not told here");
        return;
    }
    if (most == INT64_MAX) {
        finding_is(f, FINDING_GOOD, "no limit");
        return;
    }
    finding_is(f,
               most < OWN_FILES ? FINDING_UNFIT
               : most < wanted  ? FINDING_WARNING
                                : FINDING_GOOD,
               "%" PRId64 ", up to %" PRId64 " wanted", most, wanted);
    if (most < wanted) {
        finding_does(f, "Threads that each download or read a file share one "
                        "process's limit: their trials fail.");
        finding_mend(f, "ulimit -n %" PRId64, wanted);
    }
}

static void look_addresses(const struct doctor *d, struct finding *f)
{
    enum { OWN_BYTES = 64 << 20, STACK_BYTES = 8 << 20 };
    int64_t most;
    int64_t stack;
    char a[COUNT_TEXT_BYTES];
    char b[COUNT_TEXT_BYTES];

    if (read_limit(d, "Max address space", &most)) {
        finding_is(f, FINDING_UNKNOWN, "not told here");
        return;
    }
    if (most == INT64_MAX) {
        finding_is(f, FINDING_GOOD, "no limit");
        return;
    }
    if (read_limit(d, "Max stack size", &stack) || stack == INT64_MAX) {
        stack = STACK_BYTES;
    }
    int64_t wanted;
    if (__builtin_mul_overflow(stack, (int64_t)d->need.workers, &wanted)
        || __builtin_add_overflow(wanted, OWN_BYTES, &wanted)) {
        wanted = INT64_MAX;
    }
    bool fits = most >= wanted;
    finding_is(f, fits ? FINDING_GOOD : FINDING_UNFIT,
               "%s, %s wanted for stacks", doctor_bytes((uint64_t)most, a),
               doctor_bytes((uint64_t)wanted, b));
    if (!fits) {
        finding_does(f, "The threads' stacks do not fit: their trials fail.");
        finding_mend(f, "ulimit -v unlimited, or smaller stacks: ulimit -s "
                        "512");
    }
}

static void look_shared(const struct doctor *d, struct finding *f)
{
    char a[COUNT_TEXT_BYTES];
    char b[COUNT_TEXT_BYTES];

    if (d->shared_bytes < 0) {
        finding_is(f, FINDING_UNFIT, "there is no /dev/shm");
        finding_does(f, "Workers have no memory in common: no trial starts.");
        finding_mend(f, "sudo mount -t tmpfs tmpfs /dev/shm");
        return;
    }
    bool fits = (uint64_t)d->shared_free_bytes >= d->need.shared_bytes;
    finding_is(f, fits ? FINDING_GOOD : FINDING_UNFIT, "%s free, %s wanted",
               doctor_bytes((uint64_t)d->shared_free_bytes, a),
               doctor_bytes(d->need.shared_bytes, b));
    if (!fits) {
        finding_does(f, "The workers' common memory does not fit: trials "
                        "fail.");
        finding_mend(f,
                     "docker run --shm-size=%" PRIu64 "m …; or: sudo mount "
                     "-o remount,size=%" PRIu64 "m /dev/shm",
                     (2 * d->need.shared_bytes >> 20) + 1,
                     (2 * d->need.shared_bytes >> 20) + 1);
    }
}

static void look_memory(const struct doctor *d, struct finding *f)
{
    static const struct cgroup_room group = {
        "memory", "memory.max", "memory.current", "memory.limit_in_bytes",
        "memory.usage_in_bytes"};
    int64_t available;
    char a[COUNT_TEXT_BYTES];
    char b[COUNT_TEXT_BYTES];

    if (machine_file_keyed_number(d->root, "/proc/meminfo", "MemAvailable",
                                  &available)) {
        finding_is(f, FINDING_UNKNOWN, "not told here");
        return;
    }
    uint64_t room = (uint64_t)available << 10;
    uint64_t limit = (uint64_t)cgroup_room(d->root, &group);
    bool grouped = limit < room;
    room = grouped ? limit : room;
    uint64_t wanted = d->need.memory_bytes + d->need.shared_bytes;
    bool fits = room >= wanted;
    bool ample = room >= d->need.ample_bytes + d->need.shared_bytes;
    finding_is(f,
               ample  ? FINDING_GOOD
               : fits ? FINDING_WARNING
                      : FINDING_UNFIT,
               "%s free%s, %s wanted", doctor_bytes(room, a),
               grouped ? " in the control group" : "",
               doctor_bytes(ample || !fits
                                ? wanted
                                : d->need.ample_bytes + d->need.shared_bytes,
                            b));
    if (!ample) {
        finding_does(f, "%s",
                     fits ? "Workers that are programs of their own may not "
                            "fit, and what caches files gets smaller."
                          : "The workers do not fit: the kernel ends some of "
                            "them, or swaps.");
        finding_mend(f, "%s",
                     grouped ? "docker update --memory=SIZE CONTAINER; or with "
                               "systemd: systemctl set-property UNIT "
                               "MemoryMax=SIZE"
                             : "end what takes memory (ps aux --sort=-rss | "
                               "head), or use fewer workers");
    }
}

static void look_swap(const struct doctor *d, struct finding *f)
{
    int64_t total;
    int64_t spare;
    char a[COUNT_TEXT_BYTES];
    char b[COUNT_TEXT_BYTES];

    if (machine_file_keyed_number(d->root, "/proc/meminfo", "SwapTotal", &total)
        || machine_file_keyed_number(d->root, "/proc/meminfo", "SwapFree",
                                     &spare)) {
        finding_is(f, FINDING_UNKNOWN, "not told here");
        return;
    }
    if (total == 0) {
        finding_is(f, FINDING_GOOD, "none");
        return;
    }
    int64_t used = total > spare ? total - spare : 0;
    finding_is(f, used > 0 ? FINDING_NOTE : FINDING_GOOD, "%s of %s in use",
               doctor_bytes((uint64_t)used << 10, a),
               doctor_bytes((uint64_t)total << 10, b));
    if (used > 0) {
        finding_does(f, "Pages that are swapped in while a trial runs are time "
                        "on the disk; major_faults counts them.");
        finding_mend(f, "sudo swapoff -a");
    }
}

static void look_user(const struct doctor *d, struct finding *f)
{
    bool root = is_root(d);

    finding_is(f, root ? FINDING_NOTE : FINDING_GOOD,
               root ? "root" : "not root");
    if (root) {
        finding_does(f, "Limits on processes do not hold for root: what runs "
                        "here may fail for others.");
    }
}

const struct check doctor_limit_checks[] = {
    {"tasks", look_tasks},
    {"open-files", look_files},
    {"address-space", look_addresses},
    {"shared-memory", look_shared},
    {"memory", look_memory},
    {"swap", look_swap},
    {"user", look_user},
    {0},
};
