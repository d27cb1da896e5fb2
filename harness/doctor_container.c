/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What surrounds this system: control groups, containers, hypervisors. */
#include "doctor_check.h"

#include "cgroup.h"
#include "machine_files.h"

#include <hwloc.h>

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

/* The group's own limit in CPUs; 0.0: none. */
static double group_quota(const struct cgroup *g)
{
    int64_t quota = -1;
    int64_t period = 0;
    char text[64];

    if (g->version == 1) {
        (void)cgroup_number(g, "cpu.cfs_quota_us", &quota);
        (void)cgroup_number(g, "cpu.cfs_period_us", &period);
    } else if (cgroup_read(g, "cpu.max", text, sizeof text) == 0
               && sscanf(text, "%" SCNd64 " %" SCNd64, &quota, &period) != 2) {
        return 0.0; /* "max 100000" */
    }
    return quota > 0 && period > 0 ? (double)quota / (double)period : 0.0;
}

static void look_quota(const struct doctor *d, struct finding *f)
{
    struct cgroup g;
    double least = 0.0;
    char cpus[COUNT_TEXT_BYTES];

    if (!cgroup_find(&g, d->root, "cpu")) {
        finding_is(f, FINDING_GOOD, "none, no control group for CPU time");
        return;
    }
    do {
        double quota = group_quota(&g);
        least = quota > 0.0 && (least <= 0.0 || quota < least) ? quota : least;
    } while (cgroup_up(&g));
    if (least <= 0.0) {
        finding_is(f, FINDING_GOOD, "none");
        return;
    }
    double own = d->allowed_count;
    double wanted = d->need.workers < own ? d->need.workers : own;
    finding_is(f,
               least < wanted ? FINDING_UNFIT
               : least < own  ? FINDING_WARNING
                              : FINDING_GOOD,
               "%.2g of %s", least,
               doctor_count(d->allowed_count, "allowed CPU", cpus));
    if (least < own) {
        finding_does(f,
                     "Once the quota of a period is used up, the kernel "
                     "stops all workers until the next: %s.",
                     least < wanted ? "more workers gain nothing, and times "
                                      "jump by whole periods"
                                    : "what tvp and its servers use on top "
                                      "may cost workers whole periods");
        finding_mend(f,
                     "docker update --cpus=%u CONTAINER; or with systemd: "
                     "systemctl set-property UNIT CPUQuota=%u%%",
                     d->allowed_count, d->allowed_count * 100);
    }
}

static void look_cpus(const struct doctor *d, struct finding *f)
{
    hwloc_bitmap_t online = hwloc_bitmap_alloc();
    char list[4096] = "";
    char allowed[64];

    (void)machine_file(d->root, "/sys/devices/system/cpu/online", list,
                       sizeof list);
    hwloc_bitmap_list_sscanf(online, list);
    int count = hwloc_bitmap_weight(online);
    bool all = hwloc_bitmap_isincluded(online, d->allowed) != 0;
    hwloc_bitmap_free(online);
    hwloc_bitmap_list_snprintf(allowed, sizeof allowed, d->allowed);
    if (count <= 0 || d->allowed_count == 0) {
        finding_is(f, FINDING_UNKNOWN, "not told here");
        return;
    }
    finding_is(f, all ? FINDING_GOOD : FINDING_NOTE, "%u of %d%s%s%s",
               d->allowed_count, count,
               all ? " allowed" : " allowed: ", all ? "" : allowed,
               strlen(allowed) > 60 ? " …" : "");
    if (!all) {
        finding_does(f, "Whoever uses the other CPUs shares caches, memory and "
                        "clock with the workers.");
        finding_mend(f, "widen the mask (taskset, the container's cpuset, the "
                        "batch job) if they are yours");
    }
}

/* What the firmware, or the hypervisor, calls the machine. */
static void product(const struct doctor *d, char text[96])
{
    char vendor[40] = "";
    char name[40] = "";
    char type[16] = "";

    (void)machine_file(d->root, "/sys/class/dmi/id/sys_vendor", vendor,
                       sizeof vendor);
    (void)machine_file(d->root, "/sys/class/dmi/id/product_name", name,
                       sizeof name);
    (void)machine_file(d->root, "/sys/hypervisor/type", type, sizeof type);
    const char *parts[] = {type, vendor, name};
    size_t used = 0;
    text[0] = '\0';
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        if (parts[i][0] != '\0') {
            used += (size_t)snprintf(text + used, 96 - used, "%s%s",
                                     used > 0 ? " " : "", parts[i]);
        }
    }
}

static void look_hypervisor(const struct doctor *d, struct finding *f)
{
    char flags[4096];
    char name[96];

    product(d, name);
    if (machine_file_keyed(d->root, "/proc/cpuinfo", "flags", flags,
                           sizeof flags)
        && machine_file_exists(d->root, "/sys/hypervisor/type") != 0) {
        finding_is(f, FINDING_UNKNOWN, "not told%s%s",
                   name[0] != '\0' ? ": " : "", name);
        return;
    }
    bool guest = strstr(flags, " hypervisor") != NULL
                 || machine_file_exists(d->root, "/sys/hypervisor/type") == 0;
    finding_is(f, guest ? FINDING_NOTE : FINDING_GOOD, "%s%s%s",
               guest ? "a virtual machine" : "none",
               name[0] != '\0' ? ": " : "", name);
    if (guest) {
        finding_does(f, "The host decides when a CPU runs and how fast; system "
                        "calls and faults cost other than on bare metal.");
    }
}

static void look_container(const struct doctor *d, struct finding *f)
{
    static const struct {
        const char *path;
        const char *name;
    } marks[] = {
        {"/.dockerenv", "Docker"},
        {"/run/.containerenv", "Podman"},
        {"/run/systemd/container", "a container"},
        {"/var/run/secrets/kubernetes.io", "Kubernetes"},
    };
    char name[64] = "";

    for (size_t i = 0; i < sizeof marks / sizeof *marks && name[0] == '\0';
         i++) {
        if (machine_file_exists(d->root, marks[i].path) == 0) {
            snprintf(name, sizeof name, "%s", marks[i].name);
        }
    }
    finding_is(f, name[0] != '\0' ? FINDING_NOTE : FINDING_GOOD, "%s",
               name[0] != '\0' ? name : "none seen");
    if (name[0] != '\0') {
        finding_does(f, "Other containers share the machine unseen, and a tvp "
                        "run in one of them too; its seccomp filter makes "
                        "system calls dearer.");
        finding_mend(f, "docker run --security-opt seccomp=unconfined "
                        "--network host …");
    }
}

const struct check doctor_container_checks[] = {
    {"cpu-quota", look_quota},
    {"cpus", look_cpus},
    {"hypervisor", look_hypervisor},
    {"container", look_container},
    {0},
};
