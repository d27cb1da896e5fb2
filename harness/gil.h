/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "err.h"
#include "histogram.h"
#include "trace.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>

/*
 * A global interpreter lock: one holder at a time, who is asked to drop it
 * by rules that differ between runtimes, and does so at its next safepoint.
 * With the rules left at zero but for an interval and forced switching it is
 * CPython's of 3.2 and later (Python/ceval_gil.c).
 */
struct gil;

/* When somebody asks the holder to drop. */
enum gil_clock {
    GIL_CLOCK_WAITER, /* one has waited for an interval without a switch */
    GIL_CLOCK_SLICE,  /* it has held for an interval while others waited */
    GIL_CLOCK_TICK,   /* others wait at the end of an interval of the clock */
    GIL_CLOCK_NONE,   /* never */
};

struct gil_config {
    enum gil_clock clock;
    uint64_t interval_ns;
    uint64_t safepoints;   /* the holder drops and takes at every so many,
                            * asked or not; 0: not unasked */
    bool queue;            /* the dropper hands over to who waited longest;
                            * otherwise whoever is there first takes it */
    bool forced_switching; /* a requested drop waits for another holder */
    bool measure_hold;     /* reads the clock at each take and drop */
};

/* One thread's place at the lock, with what it counted there. */
struct gil_seat {
    struct gil *gil;
    atomic_uint *breaker; /* nonzero: the next safepoint calls gil_safepoint */
    struct histogram *wait_histogram; /* NULL: not wanted */
    struct trace_ring *trace;         /* NULL: not wanted */
    uint64_t acquires;
    uint64_t waits;           /* acquisitions that found the lock held */
    uint64_t voluntary_drops; /* drops that nobody had asked for */
    uint64_t forced_drops;    /* drops that were asked for, or due */
    uint64_t switches;        /* acquisitions after somebody else's */
    uint64_t wait_ns;
    uint64_t hold_ns; /* with measure_hold */
    uint64_t taken_ns;
    uint64_t safepoints_left;
    /* In the queue. */
    pthread_cond_t turn;
    struct gil_seat *behind;
    bool granted;
};

int gil_create(struct gil **out, const struct gil_config *config,
               struct err *e);

/* No thread may hold the lock or wait for it. NULL is fine. */
void gil_free(struct gil *g);

/* Makes `seat` an empty place at `g`, with neither histogram nor trace. The
 * breaker must outlive it. */
void gil_sit(struct gil *g, struct gil_seat *seat, atomic_uint *breaker);

void gil_take(struct gil_seat *seat);
void gil_drop(struct gil_seat *seat);

/* What the holder does at a safepoint where its breaker is set. */
void gil_safepoint(struct gil_seat *seat);
