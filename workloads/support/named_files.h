/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "keeper.h"
#include "workload.h"

#include <stddef.h>

enum { NAMED_FILE_PATH_BYTES = 256 };

/*
 * Empty files with names, for workloads that open files by name. A keeper makes
 * them and takes them away: in named_files_remove, or after the end of all who
 * could call that.
 */
struct named_files {
    struct keeper keeper;
    const char *dir; /* the caller's */
    unsigned wanted;
    unsigned count;   /* that are there */
    struct err error; /* the keeper's */
    char paths[][NAMED_FILE_PATH_BYTES];
};

/* For so many files; the memory must be shared (job_alloc) and zeroed. */
size_t named_files_bytes(unsigned count);

/* Makes `count` files in `dir`; before there are other threads. */
int named_files_make(struct named_files *f, const char *dir, unsigned count,
                     struct err *e);

/* Returns once they are gone; harmless where making them failed. */
void named_files_remove(struct named_files *f);

/* Hooks of workloads with a parameter "dir": make job->state so many files as
 * there are workers, and take them away. */
int named_files_setup(struct job *job, struct err *e);
int named_files_attach(struct job *job, struct err *e);
void named_files_teardown(struct job *job);
