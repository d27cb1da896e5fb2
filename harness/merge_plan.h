/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "err.h"
#include "merged.h"
#include "text_list.h"

#include <sqlite3.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What is to be merged: runs out of files that are read one after another. */

/* Sums of two samples' ids are numbers still. */
#define MERGE_SAMPLE_MAX (INT64_MAX / 2)

struct merge_run {
    size_t file;    /* into merge_plan.files */
    int64_t number; /* in a merged file; 0: the file is a run.db */
    char run_id[MERGED_WHICH_BYTES];
    char name[MERGED_NAME_BYTES];
    int64_t seed;
    int64_t samples;
    int64_t first_sample;   /* its id there, from 1, and that of the last */
    int64_t last_sample;    /* at most MERGE_SAMPLE_MAX */
    int64_t first_total_ns; /* what the first one took; -1: not known */
};

struct merge_plan {
    sqlite3 *db; /* in memory; `known` has every table's columns */
    struct text_list files;
    int64_t *schemas;       /* of the runs in each file */
    struct merge_run *runs; /* each once */
    size_t nruns;
    size_t first; /* so many were in the first file */
    size_t added;
    size_t replaced; /* by themselves, with more samples */
    size_t same;     /* were there already */
};

/* The tables of a run, in the order in which they are filled. */
struct merge_table {
    const char *name;
    enum { MERGE_OF_RUN, MERGE_SAMPLES, MERGE_OF_SAMPLE } rows;
};
enum { MERGE_TABLES = 9 };
extern const struct merge_table merge_tables[MERGE_TABLES];

/* On failure merge_plan_close is owed as well. */
int merge_plan_open(struct merge_plan *p, struct err *e);
void merge_plan_close(struct merge_plan *p);

/* Reads which runs a file holds, and takes them in. A run that
 * is there already stays as it is, or goes where this one has more samples. One
 * that is being measured is refused. */
int merge_plan_add(struct merge_plan *p, const char *path, struct err *e);

/* What was added last is what the rest is added to. */
void merge_plan_begin(struct merge_plan *p);

/* Whether all runs are of one schema's version. */
int merge_plan_check(const struct merge_plan *p, struct err *e);

/* Attaches a file as `src`, and lets go of it. */
int merge_plan_attach(const struct merge_plan *p, size_t file, struct err *e);
void merge_plan_detach(const struct merge_plan *p);

/* A statement on p->db, from a format of SQLite's. */
int merge_plan_prepare(const struct merge_plan *p, sqlite3_stmt **out,
                       struct err *e, const char *format, ...);
