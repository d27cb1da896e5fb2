/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "results.h"
#include "trace.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What each worker of a traced trial did and from when to when, made from its
 * events; and what the files of such a trial are called. */

enum span_state {
    SPAN_RUNS, /* where there is no lock to hold */
    SPAN_HOLDS,
    SPAN_WAITS,
    SPAN_BLOCKED,
    SPAN_NATIVE,
    SPAN_STATES,
};

/* "runs", "holds the lock", "waits for the lock", "blocked", "native". */
const char *span_state_name(enum span_state state);

struct trace_span {
    enum span_state state;
    int64_t from_ns; /* after the gate opened */
    int64_t to_ns;   /* later than from_ns */
};

/* On the way along a lane: begin, then next until it is false. */
struct span_walk {
    bool locked; /* its worker takes turns under a lock */
    /* Private. */
    const struct trace_lane *lane;
    size_t at;
    enum span_state state; /* SPAN_STATES: nothing that is known */
    int64_t since_ns;
    bool working;
    bool holding;
};

/*
 * Spans come in time order and do not overlap; between them the worker has
 * not begun, has ended, is on its way from one to the other, or its events
 * were overwritten. What no event ends lasts until the lane's last event.
 */
void span_walk_begin(struct span_walk *w, const struct trace_lane *lane);
bool span_walk_next(struct span_walk *w, struct trace_span *out);

/* The times of the first and the last event of all lanes; 0 where none is. */
void trace_extent(const struct trace *t, int64_t *first_ns, int64_t *last_ns);

/* "3 workers", "1 worker". */
enum { TRACE_WORKERS_BYTES = 32 };
void trace_workers_text(unsigned workers, char text[TRACE_WORKERS_BYTES]);

/*
 * "bytecode-gil-3": workload, model and workers of the traced trial with this
 * index, in [A-Za-z0-9.=_-] and 101 characters at most; of several runs with
 * the run's label at its end. Those that would be called the same are told
 * apart by ".2", ".3" at their ends.
 */
enum { TRACE_SLUG_BYTES = 160 };
void trace_slug(const struct results *r, size_t trace,
                char slug[TRACE_SLUG_BYTES]);
