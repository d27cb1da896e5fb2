/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "results.h"
#include "scratch_dir.h"
#include "search.h"

/* A run that looked for a map: of mixed under gil and processes, shares of
 * computing to the right, workers upward, 6 × 4 fields. */
struct map_rig {
    struct search s;
    struct results r;
    char dir[SCRATCH_PATH_BYTES];
};

/* A test's setup and teardown, with the rig as its state. */
int map_rig_begin(void **state);
int map_rig_end(void **state);

/* Six blocks in which processes take 10 ms and gil so many times as long,
 * give or take `spread`. */
void map_rig_measure(struct map_rig *f, double cpu, double workers,
                     double ratio, double spread);

/* The first look, and two more fields: processes win on the right, by a
 * factor of the workers; there is a field that nobody wins. */
void map_rig_fill(struct map_rig *f);
