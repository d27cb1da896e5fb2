/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gil.h"

#include <stdbool.h>
#include <stdint.h>

enum { US = 1000, MS = 1000000 };

/* A thread's seat at a GIL and the breaker that goes with it. */
struct gil_place {
    struct gil_seat seat;
    atomic_uint breaker;
};

/* A new lock; fails the test if there is none. */
struct gil *gil_place_lock(uint64_t interval_ns, bool forced_switching,
                           bool measure_hold);
void gil_place_sit(struct gil *g, struct gil_place *p);

/* Whether the holder has been asked to drop. */
bool gil_place_asked(struct gil_place *p);

/* Lets time pass, for the sake of what is measured and of nothing else. */
void gil_place_compute(uint64_t ns);
