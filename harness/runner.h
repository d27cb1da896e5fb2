/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base_program.h"
#include "err.h"
#include "plan.h"
#include "topology.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

/* Carries a plan out, or goes on with one, into a folder's run.db. */

/* What becomes of a trial that was disturbed. */
enum on_disturbed {
    DISTURBED_REPEAT, /* it is repeated once, and both are kept */
    DISTURBED_KEEP,   /* it is kept, marked */
    DISTURBED_IGNORE, /* it is kept, and is no worse than others */
};

/* So large a share of disturbed trials is borne, unless somebody says. */
#define RUNNER_MAX_DISTURBED 0.25

/* How trials are looked after. */
struct runner_care {
    enum on_disturbed on_disturbed;
    double max_disturbed;  /* above this share a run is unreliable */
    const char *local_dir; /* see staging.h */
    bool no_wait;          /* for another run on this machine: refuse instead */
    bool counters;         /* hardware events are counted, too */
    bool says_disturbed;   /* on_disturbed was asked for, … */
    bool says_max;         /* … and max_disturbed: else a run that goes on has
                            * what it began with */
};

struct plugin_notes;
struct staging;
struct runner_options {
    const char *dir;            /* exists */
    struct staging *staging;    /* where the run is moved at its end; NULL:
                                 * it stays in dir */
    const char *command;        /* as it was typed, for the records */
    FILE *progress;             /* NULL is silence */
    struct plugin_notes *notes; /* of files that are loaded; may be NULL */
    bool trace; /* each cell's timeline too, in trials of their own */
    bool idle;  /* the run is complete: nothing is measured */
    struct runner_care care;
    const struct base_program *base; /* measured in turn with, or NULL */
};

struct runner_outcome {
    int signal;        /* that ended it early, or 0 */
    size_t samples;    /* of the run, with what it had before … */
    size_t lost;       /* … that failed, timed out or crashed */
    size_t disturbed;  /* … that are marked … */
    size_t places;     /* … of so many places, a cell's in a block, in … */
    size_t unsettled;  /* … so many of which there is none but marked ones */
    size_t remarks;    /* on samples that are sound */
    size_t dropped;    /* workloads that do not run here at all … */
    struct err why;    /* … and why the first of them does not */
    bool refused;      /* the base program does not do for this run */
    char stopped[256]; /* why there were no more blocks */
    bool complete;     /* there is nothing left to be measured */
    bool early;        /* the time limit came before there was a run.db: the
                        * run failed by it */
};

/* A new run of these cells, which it calibrates first. */
int runner_start(const struct plan *plan, struct plan_cells *cells,
                 const struct topology *topology,
                 const struct runner_options *options,
                 struct runner_outcome *out, struct err *e);

/* The rest of a run that was cut; refused with another tvp, and on another
 * machine, unless it is idle. */
int runner_resume(const struct topology *topology,
                  const struct runner_options *options,
                  struct runner_outcome *out, struct err *e);
