/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stddef.h>

/* A folder for one test's files. */
enum { SCRATCH_PATH_BYTES = 256 };

void scratch_dir_make(char path[SCRATCH_PATH_BYTES]);
void scratch_dir_remove(const char *path);

/* A whole file below the folder, to be freed; NULL when there is none. */
char *scratch_dir_read(const char *path, const char *name);
void scratch_dir_write(const char *path, const char *name, const char *text);

/* How many files and folders lie in the folder, hidden ones too. */
size_t scratch_dir_count(const char *path);
