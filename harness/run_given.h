/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "err.h"
#include "plan.h"
#include "run_options.h"

#include <stdbool.h>

/* The options of `tvp run` as they come, and what a plan becomes by them. */
struct run_given {
    struct run_options *o;
    const char *file;
    const char *like;       /* the run to carry out again */
    struct plan_group axes; /* the lists of -w, -m, -n, -p, --sweep */
    struct plan settings;   /* fields that are not 0 were given */
    bool metric;
    bool quick;
    bool other; /* anything that --resume does not go with */
};

/* Builds o->plan: that of the file, of the options, or, with its cells too, of
 * the run that --like or --against names. */
int run_given_plan(struct run_given *g, struct err *e);
void run_given_free(struct run_given *g);
