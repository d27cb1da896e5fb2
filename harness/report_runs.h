/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "err.h"
#include "results.h"
#include "results_join.h"

#include <stddef.h>

/* The runs that a report is of: read, and joined where they are several. */
struct report_runs {
    struct results *loaded; /* n of them */
    struct results joined;
    size_t n;
};

/*
 * Reads n runs, as results_load takes them. `labels` are separated by commas,
 * as many as there are runs; NULL, or an empty one, leaves the choice to what
 * tells the runs apart: see run_difference.h. On failure nothing is to be
 * freed.
 */
int report_runs_load(struct report_runs *runs, const char *const paths[],
                     size_t n, const char *labels, struct err *e);
void report_runs_free(struct report_runs *runs);

const struct results *report_runs_results(const struct report_runs *runs);

/* How many labels a text has. */
size_t report_runs_count(const char *labels);
