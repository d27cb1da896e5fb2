/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "err.h"
#include "workload.h"

#include <pthread.h>
#include <stdbool.h>
#include <stdint.h>

/*
 * Results on their way from workers to the controller, where the two share no
 * memory: through one pipe for all, as those of Python's multiprocessing.Pool.
 * Workers take turns at writing; the controller reads each result whole into
 * memory of its own, looks whether it is what was sent, and lets go of it.
 */

/* The workers' side, in the arena. */
struct handover_way {
    pthread_mutex_t turn; /* between processes */
    int fd; /* to write to, the same number in each process; -1: results stay
             * where they are, and handing one over is to count it */
};

/* The controller's side. */
struct handover;

/* Makes the pipe, before workers exist. */
int handover_open(struct handover **out, struct handover_way *way,
                  unsigned workers, struct err *e);
void handover_close(struct handover *h);

/* In a worker: returns when all is written. One that dies meanwhile leaves the
 * others waiting for their turn, and the trial to be called off. */
int handover_send(struct handover_way *way, unsigned worker, const void *data,
                  size_t bytes, struct err *e);

/* To be polled for reading. The functions below take NULL for a controller to
 * which nothing comes; then this one is -1, for which poll does not look. */
int handover_descriptor(const struct handover *h);

/* Reads what has come, without waiting for more. Not all of it at once, so
 * that a caller can look at the time in between: `more` says whether to call
 * again. -1 when something has come that was not sent so. */
int handover_receive(struct handover *h, bool *more, struct err *e);

/* When all has been read: whether it is as much as the worker says. */
int handover_compare(const struct handover *h, unsigned worker,
                     const struct handed *sent, struct err *e);
