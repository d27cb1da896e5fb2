/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "err.h"

#include <stddef.h>

struct merge_outcome {
    size_t runs; /* that the file has now */
    size_t added;
    size_t replaced; /* by themselves, with more samples */
    size_t same;     /* were there already, with as many or more */
    int signal;      /* that ended it, which is a failure; 0: none did */
};

/*
 * Merges runs, and merged files, into one: `out` where it ends in ".db", else
 * run.db in the folder `out`, made if need be. A file that is there is added
 * to; nothing is written where nothing is new. All or nothing: what was there
 * stays until all of what takes its place is on the disk. Two at once on one
 * folder are refused.
 */
int merge_runs(const char *out, const char *const paths[], size_t n,
               struct merge_outcome *outcome, struct err *e);
