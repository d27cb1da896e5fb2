/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "err.h"
#include "store.h"

#include <stdbool.h>

/* Whether a run has enough blocks. */

/* Whether verdicts are to be looked at after so many blocks: with --decide
 * only at its looks; else from the least on after each, and from a hundred
 * on after about every hundredth part more, so that a long run doesn't spend
 * its time on it. */
bool runner_stop_due(const struct store_run *run, unsigned blocks);

/* How far verdicts are from what the run was asked for. */
struct runner_stop {
    bool enough;
    char text[160]; /* "every ratio is as precise as asked" */
};

/* Judges what the database at `path` holds. */
int runner_stop_judge(const struct store_run *run, const char *path,
                      struct runner_stop *out, struct err *e);
