/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trace_spans.h"

#include <stdbool.h>
#include <stddef.h>

/* How much of a traced trial can be told apart where it is drawn. */
enum {
    TRACE_WINDOW_LANES = 16,
    TRACE_WINDOW_TURNS = 80,   /* takes of the lock from another worker */
    TRACE_WINDOW_SPANS = 240,  /* in a lane */
    TRACE_WINDOW_STEPS = 1632, /* of its length; a shorter gap is not seen */
};

/* Times after the gate opened; doubles hold each nanosecond of 100 days. */
struct trace_window {
    size_t nlanes; /* the first so many */
    double from_ns;
    double to_ns;
    double first_ns; /* of the trial: the gate's opening or just before */
    double last_ns;
};

/*
 * From the gate's opening, or where most lanes are known if events were
 * overwritten, as far as turns and spans are not too many. A window that ends
 * before the trial does has a round length.
 */
struct trace_window trace_window_choose(const struct trace *t);
double trace_window_ns(const struct trace_window *w);

/* A lane's spans as they are seen in the window: cut at its ends, and those
 * of the same state made one that nothing visible divides. */
struct window_walk {
    struct span_walk walk;
    const struct trace_window *window;
    struct trace_span next;
    bool more;
};

void window_walk_begin(struct window_walk *d, const struct trace_lane *lane,
                       const struct trace_window *w);
bool window_walk_next(struct window_walk *d, struct trace_span *out);
