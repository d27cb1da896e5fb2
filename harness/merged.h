/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "err.h"
#include "text_list.h"

#include <limits.h>
#include <sqlite3.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * A merged file: any number of runs in one SQLite file, each apart from the
 * others. It has the tables of a run.db, with a column `run` that numbers the
 * runs from 1, but for workers and histograms, which belong to samples; the
 * samples of a run are numbered in a row, from its first_sample to its
 * last_sample. merge.h makes one.
 *
 * Its user_version is that of its runs and this, so that a tvp that knows no
 * merged files refuses it.
 */
enum { MERGED_SCHEMA = 1000, MERGED_WHICH_BYTES = 64, MERGED_NAME_BYTES = 128 };

/* Whether a schema's version is that of a merged file. */
bool merged_schema(int64_t schema);

/*
 * What a path stands for: a run's folder, or a file; "PATH#RUN" is one of a
 * merged file's, by its number or its run_id. `which` is then "RUN", else "".
 */
int merged_resolve(const char *path, char file[PATH_MAX],
                   char which[MERGED_WHICH_BYTES], struct err *e);

/* Shows one run of an open merged file as if it were alone: views take the
 * places of its tables. A run.db stays as it is. */
int merged_show(sqlite3 *db, const char *which, struct err *e);

/* Opens to read what a path stands for, whole. Where there is no run, as it is
 * measured on another disk meanwhile, `e` says where. */
int merged_open(const char *path, sqlite3 **db, char file[PATH_MAX],
                char which[MERGED_WHICH_BYTES], struct err *e);

/* The same, as if the one run that is meant were alone in it. */
int merged_open_run(const char *path, sqlite3 **db, char file[PATH_MAX],
                    struct err *e);

/* Adds what results_load takes for each run of a path: the path itself, or
 * "PATH#1", "PATH#2", … of a merged file with several. */
int merged_expand(const char *path, struct text_list *paths, struct err *e);

/* What the run was called when it was merged, its folder's name; the name of
 * the folder or file where it was not. */
void merged_name(const char *path, char name[MERGED_NAME_BYTES]);

/* One run as a listing shows it. */
struct merged_run {
    int64_t number;
    int64_t samples;
    char name[MERGED_NAME_BYTES];
    char run_id[64];
    char plan[64];
    char cpu[128]; /* "" where it is not known */
};

/* All of a merged file's, or a run.db's one; the caller frees *out. */
int merged_list(const char *path, struct merged_run **out, size_t *n,
                struct err *e);
