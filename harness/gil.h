/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "err.h"

#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>

/*
 * A global interpreter lock with the behaviour of CPython's since 3.2
 * (Python/ceval_gil.c): whoever waits longer than the interval, while no
 * switch happens, asks the holder to drop; the holder sees that at its next
 * safepoint, drops, and does not go on before another one has had the lock.
 */
struct gil;

struct gil_config {
    uint64_t interval_ns;  /* sys.setswitchinterval */
    bool forced_switching; /* a requested drop waits for another holder */
    bool measure_hold;     /* reads the clock at each take and drop */
};

/* One thread's place at the lock, with what it counted there. */
struct gil_seat {
    struct gil *gil;
    atomic_uint *breaker; /* set to 1 when this holder is asked to drop */
    uint64_t acquires;
    uint64_t waits;        /* acquisitions that found the lock held */
    uint64_t forced_drops; /* drops that had been asked for */
    uint64_t switches;     /* acquisitions after somebody else's */
    uint64_t wait_ns;
    uint64_t hold_ns; /* with measure_hold */
    uint64_t taken_ns;
};

int gil_create(struct gil **out, const struct gil_config *config,
               struct err *e);

/* No thread may hold the lock or wait for it. NULL is fine. */
void gil_free(struct gil *g);

/* Makes `seat` an empty place at `g`. The breaker must outlive it. */
void gil_sit(struct gil *g, struct gil_seat *seat, atomic_uint *breaker);

void gil_take(struct gil_seat *seat);
void gil_drop(struct gil_seat *seat);
