/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "workload.h"

#include <pthread.h>

/* A mutex in job_alloc's memory, for workers under every model. */

/* In setup; it ends with its memory. */
int shared_mutex_init(pthread_mutex_t *mutex, struct err *e);

/* As a runtime's own lock (CPython: acquire_timed): one that is free is taken
 * at once, and only waiting is worth giving up the runtime's lock. */
int shared_mutex_lock(pthread_mutex_t *mutex, struct worker *w, struct err *e);
