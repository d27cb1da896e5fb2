/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "params.h"

#include <stdbool.h>
#include <stdint.h>

enum {
    CELL_NAME_BYTES = 256, /* a workload's may be a path */
    PLAN_NAME_BYTES = 64,
    CELL_PLACEMENT_BYTES = 256,
    CELL_WORKERS_MAX = 10000,
};

/* workload × its parameters × model × its parameters × workers × placement */
struct cell {
    char workload[CELL_NAME_BYTES];
    char params[PARAMS_TEXT_BYTES]; /* those that differ from the default */
    char model[CELL_NAME_BYTES];
    char model_params[PARAMS_TEXT_BYTES];
    unsigned workers;
    char placement[CELL_PLACEMENT_BYTES];
    uint64_t ops;        /* for each worker; 0 until calibrated */
    uint64_t scale;      /* the workload's own calibration; 0 if none */
    uint64_t timeout_ns; /* how long its trial may take; 0 is no limit */
    bool counters;       /* hardware events are counted, too */
    unsigned run;        /* of several in one report: see results_join.h */
};

/* Whether two cells of a run do the same work: all but the model, its
 * parameters and time limits are alike. Ratios are taken between such; none
 * between runs. */
int cell_same_work(const struct cell *a, const struct cell *b);

/* Whether its model is the one that does all the work one after another:
 * tvp's own, or that of a runtime beside it ("cpython-sequential"). */
int cell_is_sequential(const struct cell *c);

/* Whether speed-ups of `c` are over `base`: the same work, one after another,
 * in the same runtime of the same version. */
int cell_is_base(const struct cell *base, const struct cell *c);

enum { CELL_LABEL_BYTES = PARAMS_TEXT_BYTES + CELL_NAME_BYTES };

/* "http:latency=50ms" and "gil:interval=1ms": name and parameters. */
void cell_workload_label(const struct cell *c, char text[CELL_LABEL_BYTES]);
void cell_model_label(const struct cell *c, char text[CELL_LABEL_BYTES]);
