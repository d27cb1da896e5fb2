/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "workload.h"

#include <pthread.h>

/* A mutex in job_alloc's memory, for all workers under every model. It needs
 * no end of its own. */
int shared_mutex_init(pthread_mutex_t *mutex, struct err *e);

/* As a runtime's own lock objects: one that is free is taken at once, and only
 * waiting is worth giving up the runtime's lock. Unlock as usual. */
int shared_mutex_lock(struct worker *w, pthread_mutex_t *mutex, struct err *e);
