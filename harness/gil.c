/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gil.h"

#include "clock.h"

#include <errno.h>
#include <stdlib.h>
#include <time.h>

/* A breaker's bits. */
enum {
    ASKED = 1,    /* somebody wants the lock */
    COUNTING = 2, /* safepoints are counted: each of them has to call */
};

/*
 * CPython guards `last holder` with a second mutex; one serves here for both
 * conditions, and a condition nobody waits on is not signalled, so that an
 * uncontended pair costs two lock operations.
 */
struct gil {
    struct gil_config config;
    pthread_mutex_t mutex;
    pthread_cond_t free;     /* the lock was dropped, and not handed over */
    pthread_cond_t switched; /* the last holder changed */
    struct gil_seat *holder; /* the last one; it holds while `locked` */
    struct gil_seat *first;  /* of the queue */
    struct gil_seat *last;
    uint64_t switches;
    uint64_t epoch_ns; /* where the ticks are counted from */
    uint64_t tick;     /* the last one at which the holder was asked */
    uint64_t slice_ns; /* when the holder's slice began */
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
    g->epoch_ns = clock_now_ns();
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

static unsigned resting(const struct gil *g)
{
    return g->config.safepoints > 0 ? COUNTING : 0;
}

void gil_sit(struct gil *g, struct gil_seat *seat, atomic_uint *breaker)
{
    *seat = (struct gil_seat){
        .gil = g,
        .breaker = breaker,
        .safepoints_left = g->config.safepoints,
        .turn = PTHREAD_COND_INITIALIZER,
    };
    atomic_store_explicit(breaker, resting(g), memory_order_relaxed);
}

static bool was_asked(const struct gil_seat *seat)
{
    return (atomic_load_explicit(seat->breaker, memory_order_relaxed) & ASKED)
           != 0;
}

static void forget_request(const struct gil *g, const struct gil_seat *seat)
{
    atomic_store_explicit(seat->breaker, resting(g), memory_order_relaxed);
}

/* Until when to wait before the rules may let one ask. */
static uint64_t patience_ends(const struct gil *g, uint64_t now)
{
    uint64_t interval_ns = g->config.interval_ns;
    uint64_t slice_ends = g->slice_ns + interval_ns;

    switch (g->config.clock) {
    case GIL_CLOCK_SLICE:
        return slice_ends > now ? slice_ends : now + interval_ns;
    case GIL_CLOCK_TICK:
        return g->epoch_ns
               + ((now - g->epoch_ns) / interval_ns + 1) * interval_ns;
    case GIL_CLOCK_WAITER:
    case GIL_CLOCK_NONE:
        break;
    }
    return now + interval_ns;
}

/* Whether one whose patience has ended asks, by the rules; `switches` is
 * how many there had been when it began to wait. */
static bool may_ask(struct gil *g, uint64_t switches, uint64_t now)
{
    uint64_t tick;

    switch (g->config.clock) {
    case GIL_CLOCK_SLICE:
        return now >= g->slice_ns + g->config.interval_ns;
    case GIL_CLOCK_TICK:
        tick = (now - g->epoch_ns) / g->config.interval_ns;
        if (tick == g->tick) {
            return false; /* another one who waits has asked at this tick */
        }
        g->tick = tick;
        return true;
    case GIL_CLOCK_WAITER:
        return g->switches == switches;
    case GIL_CLOCK_NONE:
        break;
    }
    return false;
}

/* Sleeps until the lock may be free, or patience ends: ETIMEDOUT then. */
static int sleep_once(struct gil *g, struct gil_seat *seat, uint64_t now)
{
    pthread_cond_t *woken = g->config.queue ? &seat->turn : &g->free;

    if (g->config.clock == GIL_CLOCK_NONE) {
        return pthread_cond_wait(woken, &g->mutex);
    }
    struct timespec until = clock_timespec(patience_ends(g, now));
    return pthread_cond_clockwait(woken, &g->mutex, CLOCK_MONOTONIC, &until);
}

static void ask(struct gil *g, const struct gil_seat *seat, uint64_t now)
{
    atomic_fetch_or_explicit(g->holder->breaker, ASKED, memory_order_relaxed);
    trace_mark_at(seat->trace, TRACE_ASK, now);
}

static void join_queue(struct gil *g, struct gil_seat *seat)
{
    seat->granted = false;
    seat->behind = NULL;
    if (g->first == NULL) {
        g->first = seat;
    } else {
        g->last->behind = seat;
    }
    g->last = seat;
}

static bool must_wait(const struct gil *g, const struct gil_seat *seat)
{
    return g->config.queue ? !seat->granted : g->locked;
}

/* The lock is held: waits, and asks for it by the rules. */
static void wait_for_drop(struct gil *g, struct gil_seat *seat)
{
    uint64_t began = clock_now_ns();
    uint64_t now = began;

    trace_mark_at(seat->trace, TRACE_WAIT, began);
    if (g->config.queue) {
        join_queue(g, seat);
    }
    if (g->waiting++ == 0) {
        g->slice_ns = began; /* alone, a holder uses up no slice */
    }
    while (must_wait(g, seat)) {
        uint64_t switches = g->switches;
        int result = sleep_once(g, seat, now);
        now = clock_now_ns();
        if (result == ETIMEDOUT && must_wait(g, seat)
            && may_ask(g, switches, now)) {
            ask(g, seat, now);
        }
    }
    g->waiting--;
    seat->waits++;
    seat->wait_ns += now - began;
    if (seat->wait_histogram != NULL) {
        histogram_record(seat->wait_histogram, now - began);
    }
}

static void become_holder(struct gil *g, struct gil_seat *seat)
{
    g->locked = true;
    if (g->holder == seat) {
        return;
    }
    g->holder = seat;
    g->switches++;
    seat->switches++;
    if (g->config.clock == GIL_CLOCK_SLICE) {
        g->slice_ns = clock_now_ns();
    }
}

void gil_take(struct gil_seat *seat)
{
    struct gil *g = seat->gil;

    pthread_mutex_lock(&g->mutex);
    if (g->locked) {
        wait_for_drop(g, seat);
    }
    become_holder(g, seat); /* whom it was handed to is it already */
    seat->acquires++;
    forget_request(g, seat);
    if (g->forced > 0) {
        pthread_cond_broadcast(&g->switched);
    }
    pthread_mutex_unlock(&g->mutex);
    if (g->config.measure_hold || seat->trace != NULL) {
        seat->taken_ns = clock_now_ns();
        trace_mark_at(seat->trace, TRACE_TAKE, seat->taken_ns);
    }
}

/* Stays until another has had the lock, lest the dropper win it back. */
static void wait_for_switch(struct gil *g, const struct gil_seat *seat)
{
    if (seat->trace != NULL && g->waiting > 0) {
        trace_mark(seat->trace, TRACE_WAIT);
    }
    g->forced++;
    while (g->holder == seat && g->waiting > 0) {
        pthread_cond_wait(&g->switched, &g->mutex);
    }
    g->forced--;
}

/* Lets somebody in: the first of the queue, or whoever comes first. */
static void open_lock(struct gil *g)
{
    struct gil_seat *next = g->first;

    if (next != NULL) {
        g->first = next->behind;
        become_holder(g, next);
        next->granted = true;
        pthread_cond_signal(&next->turn);
        return;
    }
    g->locked = false;
    if (g->waiting > 0) {
        pthread_cond_signal(&g->free);
    }
}

static void drop(struct gil_seat *seat, bool due)
{
    struct gil *g = seat->gil;

    if (g->config.measure_hold || seat->trace != NULL) {
        uint64_t now = clock_now_ns();
        seat->hold_ns += now - seat->taken_ns;
        trace_mark_at(seat->trace, TRACE_DROP, now);
    }
    pthread_mutex_lock(&g->mutex);
    open_lock(g);
    bool asked = was_asked(seat);
    if (asked || due) {
        seat->forced_drops++;
    } else {
        seat->voluntary_drops++;
    }
    if (asked) {
        forget_request(g, seat);
        if (g->config.forced_switching) {
            wait_for_switch(g, seat);
        }
    }
    pthread_mutex_unlock(&g->mutex);
}

void gil_drop(struct gil_seat *seat)
{
    drop(seat, false);
}

void gil_safepoint(struct gil_seat *seat)
{
    if (!was_asked(seat)) {
        /* Only counting got us here. */
        if (--seat->safepoints_left > 0) {
            return;
        }
        seat->safepoints_left = seat->gil->config.safepoints;
    }
    drop(seat, true);
    gil_take(seat);
}
