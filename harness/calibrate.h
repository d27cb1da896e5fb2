/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "err.h"
#include "plan.h"

/*
 * Decides the ops of each cell that has none, once for each workload and its
 * parameters, on the sequential model with one worker: so many that one
 * worker's work takes the cell's trial time. Also finds the scale of
 * workloads that calibrate themselves, and each cell's time limit. Fails when
 * a workload does not run at all; `stop_fd` as in trial_process_run.
 */
int calibrate(struct plan_cells *cells, int stop_fd, struct err *e);
