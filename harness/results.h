/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cell.h"
#include "comparison.h"
#include "err.h"
#include "histogram.h"
#include "looks.h"
#include "metric.h"
#include "sample.h"
#include "trace.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A run as it was stored, in memory: what analyses and reporters read. */

struct result_sample {
    size_t cell; /* into results.cells */
    unsigned block;
    unsigned position; /* within the block, from 0 */
    struct sample sample;
    const char *error;                   /* "" when nothing went wrong */
    char figure_name[SAMPLE_NAME_BYTES]; /* of sample.figure; "" for none */
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

struct time_split;

/* One of several runs in a report: see results_join.h. */
struct result_run;
struct result_rows;

/* What was found out about a run that does not change, so that the next who
 * asks need not find it again. */
struct result_memo {
    void *data; /* NULL: nothing yet */
    void (*free)(void *data);
};

struct results {
    char run_id[64];
    char plan_name[PLAN_NAME_BYTES];
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
    char *search;     /* what it looked for, as JSON; "" for a plain run */
    char against[64]; /* the run_id of the run that was measured in turn with
                       * it, block by block; "" for none */
    double max_disturbed; /* the share of its trials above which one cannot
                           * rely on it */
    struct cell *cells;   /* in the plan's order */
    size_t ncells;
    /* By block, then position; by sample, then worker. NULL in a run that was
     * loaded, where they are packed: see results_sample. */
    struct result_sample *samples;
    size_t nsamples;
    struct result_worker *workers;
    size_t nworkers;
    struct histogram_counts *latencies; /* of each cell's samples that count
                                         * together; NULL: not known */
    struct result_rows *rows;           /* NULL where they are as above */
    struct result_memo *memo;    /* of a run that was loaded; else NULL */
    struct result_trace *traces; /* by cell */
    size_t ntraces;
    struct comparison *comparisons; /* with a runtime that tvp emulates */
    size_t ncomparisons;
    struct time_split *times; /* one per cell, of a run without its workers:
                               * what they would say; else NULL … */
    unsigned *pus_bound;      /* … and onto how many PUs they were bound */
    struct result_run *runs;  /* that were joined to this; NULL for a run */
    size_t nruns;
};

/* Reads run.db in a run's folder, a run.db, one run of a merged file (see
 * merged.h), or what `tvp report -f json` wrote of a run (see results_json.h).
 * On failure nothing is to be freed. */
int results_load(struct results *r, const char *path, struct err *e);
void results_free(struct results *r);

/*
 * One of the nsamples or nworkers, which stays where it is or is unpacked into
 * *room: hold on to neither longer than to *room. Texts stay, and to look at
 * all of them takes as long as their number; a single figure is cheaper had by
 * the functions below.
 */
const struct result_sample *results_sample(const struct results *r, size_t i,
                                           struct result_sample *room);
const struct result_worker *results_worker(const struct results *r, size_t i,
                                           struct result_worker *room);

/* A sample's cell, its block, … */
size_t results_cell(const struct results *r, size_t i);
unsigned results_block(const struct results *r, size_t i);
enum sample_status results_status(const struct results *r, size_t i);
bool results_usable(const struct results *r, size_t i);
const char *results_figure_name(const struct results *r, size_t i);
/* … and one of its figures, by its offset in struct sample. */
int64_t results_int(const struct results *r, size_t i, size_t offset);
double results_real(const struct results *r, size_t i, size_t offset);
void results_copy_figure(const struct results *r, size_t i, size_t offset,
                         void *out); /* its 64 bits */

/* Whose a worker is. */
size_t results_worker_sample(const struct results *r, size_t i);
