/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "err.h"
#include "plan.h"

/*
 * Decides the ops of cell `i`, and of all that share its workload, parameters
 * and trial time, on the sequential model with one worker: so many that one
 * worker's work takes the cell's trial time. Also finds the scale of a
 * workload that calibrates itself, and the cells' time limits. Cells that
 * were calibrated with an earlier one are left alone. Fails when the workload
 * does not run at all; `stop_fd` as in trial_process_run.
 */
int calibrate(struct plan_cells *cells, size_t i, int stop_fd, struct err *e);

/* Gives `c` what was found for `known`, a cell of the same workload,
 * parameters and trial time. */
void calibrate_like(const struct cell *known, struct cell *c);
