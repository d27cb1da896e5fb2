/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "scratch_dir.h"

/* A folder that looks like another machine's /proc and /sys. */
struct fake_machine {
    char root[SCRATCH_PATH_BYTES];
};

void fake_machine_make(struct fake_machine *m);
void fake_machine_remove(struct fake_machine *m);

/* A file, with the folders above it. */
void fake_machine_put(struct fake_machine *m, const char *path,
                      const char *text);

/* The same below /sys/devices/system/cpu, for each CPU from `first` to `last`:
 * `%d` in the text is the CPU's number. */
void fake_machine_put_cpus(struct fake_machine *m, int first, int last,
                           const char *file, const char *text);

/* A quiet computer with so many CPUs, no limits and nothing to mend: without
 * turbo, SMT, hypervisor or control groups. Not root; all CPUs allowed. */
void fake_machine_fill(struct fake_machine *m, int cpus);

/* /proc/stat with the same ticks for each CPU. */
void fake_machine_ticks(struct fake_machine *m, int cpus, unsigned busy,
                        unsigned idle, unsigned steal);
