/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <limits.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * A control group of this process, and those above it as far as they can be
 * seen: a limit holds for all below it. Paths are as on the machine, without
 * the root of machine_files.
 */
struct cgroup {
    const char *root;
    int version;           /* 2, 1, or 0: none */
    size_t mount;          /* so much of the folder is the mount point */
    char folder[PATH_MAX]; /* with the controller's files */
};

/* The group that `controller` ("cpu", "memory", "pids") has this process in:
 * version 2's where that has the controller, else version 1's. False: none. */
bool cgroup_find(struct cgroup *g, const char *root, const char *controller);

/* Goes one group up; false at the top. */
bool cgroup_up(struct cgroup *g);

/* A file of the group's; 0, or -1 where it has none. */
int cgroup_read(const struct cgroup *g, const char *file, char *out,
                size_t bytes);
int cgroup_number(const struct cgroup *g, const char *file, int64_t *out);

/* The limit in `limit2` (version 2) or `limit1` least far above what `used`
 * of the same group counts: how much more is allowed. INT64_MAX: no limit. */
struct cgroup_room {
    const char *controller;
    const char *limit2, *used2;
    const char *limit1, *used1;
};
int64_t cgroup_room(const char *root, const struct cgroup_room *what);
