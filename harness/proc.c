/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "proc.h"

#include <inttypes.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>

/* The number behind `key` at the start of a line, and behind `then`. */
static int64_t read_number(const char *path, const char *key, const char *then)
{
    char line[256];
    int64_t number = -1;
    FILE *file = fopen(path, "re");

    if (file == NULL) {
        return -1;
    }
    while (number < 0 && fgets(line, sizeof line, file) != NULL) {
        const char *at =
            strncmp(line, key, strlen(key)) == 0 ? strstr(line, then) : NULL;
        if (at != NULL && sscanf(at + strlen(then), "%" SCNd64, &number) != 1) {
            number = -1;
        }
    }
    fclose(file);
    return number;
}

/* The same in kB, as bytes. */
static int64_t read_kb(const char *path, const char *key)
{
    int64_t kb = read_number(path, key, ":");

    return kb < 0 ? -1 : kb * 1024;
}

int64_t proc_pss_bytes(pid_t pid)
{
    char path[64];

    snprintf(path, sizeof path, "/proc/%d/smaps_rollup", (int)pid);
    return read_kb(path, "Pss");
}

int64_t proc_peak_rss_bytes(pid_t pid)
{
    char path[64];

    snprintf(path, sizeof path, "/proc/%d/status", (int)pid);
    return read_kb(path, "VmHWM");
}

void proc_reset_peak(void)
{
    FILE *file = fopen("/proc/self/clear_refs", "we");

    if (file != NULL) {
        fputs("5", file);
        fclose(file);
    }
}

int64_t proc_runnable_ns(pid_t pid, pid_t tid)
{
    char path[80];
    int64_t ns;

    snprintf(path, sizeof path, "/proc/%d/task/%d/schedstat", (int)pid,
             (int)tid);
    FILE *file = fopen(path, "re");
    if (file == NULL) {
        return -1;
    }
    int found = fscanf(file, "%*d %" SCNd64, &ns);
    fclose(file);
    return found == 1 ? ns : -1;
}

int64_t proc_migrations(pid_t pid, pid_t tid)
{
    char path[80];

    snprintf(path, sizeof path, "/proc/%d/task/%d/sched", (int)pid, (int)tid);
    return read_number(path, "se.nr_migrations", ":");
}

int64_t proc_pu(pid_t pid, pid_t tid)
{
    enum { FIELDS_BEFORE = 36 }; /* from the state, behind the name, on */
    char path[80];
    char line[1024] = "";

    snprintf(path, sizeof path, "/proc/%d/task/%d/stat", (int)pid, (int)tid);
    FILE *file = fopen(path, "re");
    if (file == NULL) {
        return -1;
    }
    (void)!fgets(line, sizeof line, file);
    fclose(file);
    const char *at = strrchr(line, ')'); /* the name may hold anything */
    for (int i = 0; at != NULL && i <= FIELDS_BEFORE; i++) {
        at = strchr(at + 1, ' ');
    }
    int64_t pu;
    return at != NULL && sscanf(at, "%" SCNd64, &pu) == 1 ? pu : -1;
}

bool proc_continued(pid_t pid)
{
    static const char *const pending[] = {"SigPnd:", "ShdPnd:"};
    char path[64];
    char line[256];
    bool found = false;

    snprintf(path, sizeof path, "/proc/%d/status", (int)pid);
    FILE *file = fopen(path, "re");
    while (file != NULL && !found && fgets(line, sizeof line, file) != NULL) {
        for (size_t i = 0; i < sizeof pending / sizeof *pending; i++) {
            size_t length = strlen(pending[i]);
            uint64_t mask;
            found = found
                    || (strncmp(line, pending[i], length) == 0
                        && sscanf(line + length, "%" SCNx64, &mask) == 1
                        && (mask >> (SIGCONT - 1) & 1) != 0);
        }
    }
    if (file != NULL) {
        fclose(file);
    }
    return found;
}
