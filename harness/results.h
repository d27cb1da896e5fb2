/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cell.h"
#include "comparison.h"
#include "err.h"
#include "looks.h"
#include "metric.h"
#include "sample.h"
#include "trace.h"

#include <stddef.h>
#include <stdint.h>

/* A run as it was stored, in memory: what analyses and reporters read. */

struct result_sample {
    size_t cell; /* into results.cells */
    unsigned block;
    unsigned position; /* within the block, from 0 */
    struct sample sample;
    const char *error;                 /* "" when nothing went wrong */
    char figure_name[CELL_NAME_BYTES]; /* of sample.figure; "" for none */
};

struct result_worker {
    size_t sample; /* into results.samples */
    struct worker_sample worker;
};

/* The timeline of one traced trial of a cell; none of the samples'. */
struct result_trace {
    size_t cell; /* into results.cells */
    struct trace trace;
};

/* One of several runs in a report: see results_join.h. */
struct result_run;

struct results {
    char run_id[64];
    char plan_name[CELL_NAME_BYTES];
    char started[32];  /* UTC, ISO 8601 */
    char stopped[256]; /* why no more blocks: "7 blocks done"; "" if cut */
    char command[1024];
    char tvp_version[64];
    uint64_t seed;
    enum metric metric;
    struct looks looks; /* how often it looked at its verdicts */
    unsigned cores;     /* that the run was allowed to use … */
    unsigned pus;       /* … and their hardware threads */
    int64_t wall_ns;    /* of the whole run so far; absent when unknown */
    char *machine_json; /* "" when none */
    char *topology_xml;
    char *search;       /* what it looked for, as JSON; "" for a plain run */
    struct cell *cells; /* in the plan's order */
    size_t ncells;
    struct result_sample *samples; /* by block, then position */
    size_t nsamples;
    struct result_worker *workers; /* by sample, then worker */
    size_t nworkers;
    struct result_trace *traces; /* by cell */
    size_t ntraces;
    struct comparison *comparisons; /* with a runtime that tvp emulates */
    size_t ncomparisons;
    struct result_run *runs; /* that were joined to this; NULL for a run */
    size_t nruns;
};

/* Reads run.db in a run's folder, or a run.db. On failure nothing is to be
 * freed. */
int results_load(struct results *r, const char *path, struct err *e);
void results_free(struct results *r);
