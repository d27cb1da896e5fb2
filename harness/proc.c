/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "proc.h"

#include "clock.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* The number behind `key` at the start of a line, in kB, as bytes. */
static int64_t read_kb(const char *path, const char *key)
{
    char line[256];
    int64_t kb = -1;
    FILE *file = fopen(path, "re");

    if (file == NULL) {
        return -1;
    }
    while (kb < 0 && fgets(line, sizeof line, file) != NULL) {
        size_t length = strlen(key);
        if (strncmp(line, key, length) == 0
            && sscanf(line + length, "%" SCNd64, &kb) != 1) {
            kb = -1;
        }
    }
    fclose(file);
    return kb < 0 ? -1 : kb * 1024;
}

int64_t proc_pss_bytes(pid_t pid)
{
    char path[64];

    snprintf(path, sizeof path, "/proc/%d/smaps_rollup", (int)pid);
    return read_kb(path, "Pss:");
}

int64_t proc_peak_rss_bytes(pid_t pid)
{
    char path[64];

    snprintf(path, sizeof path, "/proc/%d/status", (int)pid);
    return read_kb(path, "VmHWM:");
}

void proc_reset_peak(void)
{
    FILE *file = fopen("/proc/self/clear_refs", "we");

    if (file != NULL) {
        fputs("5", file);
        fclose(file);
    }
}

int64_t proc_steal_ns(void)
{
    uint64_t ticks;
    FILE *file = fopen("/proc/stat", "re");

    if (file == NULL) {
        return -1;
    }
    int found =
        fscanf(file, "cpu %*u %*u %*u %*u %*u %*u %*u %" SCNu64, &ticks);
    fclose(file);
    if (found != 1) {
        return -1;
    }
    return (int64_t)(ticks * (CLOCK_NS_PER_S / (uint64_t)sysconf(_SC_CLK_TCK)));
}
