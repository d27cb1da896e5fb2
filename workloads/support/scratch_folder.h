/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "err.h"

/*
 * A folder for files that need a name, such as a database's. It is removed in
 * the end; what a trial that was killed has left behind, the next one to make
 * a folder in the same directory removes: a folder in use is locked (flock),
 * which ends with the last process that had it open.
 */

enum { SCRATCH_FOLDER_BYTES = 600 };

struct scratch_folder {
    int fd; /* holds the lock; -1 where there is no folder */
    char path[SCRATCH_FOLDER_BYTES];
};

/* Makes a folder in `dir` for this user alone, after removing forgotten ones
 * of this user's. The reason for a failure names the directory but no option;
 * fd is -1 then. */
int scratch_folder_make(struct scratch_folder *f, const char *dir,
                        struct err *e);

/* Removes it with its files; harmless where fd is -1. */
void scratch_folder_remove(struct scratch_folder *f);
