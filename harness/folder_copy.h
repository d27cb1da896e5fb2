/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "err.h"

/* Copies a file so that it is there whole under its name, and on the disk, or
 * not at all: what was there before stays until then. */
int folder_copy_file(const char *from, const char *to, struct err *e);

/* Copies a run's folder into another, which exists, each file so, run.db last;
 * hidden files are left out. run.db must not be open, nor half written. The run
 * in its folder base, if there is one, comes first. */
int folder_copy_run(const char *from, const char *to, struct err *e);
