/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "workload.h"

/* Memory of a worker's own, as its state, from enter to leave. */

/* For the enter hook: zeroed, with all of its pages there before the clock
 * starts, and on cache lines of its own. NULL where there is none, with the
 * advice to lower `which` (such as "bytes="; NULL for none) or the workers. */
void *own_memory_enter(struct worker *w, size_t bytes, const char *which,
                       struct err *e);

/* The leave hook, or the end of one. */
void own_memory_leave(struct worker *w);
