/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "workload.h"

enum { RING_LINE_BYTES = 64 };

struct ring_line {
    _Alignas(RING_LINE_BYTES) const struct ring_line *next;
    uint64_t place; /* in the ring, from 0 */
};

/* Cache lines of a worker's own, each of which says where the next one is. */
struct ring {
    const struct ring_line *at; /* where the worker is, at first place 0 */
    struct ring_line lines[];
};

/* For the enter hook: makes w->state a ring of so many lines in random order,
 * until own_memory_leave. All rings are equally likely, as in Sattolo's cycles
 * (1986); other than theirs, a line's place is known without a walk. */
int ring_enter(struct worker *w, uint64_t count, struct err *e);
