/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cell.h"
#include "plugin_files.h"
#include "runner.h"
#include "runner_sides.h"
#include "stopper.h"
#include "store.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

/* The part of a run that new and resumed ones share. */
struct runner_blocks {
    const struct runner_sides *sides;
    const struct store_run *run;
    const struct cell *cells;
    size_t count;
    struct stopper *stopper;
    uint64_t began_ns; /* when this program began to run it */
    struct runner_care care;
    struct plugin_files *files; /* whose code the cells run */
};

/* Runs every cell's trial of every block that the store does not have, in
 * random order, until the plan's limits or a signal. */
int runner_blocks(struct runner_blocks *b, FILE *progress,
                  struct runner_outcome *out, struct err *e);
