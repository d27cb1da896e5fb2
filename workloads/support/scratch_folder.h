/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "err.h"
#include "keeper.h"

/*
 * A folder for databases, whose files need names: a number and ".db", and what
 * SQLite makes of that. It is removed in the end; what was killed with its
 * keeper has left behind, the next one to make a folder in the same directory
 * removes: a folder in use is locked (flock), which ends with the last process
 * that had it open.
 *
 * Only what was certainly made here is removed: a folder of this user's alone,
 * by its name and mode, that holds the file SCRATCH_FOLDER_MARK, and nothing
 * but that and databases.
 */

#define SCRATCH_FOLDER_MARK ".tvp-removes-this-folder"

enum { SCRATCH_FOLDER_BYTES = 600 };

struct scratch_folder {
    int fd; /* holds the lock; -1 where there is no folder */
    char path[SCRATCH_FOLDER_BYTES];
    struct keeper keeper;
};

/* Makes a folder in `dir` for this user alone, after removing forgotten ones
 * of this user's, and a keeper first, which removes it when nobody is left who
 * could: `f` is in shared memory (job_alloc), and there are no other threads
 * yet. The reason for a failure says what to do, to dir= where it is at fault;
 * fd is -1 then. */
int scratch_folder_make(struct scratch_folder *f, const char *dir,
                        struct err *e);

/* Removes it with its databases, unless anything else is in it; harmless where
 * fd is -1. */
void scratch_folder_remove(struct scratch_folder *f);
