/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "err.h"
#include "results.h"
#include "results_join.h"

#include <stddef.h>

/* What tells the runs of one report apart: machine, program, plan, time. */
enum { RUN_FACT_BYTES = 64, RUN_VALUE_BYTES = 256 };

/* One fact that is not the same in all runs that know it. */
struct run_difference {
    char what[RUN_FACT_BYTES];       /* "CPU model", "kernel", clean */
    char (*values)[RUN_VALUE_BYTES]; /* one per run, clean; "" if not known */
};

struct run_differences {
    struct run_difference *items; /* what tells most comes first */
    size_t n;
    size_t nruns;
};

/* Of joined results. What differs in each run anyhow (load, seed) is left
 * out. On failure nothing is to be freed. */
int run_differences_find(struct run_differences *d,
                         const struct results *joined, struct err *e);
void run_differences_free(struct run_differences *d);

/*
 * The label of each run: the first of tvp's version or commit, host, CPU
 * model, kernel and plan that no two have in common, else two of these, else
 * the host where there are three, else the start, else the name that is given.
 */
void run_differences_label(const struct run_differences *d,
                           const char *const names[],
                           char (*labels)[RUN_LABEL_BYTES]);
