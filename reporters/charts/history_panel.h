/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "findings.h"
#include "findings_runs.h"

#include <stdbool.h>
#include <stddef.h>

/* What a panel of several runs, one after another, shows. */
struct history_panel {
    size_t index;     /* into findings.panels */
    unsigned workers; /* the most among what most runs have */
    bool speedup;     /* over sequential; else the time of an operation, … */
    double unit_ns;   /* … in this unit */
    const char *unit;
    double low, high; /* of the axis */
};

/* False where no two runs have anything to show. */
bool history_panel_choose(const struct findings *f, size_t index,
                          struct history_panel *p);

/* Whether a model of the findings, which have one of each run, is the first of
 * its name and parameters. */
bool history_is_first(const struct findings *f, size_t model);

/* A model's figure in a run, under any label of a run; false for none. */
bool history_figure(const struct findings *f, const struct history_panel *p,
                    size_t model, size_t run, struct interval *out);
