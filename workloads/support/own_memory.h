/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "workload.h"

/* Memory of a worker's own, as its state, from enter to leave; or of a
 * process's own, as the job's, from setup or attach to teardown. */

/* For the enter hook: zeroed, with all of its pages there before the clock
 * starts, and on cache lines of its own. NULL where there is none, with the
 * advice to lower `which` (such as "bytes="; NULL for none) or the workers. */
void *own_memory_enter(struct worker *w, size_t bytes, const char *which,
                       struct err *e);

/* The enter hook of workloads with a parameter "bytes": so many of the stream
 * that bytes_fill makes; none are memory, too. */
int own_memory_enter_bytes(struct worker *w, struct err *e);

/* The leave hook, or the end of one: frees w->state. */
void own_memory_leave(struct worker *w);

/* For setup and attach: a small piece, zeroed. NULL with the reason. */
void *own_memory_setup(struct job *job, size_t bytes, struct err *e);

/* The teardown hook, or the end of one: frees job->state. */
void own_memory_teardown(struct job *job);
