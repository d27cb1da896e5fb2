/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "err.h"
#include "workload.h"

#include <stdbool.h>

/* Workloads by name, those in files of their own too. */

/* Whether it is the path of such a file, a plug-in: it has a slash. */
bool workload_is_file(const char *name);

/*
 * The workload of that name, or the one in the file. A file is searched for
 * nowhere, and stays loaded until the program ends. This runs what is in it:
 * who only reads about workloads takes workload_find, which knows of no files.
 * Refuses, with what to do, a file that is not there, is no shared object, was
 * built for another tvp, or has a workload that cannot be used.
 */
int workload_load(const char *name, const struct workload **out, struct err *e);

/* Whether a plug-in was built for this tvp and its workload can be used, for
 * workload_load and its tests. */
int workload_check(const struct workload_plugin *p, struct err *e);
