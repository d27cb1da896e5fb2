/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "err.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * Who worked, who held the lock, who waited for it and who was blocked: a
 * ring of events for each worker, in memory that its controller shares. A
 * full ring overwrites its oldest events, and knows how many.
 */

enum trace_kind {
    TRACE_BEGIN,      /* the worker's operations begin … */
    TRACE_END,        /* … and end; it works between, where nothing else is */
    TRACE_WAIT,       /* it waits for the lock from here to its next take */
    TRACE_TAKE,       /* it holds the lock … */
    TRACE_DROP,       /* … until here */
    TRACE_ASK,        /* it asks the holder to drop */
    TRACE_BLOCK,      /* it is in a call that blocks … */
    TRACE_UNBLOCK,    /* … until here */
    TRACE_NATIVE,     /* it runs C code without the lock … */
    TRACE_NATIVE_END, /* … until here */
    TRACE_KINDS,
};

struct trace_event {
    int64_t ns; /* after the gate opened; in a ring, CLOCK_MONOTONIC's */
    int64_t kind;
};

/* Written by its worker alone, and read once that has ended. */
struct trace_ring {
    uint64_t added;
    uint64_t capacity; /* a power of two */
    struct trace_event events[];
};

/* What a ring takes, and how many events each of so many workers' rings can
 * have for all of them to fit into 64 MiB. */
size_t trace_ring_bytes(uint64_t capacity);
uint64_t trace_ring_capacity(unsigned workers);

/* Adds an event that happens now, or at a time read before. NULL for the
 * ring, which is no tracing, is fine. */
void trace_mark(struct trace_ring *ring, enum trace_kind kind);
void trace_mark_at(struct trace_ring *ring, enum trace_kind kind, uint64_t ns);

/* Whether its kind is one of the above. */
bool trace_event_known(const struct trace_event *event);

/* One worker's events, oldest first. */
struct trace_lane {
    uint64_t dropped; /* events before the first, overwritten */
    size_t nevents;
    struct trace_event *events;
};

/* One traced trial: a lane for each worker. */
struct trace {
    size_t nlanes;
    struct trace_lane *lanes;
};

/* Room for so many lanes, all empty. */
int trace_create(struct trace *out, size_t lanes, struct err *e);

/* Copies a ring's events; times become relative to `origin_ns`. */
int trace_lane_read(struct trace_lane *out, const struct trace_ring *ring,
                    uint64_t origin_ns, struct err *e);

/* Frees what it holds and empties it. */
void trace_free(struct trace *t);
