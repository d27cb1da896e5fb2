/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "err.h"
#include "findings.h"

#include <stdbool.h>
#include <stddef.h>

/*
 * Findings of several runs: each run's own, computed from it alone, and all
 * of them one after another with the joined results' cells. What belongs to
 * samples (outliers), and a search's map, stands in the runs' own alone.
 */

/* How many runs there are, and one of them: `f` itself where it is one. */
size_t findings_runs(const struct findings *f);
const struct findings *findings_run(const struct findings *f, size_t run);

/* The panel of a run's own findings that does the same work; its npanels for
 * none. */
size_t findings_run_panel(const struct findings *f, size_t panel, size_t run);

/* Whether panels have the models of all runs, "gil · LABEL", as at first; or,
 * by_run, one run each, whose label is among the details. */
void findings_facet(struct findings *f, bool by_run);

/* Whether a cell's times are drawn to the panel's scale: it is in the panel, or
 * would be but for its run, and does as many operations. */
bool findings_shares_scale(const struct findings *f, size_t panel, size_t cell);

/* Parts of findings_make, findings_add_laws, …: for them alone. */
int findings_runs_make(struct findings *f, struct err *e);
int findings_runs_add_laws(struct findings *f, struct err *e);
int findings_runs_add_metrics(struct findings *f, struct err *e);
void findings_runs_free(struct findings *f);
