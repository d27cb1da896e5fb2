/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "machine.h"

#include "host_name.h"
#include "machine_files.h"
#include "version.h"

#include <jansson.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/sysinfo.h>
#include <sys/utsname.h>
#include <unistd.h>

/* The first line of a file as a JSON text; null where there is none. */
static json_t *first_line(const char *path)
{
    char line[512] = "";
    FILE *file = fopen(path, "re");

    if (file == NULL) {
        return json_null();
    }
    if (fgets(line, sizeof line, file) == NULL) {
        line[0] = '\0';
    }
    fclose(file);
    line[strcspn(line, "\n")] = '\0';
    return line[0] == '\0' ? json_null() : json_string(line);
}

static void put(json_t *object, const char *key, json_t *value)
{
    json_object_set_new(object, key, value == NULL ? json_null() : value);
}

/* Of the kernel's command line only what changes how programs run: the rest
 * (disks, addresses, passwords) is nobody's business. */
static json_t *kernel_options(void)
{
    static const char *const telling[] = {
        "isolcpus=",     "nohz",
        "rcu_nocbs=",    "mitigations=",
        "nosmt",         "idle=",
        "preempt=",      "transparent_hugepage=",
        "maxcpus=",      "nr_cpus=",
        "clocksource=",  "tsc=",
        "intel_pstate=", "amd_pstate=",
        "intel_idle.",   "processor.",
        "hugepages",     "irqaffinity=",
        "iommu=",        "psi=",
        "spectre_v2=",   "pti=",
        "nopti",         "numa_balancing=",
        "cgroup_",
    };
    enum { TELLING = sizeof telling / sizeof *telling };
    char line[4096] = "";
    char kept[512] = "";
    char *rest = line;
    char *word;
    FILE *file = fopen("/proc/cmdline", "re");

    if (file == NULL) {
        return json_null();
    }
    if (fgets(line, sizeof line, file) == NULL) {
        line[0] = '\0';
    }
    fclose(file);
    while ((word = strsep(&rest, " \n")) != NULL) {
        bool tells = false;
        for (size_t i = 0; i < TELLING && !tells; i++) {
            tells = strncmp(word, telling[i], strlen(telling[i])) == 0;
        }
        size_t used = strlen(kept);
        if (tells) {
            snprintf(kept + used, sizeof kept - used, "%s%s",
                     used > 0 ? " " : "", word);
        }
    }
    return json_string(kept);
}

/* "glibc 2.36", from the library itself; musl has no such answer, and is known
 * by its loader. */
static void put_libc(json_t *m)
{
    char said[64] = "";
    char map[256];
    FILE *maps;

    if (confstr(_CS_GNU_LIBC_VERSION, said, sizeof said) > 1) {
        char *version = strchr(said, ' ');
        put(m, "libc",
            version == NULL ? json_null() : json_string(version + 1));
        said[strcspn(said, " ")] = '\0';
        put(m, "libc_name", json_string(said));
        return;
    }
    maps = fopen("/proc/self/maps", "re");
    while (maps != NULL && said[0] == '\0'
           && fgets(map, sizeof map, maps) != NULL) {
        snprintf(said, sizeof said, "%s",
                 strstr(map, "/ld-musl-") != NULL ? "musl" : "");
    }
    if (maps != NULL) {
        fclose(maps);
    }
    put(m, "libc", json_null());
    put(m, "libc_name", said[0] == '\0' ? json_null() : json_string(said));
}

static void put_system(json_t *m)
{
    struct utsname name;
    struct sysinfo info;
    char host[HOST_NAME_BYTES];

    host_name_get(host);
    put(m, "host", json_string(host));
    if (uname(&name) == 0) {
        char kernel[256];
        snprintf(kernel, sizeof kernel, "%.60s %.60s", name.sysname,
                 name.release);
        put(m, "kernel", json_string(kernel));
        put(m, "architecture", json_string(name.machine));
    }
    put(m, "kernel_options", kernel_options());
    put_libc(m);
    if (sysinfo(&info) == 0) {
        put(m, "memory_bytes",
            json_integer((json_int_t)info.totalram * info.mem_unit));
    }
}

static json_t *microcode(void)
{
    char text[64];

    return machine_file_keyed("", "/proc/cpuinfo", "microcode", text,
                              sizeof text)
                   == 0
               ? json_string(text)
               : json_null();
}

static void put_cpu(json_t *m, const struct topology *t)
{
    struct topology_facts f;
    char allowed[TOPOLOGY_LIST_BYTES];

    topology_describe(t, &f);
    topology_allowed_text(t, allowed);
    put(m, "cpu_model",
        f.cpu_model[0] == '\0' ? json_null() : json_string(f.cpu_model));
    put(m, "microcode", microcode());
    put(m, "packages", json_integer(f.packages));
    put(m, "numa_nodes", json_integer(f.numa_nodes));
    put(m, "cores", json_integer(f.cores));
    put(m, "pus", json_integer(f.pus));
    put(m, "allowed_cores", json_integer(f.allowed_cores));
    put(m, "allowed_pus", json_integer(f.allowed_pus));
    put(m, "allowed", json_string(allowed));
    put(m, "l3_bytes", json_integer((json_int_t)f.l3_bytes));
    put(m, "frequency_governor",
        first_line("/sys/devices/system/cpu/cpu0/cpufreq/scaling_governor"));
    put(m, "smt", first_line("/sys/devices/system/cpu/smt/control"));
    put(m, "transparent_hugepage",
        first_line("/sys/kernel/mm/transparent_hugepage/enabled"));
    put(m, "aslr", first_line("/proc/sys/kernel/randomize_va_space"));
    put(m, "cgroup_cpu_max", first_line("/sys/fs/cgroup/cpu.max"));
    put(m, "load_average", first_line("/proc/loadavg"));
    put(m, "clock_source",
        first_line("/sys/devices/system/clocksource/clocksource0/"
                   "current_clocksource"));
}

int machine_json(const struct topology *t, char **out, struct err *e)
{
    json_t *m = json_object();

    put(m, "schema_version", json_integer(1));
    put_system(m);
    put_cpu(m, t);
    put(m, "tvp_version", json_string(TVP_VERSION));
    put(m, "tvp_commit", json_string(TVP_COMMIT));
    put(m, "compiler", json_string(TVP_COMPILER));
    put(m, "compiler_flags", json_string(TVP_FLAGS));
    *out = json_dumps(m, JSON_INDENT(2));
    json_decref(m);
    return *out != NULL ? 0 : err_set(e, "out of memory for machine.json");
}

int machine_same(const char *was, const char *now, struct err *e)
{
    static const char *const telling[] = {"host", "kernel", "cpu_model", "pus",
                                          "allowed"};
    json_t *a = json_loads(was, 0, NULL);
    json_t *b = json_loads(now, 0, NULL);
    int result = 0;

    for (size_t i = 0; i < sizeof telling / sizeof *telling; i++) {
        if (result == 0
            && !json_equal(json_object_get(a, telling[i]),
                           json_object_get(b, telling[i]))) {
            result = err_set(e,
                             "the run was begun on another machine, or with "
                             "other CPUs allowed (%s differs): go on as it "
                             "began",
                             telling[i]);
        }
    }
    json_decref(a);
    json_decref(b);
    return result;
}
