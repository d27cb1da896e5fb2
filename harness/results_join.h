/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cell.h"
#include "err.h"
#include "results.h"

#include <stddef.h>

/*
 * Several runs in one report. They were not measured in turn, so that nothing
 * of one is ever paired with anything of another: what is said of a run is
 * computed from that run alone. Joined results refer to the runs, which stay
 * as they are, and have all of their cells, latencies and traces beside, each
 * with the number of its run; samples and workers stand in the runs alone.
 */
enum {
    RESULTS_JOIN_MAX = 512,
    RESULTS_DRAWN_MAX = 16, /* of more there are no charts, and no tables with
                             * a column for each */
    RUN_LABEL_COLUMNS = 32, /* that a label is cut to */
    RUN_LABEL_BYTES = 4 * RUN_LABEL_COLUMNS + 8,
};

struct result_run {
    const struct results *results; /* as it is by itself */
    size_t first_cell;             /* of its own among the joined ones */
    char label[RUN_LABEL_BYTES];   /* clean; "" for none */
    char slug[RUN_LABEL_BYTES];    /* for names of files; "" for a lone run */
};

/*
 * Joins n runs, 1 to RESULTS_JOIN_MAX of them, which stay the caller's and
 * must outlast `out`. What all runs agree on (plan, version, cores, pus) is
 * kept, and the first one's metric; all else is empty, absent or 0. A run that
 * is there twice is an error. On failure nothing is to be freed.
 */
int results_join(struct results *out, const struct results *runs, size_t n,
                 struct err *e);
void results_join_free(struct results *joined);

/* A label for each run. They are cleaned and cut; those that are the same then
 * are told apart by " (2)", " (3)" at their ends. */
void results_join_label(struct results *joined, const char *const labels[]);

/* The run of a cell, by itself: `r` where it is one. */
const struct results *results_of_cell(const struct results *r, size_t cell);

/* The label of a cell's run; "" for a run that is reported alone. */
const char *results_label(const struct results *r, size_t cell);

/* How many runs, and one of them by itself: `r` where it is one. */
size_t results_runs(const struct results *r);
const struct results *results_run(const struct results *r, size_t run);
