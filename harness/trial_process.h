/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cell.h"
#include "err.h"
#include "trial.h"

/*
 * Runs a cell's trial as a fresh program, `tvp trial`, in a process group of
 * its own, and reads its sample. A trial that crashed, hung past its time
 * limit or wrote nonsense is a result that says so. Whatever it started is
 * gone when this returns: orphans_adopt must have been called. Returns
 * -1 when the trial could not be started, or when `stop_fd` (-1 for none)
 * became readable before it ended.
 */
int trial_process_run(const struct cell *cell, struct trial_result *out,
                      int stop_fd, struct err *e);

/* The same by another tvp, whose path is `program`; NULL is this one. */
int trial_process_run_by(const char *program, const struct cell *cell,
                         struct trial_result *out, int stop_fd, struct err *e);

/* What `program` says to --version: its first line. Refused where it says
 * nothing, or not within some seconds. */
int trial_process_version(const char *program, int stop_fd, char *out,
                          size_t bytes, struct err *e);

/* The same for a trial that records its timeline. */
int trial_process_trace(const struct cell *cell, struct trial_result *out,
                        int stop_fd, struct err *e);
