/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gil.h"

#include "clock.h"

#include <errno.h>
#include <pthread.h>
#include <stdlib.h>
#include <time.h>

/*
 * CPython guards `last holder` with a second mutex; one serves here for both
 * conditions, and a condition nobody waits on is not signalled, so that an
 * uncontended pair costs two lock operations.
 */
struct gil {
    struct gil_config config;
    pthread_mutex_t mutex;
    pthread_cond_t free;     /* the lock was dropped */
    pthread_cond_t switched; /* the last holder changed */
    struct gil_seat *holder; /* the last one; it holds while `locked` */
    uint64_t switches;
    unsigned waiting;
    unsigned forced;
    bool locked;
};

int gil_create(struct gil **out, const struct gil_config *config, struct err *e)
{
    pthread_condattr_t monotonic;
    struct gil *g = calloc(1, sizeof *g);

    if (g == NULL) {
        return err_set(e, "out of memory for the lock");
    }
    g->config = *config;
    pthread_condattr_init(&monotonic);
    pthread_condattr_setclock(&monotonic, CLOCK_MONOTONIC);
    pthread_mutex_init(&g->mutex, NULL);
    pthread_cond_init(&g->free, &monotonic);
    pthread_cond_init(&g->switched, NULL);
    pthread_condattr_destroy(&monotonic);
    *out = g;
    return 0;
}

void gil_free(struct gil *g)
{
    if (g == NULL) {
        return;
    }
    pthread_cond_destroy(&g->switched);
    pthread_cond_destroy(&g->free);
    pthread_mutex_destroy(&g->mutex);
    free(g);
}

void gil_sit(struct gil *g, struct gil_seat *seat, atomic_uint *breaker)
{
    *seat = (struct gil_seat){.gil = g, .breaker = breaker};
}

/* The lock is held: waits one interval at a time, and asks for it after one
 * in which nobody switched. A switch resets everybody's patience. */
static void wait_for_drop(struct gil *g, struct gil_seat *seat)
{
    uint64_t began = clock_now_ns();
    uint64_t now = began;

    seat->waits++;
    g->waiting++;
    while (g->locked) {
        uint64_t switches = g->switches;
        struct timespec until = clock_timespec(now + g->config.interval_ns);
        int result = pthread_cond_timedwait(&g->free, &g->mutex, &until);
        now = clock_now_ns();
        if (result == ETIMEDOUT && g->locked && g->switches == switches) {
            atomic_store_explicit(g->holder->breaker, 1, memory_order_relaxed);
        }
    }
    g->waiting--;
    seat->wait_ns += now - began;
}

void gil_take(struct gil_seat *seat)
{
    struct gil *g = seat->gil;

    pthread_mutex_lock(&g->mutex);
    if (g->locked) {
        wait_for_drop(g, seat);
    }
    g->locked = true;
    seat->acquires++;
    if (g->holder != seat) {
        g->holder = seat;
        g->switches++;
        seat->switches++;
    }
    atomic_store_explicit(seat->breaker, 0, memory_order_relaxed);
    if (g->forced > 0) {
        pthread_cond_broadcast(&g->switched);
    }
    pthread_mutex_unlock(&g->mutex);
    if (g->config.measure_hold) {
        seat->taken_ns = clock_now_ns();
    }
}

/* Stays until another has had the lock, lest the dropper win it back. */
static void wait_for_switch(struct gil *g, const struct gil_seat *seat)
{
    g->forced++;
    while (g->holder == seat && g->waiting > 0) {
        pthread_cond_wait(&g->switched, &g->mutex);
    }
    g->forced--;
}

void gil_drop(struct gil_seat *seat)
{
    struct gil *g = seat->gil;

    if (g->config.measure_hold) {
        seat->hold_ns += clock_now_ns() - seat->taken_ns;
    }
    pthread_mutex_lock(&g->mutex);
    g->locked = false;
    if (g->waiting > 0) {
        pthread_cond_signal(&g->free);
    }
    if (atomic_load_explicit(seat->breaker, memory_order_relaxed) != 0) {
        atomic_store_explicit(seat->breaker, 0, memory_order_relaxed);
        seat->forced_drops++;
        if (g->config.forced_switching) {
            wait_for_switch(g, seat);
        }
    }
    pthread_mutex_unlock(&g->mutex);
}
