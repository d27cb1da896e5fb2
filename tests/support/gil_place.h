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

/* A new lock like CPython's; fails the test if there is none. */
struct gil *gil_place_lock(uint64_t interval_ns, bool forced_switching,
                           bool measure_hold);

/* The same by any rules. */
struct gil *gil_place_lock_by(const struct gil_config *config);

void gil_place_sit(struct gil *g, struct gil_place *p);

/* Sits down with a timeline, which gil_place_clear frees. */
void gil_place_sit_traced(struct gil *g, struct gil_place *p);
void gil_place_clear(struct gil_place *p);

/* Returns when the thread of a traced place, which takes the lock once, has
 * come to wait for it: whoever takes it after that comes later. */
void gil_place_await_wait(const struct gil_place *p);

/* Whether the holder has been asked to drop, and making that undone. */
bool gil_place_asked(struct gil_place *p);
void gil_place_ignore(struct gil_place *p);

/* Returns when the holder has been asked. */
void gil_place_hold_until_asked(struct gil_place *p);

/* Lets time pass, for the sake of what is measured and of nothing else. */
void gil_place_compute(uint64_t ns);
