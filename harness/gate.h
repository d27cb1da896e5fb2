/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stdatomic.h>

/*
 * One door for threads and processes alike: workers wait until the controller
 * opens it, and all go at once. Lives in the arena; zeroed is closed.
 */
struct gate {
    atomic_uint state; /* a futex */
};

enum gate_state { GATE_CLOSED, GATE_OPEN, GATE_CANCELLED };

/* Opens it or calls it off (what a gate became, it stays) and wakes all. */
void gate_set(struct gate *g, enum gate_state state);

/* Waits until it is no longer closed; says what it became. */
enum gate_state gate_wait(struct gate *g);
