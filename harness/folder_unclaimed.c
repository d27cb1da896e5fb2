/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "folder_unclaimed.h"

#include <limits.h>
#include <stddef.h>
#include <stdio.h>
#include <sys/stat.h>

/* What a run writes unasked, but for run.db. */
static const char *const names[] = {
    "report.md",     "report.txt",    "report.html",  "samples.csv",
    "workers.csv",   "summary.csv",   "time.csv",     "verdicts.csv",
    "scaling.csv",   "breakeven.csv", "machine.json", "topology.xml",
    "crossover.csv", "borders.csv",   "map.csv",      "charts",
    "traces",
};

int folder_unclaimed(const char *dir, struct err *e)
{
    char path[PATH_MAX + 16];
    struct stat info;

    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        snprintf(path, sizeof path, "%.*s/%s", PATH_MAX - 1, dir, names[i]);
        if (lstat(path, &info) == 0) {
            return err_set(e,
                           "%.250s has %s, but no run (no run.db, or one that "
                           "was emptied), and it would be written over: give "
                           "another folder with -o, or move it away",
                           dir, names[i]);
        }
    }
    return 0;
}
