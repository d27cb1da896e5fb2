/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cell.h"
#include "cleaner.h"
#include "err.h"
#include "histogram.h"
#include "orphans.h"
#include "sample.h"
#include "trace.h"

#include <stdbool.h>
#include <stddef.h>

/* One measured execution of a cell, in this process. */

struct trial_result {
    struct sample sample;
    struct err error;       /* "" when nothing went wrong */
    struct err remark;      /* on a workload whose figures are sound for all
                             * that; "" for none */
    uint64_t scale;         /* that the trial worked with */
    bool workers_left;      /* threads are still there: end by _exit */
    struct cleaner cleaner; /* to take over then, where it has a process */
    struct orphans before;  /* then, children that are none of the trial's */
    size_t nworkers;
    struct worker_sample *workers;
    struct histogram *latency; /* of all workers; NULL when none was recorded */
    struct histogram_counts *lock_waits; /* of each worker, at the lock; NULL
                                          * where there is none */
    struct trace trace;                  /* no lanes unless it was asked for */
    char figure_name[SAMPLE_NAME_BYTES]; /* "" when the workload has none */
};

/*
 * Runs the cell's trial. Returns -1 with the reason when the cell makes no
 * sense (unknown workload, bad parameter); everything that goes wrong later
 * is a result whose status and error say so. A cell with scale 0 of a
 * workload that has a calibrate hook is calibrated first. A traced one also
 * records its timeline, which costs clock readings. Once a program.
 */
int trial_run(const struct cell *cell, bool traced, struct trial_result *out,
              struct err *e);
void trial_result_free(struct trial_result *r);
