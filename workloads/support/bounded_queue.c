/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bounded_queue.h"

#include "shared_mutex.h"

#include <errno.h>

size_t bounded_queue_bytes(uint64_t capacity)
{
    return sizeof(struct bounded_queue) + capacity * sizeof(uint64_t);
}

int bounded_queue_init(struct bounded_queue *q, uint64_t capacity,
                       struct err *e)
{
    pthread_condattr_t attr;

    q->capacity = capacity;
    if (shared_mutex_init(&q->mutex, e) != 0) {
        return -1;
    }
    pthread_condattr_init(&attr);
    errno = pthread_condattr_setpshared(&attr, PTHREAD_PROCESS_SHARED);
    if (errno == 0) {
        errno = pthread_cond_init(&q->not_full, &attr);
    }
    if (errno == 0) {
        errno = pthread_cond_init(&q->not_empty, &attr);
    }
    pthread_condattr_destroy(&attr);
    return errno == 0
               ? 0
               : err_errno(e, "cannot make a condition that processes share");
}

uint64_t bounded_queue_left(const struct bounded_queue *q, uint64_t i)
{
    return q->items[(q->first + i) % q->capacity];
}

void bounded_queue_fill(struct bounded_queue *q, uint64_t item)
{
    q->items[(q->first + q->count) % q->capacity] = item;
    q->count++;
}

/* Whoever has waited takes the runtime's lock first and the mutex then, as
 * Python's Condition does: with the mutex in hand, it would keep all others
 * from the queue until somebody gives up the lock. */
static int wait_for(struct bounded_queue *q, pthread_cond_t *condition,
                    struct worker *w, struct err *e)
{
    worker_blocking_enter(w);
    pthread_cond_wait(condition, &q->mutex);
    pthread_mutex_unlock(&q->mutex);
    worker_blocking_leave(w);
    return shared_mutex_lock(&q->mutex, w, e);
}

int bounded_queue_put(struct bounded_queue *q, struct worker *w, uint64_t item,
                      struct err *e)
{
    int result = shared_mutex_lock(&q->mutex, w, e);

    while (result == 0 && q->count == q->capacity) {
        result = wait_for(q, &q->not_full, w, e);
    }
    if (result != 0) {
        return -1;
    }
    bounded_queue_fill(q, item);
    pthread_cond_signal(&q->not_empty);
    pthread_mutex_unlock(&q->mutex);
    worker_safepoint(w);
    return 0;
}

int bounded_queue_take(struct bounded_queue *q, struct worker *w,
                       uint64_t *item, struct err *e)
{
    int result = shared_mutex_lock(&q->mutex, w, e);

    while (result == 0 && q->count == 0) {
        result = wait_for(q, &q->not_empty, w, e);
    }
    if (result != 0) {
        return -1;
    }
    *item = bounded_queue_left(q, 0);
    q->first = (q->first + 1) % q->capacity;
    q->count--;
    q->taken_sum += *item;
    pthread_cond_signal(&q->not_full);
    pthread_mutex_unlock(&q->mutex);
    worker_safepoint(w);
    return 0;
}

uint64_t bounded_queue_left_sum(const struct bounded_queue *q)
{
    uint64_t sum = 0;

    for (uint64_t i = 0; i < q->count; i++) {
        sum += bounded_queue_left(q, i);
    }
    return sum;
}
