/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "command.h"
#include "err.h"
#include "plan.h"
#include "runner.h"
#include "staging.h"
#include "topology.h"

#include <limits.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

/* What the commands that measure have in common. It prints, as they do. */

/* "tvp run -w NAME": what was typed, as far as it fits. */
void measuring_words(int argc, char **argv, char *out, size_t bytes);

/* Every placement must be possible before the first trial. */
int measuring_check_placements(const struct topology *t,
                               const struct plan_cells *cells, struct err *e);

/* Says once of each placement what people should know of it. */
void measuring_notes(const struct topology *t, const struct plan_cells *cells,
                     FILE *out);

/* Makes the run's folder: the one asked for, or results/<time>-<host> where
 * that is NULL. */
int measuring_folder(const char *asked, char dir[PATH_MAX], struct err *e);

/* Begins with a run's folder on a network's file system, if it is on one:
 * options->dir becomes the folder to measure in. `fresh`: there must be no run
 * yet. After it, also after a failure of whatever follows, staging_settle. */
int measuring_stage(struct runner_options *options, struct staging *staging,
                    bool fresh, struct err *e);

/* The run's folder, as people know it. */
const char *measuring_shown(const struct runner_options *options);

/* Of a search that never got to a sample: takes its run.db away, and the folder
 * if it is ours and nothing is left in it, so that it can be taken again. */
void measuring_discard(const char *dir, bool ours);

/* The records that are written at once where a signal came: whoever sent it may
 * not wait for charts. */
extern const char measuring_quick_formats[];

/* The outcome of a search that could not begin: `failed` is what prober_start
 * returned, `why` what it said. */
struct outcome measuring_no_search(const struct runner_options *o, int failed,
                                   bool ours, const struct err *why);

/* Writes the records into the folder, prints the answer, unless nobody hears
 * of progress either, and finds the exit status. `command` is the one whose
 * --resume goes on. */
struct outcome measuring_conclude(const struct runner_outcome *done,
                                  const struct runner_options *o,
                                  const char *command);
