/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "err.h"
#include "like.h"
#include "placement.h"
#include "plan.h"
#include "plugin_notes.h"
#include "runner.h"

#include <stdbool.h>

/* What `tvp run` was asked for: the plan's file and the options, in one. */
struct run_options {
    struct plan plan;
    const char *dir;    /* NULL: results/<time>-<host> */
    const char *resume; /* a run's folder; the plan is empty then */
    bool go_on;         /* with the run in `dir`, if there is one of the plan */
    bool any_seed;      /* none was given: the plan's was drawn */
    struct like *like;  /* the run whose cells are measured, or NULL */
    const char *against;     /* where it comes from, if another program … */
    const char *base_binary; /* … takes turns with this one */
    bool trace;
    struct runner_care care;
    bool dry_run;
    bool quiet;
    struct plugin_notes notes; /* also with `quiet`, to standard error */
};

/* Help and unknown options end the program, as argp does; what is wrong in a
 * value or in the plan is said in `e`. */
int run_options_parse(struct run_options *o, int argc, char **argv,
                      struct err *e);
void run_options_free(struct run_options *o);
