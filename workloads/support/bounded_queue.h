/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "workload.h"

#include <pthread.h>

/*
 * A first-in, first-out queue of numbers with a fixed number of places, in
 * job_alloc's memory: a mutex and two conditions, as Python's queue.Queue has.
 *
 * Workers never wait for ever, in whatever order they run, one after another
 * too, where the queue holds at least one number at the start and not as many
 * as it can, and each worker by turns puts one and takes one, or takes one and
 * puts one. For were it full and all who are left waiting to put, none of them
 * had put more than it took, so that it held no more than at the start; and
 * likewise were it empty.
 */
struct bounded_queue {
    _Alignas(128) pthread_mutex_t mutex;
    pthread_cond_t not_full;
    pthread_cond_t not_empty;
    uint64_t capacity;
    uint64_t first; /* where the oldest is */
    uint64_t count;
    uint64_t taken_sum; /* of all that were taken */
    uint64_t items[];
};

/* For job_alloc. */
size_t bounded_queue_bytes(uint64_t capacity);

/* In setup, on zeroed memory of so many bytes; it ends with its memory. */
int bounded_queue_init(struct bounded_queue *q, uint64_t capacity,
                       struct err *e);

/* Without a lock: in setup, where there is room. */
void bounded_queue_fill(struct bounded_queue *q, uint64_t item);

/* Wait for room, or for an item, without the runtime's lock. A safepoint after
 * each. */
int bounded_queue_put(struct bounded_queue *q, struct worker *w, uint64_t item,
                      struct err *e);
int bounded_queue_take(struct bounded_queue *q, struct worker *w,
                       uint64_t *item, struct err *e);

/* The i-th of those that are left, from the oldest; for verify. */
uint64_t bounded_queue_left(const struct bounded_queue *q, uint64_t i);

/* What all that are left add up to; likewise. */
uint64_t bounded_queue_left_sum(const struct bounded_queue *q);
