/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "err.h"
#include "runner_sides.h"
#include "surroundings.h"

#include <stdbool.h>
#include <sys/stat.h>

/* What must stay as it is while a run measures: the CPUs and the memory nodes
 * that it may use, tvp's data, and the programs that it measures. */

enum { RUNNER_WATCH_TEXT_BYTES = 128 };

struct runner_watch {
    struct pu_set cpus;
    char nodes[RUNNER_WATCH_TEXT_BYTES];    /* "0-1"; "" where unknown */
    struct stat programs[RUNNER_SIDES_MAX]; /* of those by a path */
    bool replaced; /* this program, and that was told */
};

void runner_watch_begin(struct runner_watch *w,
                        const struct runner_sides *sides);

/* After a trial, before its sample counts: -1 where one of them has changed,
 * so that samples would not compare. That is noted with every side. */
int runner_watch_check(const struct runner_watch *w,
                       const struct runner_sides *sides, struct err *e);

/* Whether this program's file was replaced or removed, the first time that
 * this is seen: trials are still run by the program that began. */
bool runner_watch_replaced(struct runner_watch *w);

/* "0-2,5", cut with "..." where it has no room. */
void runner_watch_text(const struct pu_set *s,
                       char text[RUNNER_WATCH_TEXT_BYTES]);
