/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "results.h"
#include "scratch_dir.h"

/* Two runs that never were, joined: on machines "one" and "two", which differ
 * in CPUs and kernel too, of the same four models on two workloads with 1, 2
 * and 4 workers; the second has a workload more, and takes other times. */
struct fake_runs {
    struct results runs[2];
    struct results joined;
    char dir[SCRATCH_PATH_BYTES];
};

/* For cmocka's set-up and teardown. Labels are "one" and "two". */
int fake_runs_begin(void **state);
int fake_runs_end(void **state);

/* Joins them again, after a change. */
void fake_runs_join(struct fake_runs *f, const char *first, const char *second);
