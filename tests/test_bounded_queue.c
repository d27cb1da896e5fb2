/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cmocka_all.h"

#include "bounded_queue.h"
#include "shared_mutex.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

enum { PLACES = 3, QUEUE_BYTES = 384 };

/* A worker under a lock that only counts, and what happens when it is
 * released. */
struct scene {
    struct bounded_queue *q;
    struct worker w;
    unsigned released;
    unsigned taken;
    unsigned safepoints;
    int mutex_at_take; /* what trylock said when the lock was taken again */
    bool unlocks;      /* whoever releases the lock also unlocks the mutex */
    void *(*other)(void *);
    pthread_t thread;
};

static void release(struct worker *w)
{
    struct scene *s = w->lock;

    s->released++;
    if (s->unlocks) {
        pthread_mutex_unlock(&s->q->mutex);
    }
    if (s->other != NULL) {
        pthread_create(&s->thread, NULL, s->other, s->q);
    }
}

static void take(struct worker *w)
{
    struct scene *s = w->lock;

    s->taken++;
    if (s->other != NULL) {
        pthread_join(s->thread, NULL);
        s->other = NULL;
    }
    s->mutex_at_take = pthread_mutex_trylock(&s->q->mutex);
    if (s->mutex_at_take == 0) {
        pthread_mutex_unlock(&s->q->mutex);
    }
}

static void safepoint(struct worker *w)
{
    struct scene *s = w->lock;

    s->safepoints++;
}

static const struct worker_hooks hooks = {
    .safepoint = safepoint, .release = release, .take = take};

static void start(struct scene *s)
{
    struct err e;

    *s = (struct scene){.q = aligned_alloc(128, QUEUE_BYTES)};
    assert_non_null(s->q);
    assert_in_range(bounded_queue_bytes(PLACES), 1, QUEUE_BYTES);
    memset(s->q, 0, QUEUE_BYTES);
    assert_int_equal(bounded_queue_init(s->q, PLACES, &e), 0);
    s->w.hooks = &hooks;
    s->w.lock = s;
    atomic_store(&s->w.breaker, 1);
}

static uint64_t take_one(struct scene *s)
{
    uint64_t item = 0;
    struct err e;

    assert_int_equal(bounded_queue_take(s->q, &s->w, &item, &e), 0);
    return item;
}

static void put_one(struct scene *s, uint64_t item)
{
    struct err e;

    assert_int_equal(bounded_queue_put(s->q, &s->w, item, &e), 0);
}

static void first_in_is_first_out_round_and_round(void **state)
{
    struct scene s;

    (void)state;
    start(&s);
    bounded_queue_fill(s.q, 1);
    put_one(&s, 2);
    for (uint64_t i = 3; i < 20; i++) {
        put_one(&s, i);
        assert_int_equal(s.q->count, PLACES);
        assert_int_equal(bounded_queue_left(s.q, 2), i);
        assert_int_equal(take_one(&s), i - 2);
    }
    assert_int_equal(s.q->taken_sum, 17 * 18 / 2);
    assert_int_equal(s.q->count, 2);
    free(s.q);
}

static void without_a_wait_the_lock_is_kept_but_for_safepoints(void **state)
{
    struct scene s;

    (void)state;
    start(&s);
    put_one(&s, 7);
    assert_int_equal(s.safepoints, 1);
    assert_int_equal(take_one(&s), 7);
    assert_int_equal(s.safepoints, 2);
    assert_int_equal(s.released, 0);
    assert_int_equal(s.taken, 0);
    free(s.q);
}

static void a_mutex_that_is_taken_is_waited_for_without_the_lock(void **state)
{
    struct scene s;

    (void)state;
    start(&s);
    s.unlocks = true;
    pthread_mutex_lock(&s.q->mutex);
    put_one(&s, 7);
    pthread_mutex_lock(&s.q->mutex);
    assert_int_equal(take_one(&s), 7);
    assert_int_equal(s.released, 2);
    assert_int_equal(s.taken, 2);
    assert_int_equal(pthread_mutex_trylock(&s.q->mutex), 0);
    free(s.q);
}

/* From another thread, whose worker has no lock. */
static void *put_nine(void *arg)
{
    struct worker w = {0};
    struct err e;

    return bounded_queue_put(arg, &w, 9, &e) == 0 ? arg : NULL;
}

static void *take_any(void *arg)
{
    struct worker w = {0};
    uint64_t item;
    struct err e;

    return bounded_queue_take(arg, &w, &item, &e) == 0 ? arg : NULL;
}

static void items_are_waited_for_without_the_lock(void **state)
{
    struct scene s;

    (void)state;
    start(&s);
    s.other = put_nine;
    assert_int_equal(take_one(&s), 9);
    assert_int_equal(s.released, 1);
    assert_int_equal(s.taken, 1);
    assert_int_equal(s.mutex_at_take, 0); /* first the lock, then the mutex */
    assert_int_equal(s.q->count, 0);
    free(s.q);
}

static void room_is_waited_for_without_the_lock(void **state)
{
    struct scene s;

    (void)state;
    start(&s);
    for (uint64_t i = 1; i <= PLACES; i++) {
        put_one(&s, i);
    }
    s.other = take_any;
    put_one(&s, PLACES + 1);
    assert_int_equal(s.released, 1);
    assert_int_equal(s.taken, 1);
    assert_int_equal(s.mutex_at_take, 0);
    assert_int_equal(s.q->count, PLACES);
    assert_int_equal(take_one(&s), 2);
    free(s.q);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(first_in_is_first_out_round_and_round),
        cmocka_unit_test(without_a_wait_the_lock_is_kept_but_for_safepoints),
        cmocka_unit_test(a_mutex_that_is_taken_is_waited_for_without_the_lock),
        cmocka_unit_test(items_are_waited_for_without_the_lock),
        cmocka_unit_test(room_is_waited_for_without_the_lock),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
