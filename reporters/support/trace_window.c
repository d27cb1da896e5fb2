/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trace_window.h"

#include <math.h>

double trace_window_ns(const struct trace_window *w)
{
    return w->to_ns - w->from_ns;
}

static void cut(struct trace_span *span, const struct trace_window *w)
{
    if ((double)span->from_ns < w->from_ns) {
        span->from_ns = (int64_t)w->from_ns;
    }
    if ((double)span->to_ns > w->to_ns) {
        span->to_ns = (int64_t)w->to_ns;
    }
}

static bool next_inside(struct window_walk *d)
{
    const struct trace_window *w = d->window;

    while (span_walk_next(&d->walk, &d->next)) {
        if ((double)d->next.from_ns >= w->to_ns) {
            return false;
        }
        if ((double)d->next.to_ns > w->from_ns) {
            cut(&d->next, w);
            return true;
        }
    }
    return false;
}

void window_walk_begin(struct window_walk *d, const struct trace_lane *lane,
                       const struct trace_window *w)
{
    d->window = w;
    span_walk_begin(&d->walk, lane);
    d->more = next_inside(d);
}

bool window_walk_next(struct window_walk *d, struct trace_span *out)
{
    if (!d->more) {
        return false;
    }
    *out = d->next;
    d->more = next_inside(d);
    while (d->more && d->next.state == out->state
           && (double)d->next.from_ns - (double)out->to_ns
                  < trace_window_ns(d->window) / TRACE_WINDOW_STEPS) {
        out->to_ns = d->next.to_ns;
        d->more = next_inside(d);
    }
    return true;
}

/* The next take of the lock in a lane. */
static size_t next_take(const struct trace_lane *lane, size_t at,
                        double from_ns)
{
    while (at < lane->nevents
           && (lane->events[at].kind != TRACE_TAKE
               || (double)lane->events[at].ns < from_ns)) {
        at++;
    }
    return at;
}

/* The lane that takes the lock next; nlanes when none does. */
static size_t next_taker(const struct trace *t, size_t nlanes,
                         const size_t *takes)
{
    size_t next = nlanes;

    for (size_t i = 0; i < nlanes; i++) {
        const struct trace_lane *lane = &t->lanes[i];
        if (takes[i] < lane->nevents
            && (next == nlanes
                || lane->events[takes[i]].ns
                       < t->lanes[next].events[takes[next]].ns)) {
            next = i;
        }
    }
    return next;
}

/* When one turn more than can be told apart begins, or the trial's end. */
static double turns_end_ns(const struct trace *t, const struct trace_window *w)
{
    size_t takes[TRACE_WINDOW_LANES] = {0};
    size_t holder = w->nlanes;
    unsigned turns = 0;

    for (size_t i = 0; i < w->nlanes; i++) {
        takes[i] = next_take(&t->lanes[i], 0, w->from_ns);
    }
    for (;;) {
        size_t next = next_taker(t, w->nlanes, takes);
        if (next == w->nlanes) {
            return w->to_ns;
        }
        const struct trace_lane *lane = &t->lanes[next];
        turns += next != holder && holder != w->nlanes ? 1U : 0U;
        if (turns > TRACE_WINDOW_TURNS) {
            return (double)lane->events[takes[next]].ns;
        }
        holder = next;
        takes[next] = next_take(lane, takes[next] + 1, w->from_ns);
    }
}

static bool is_crowded(const struct trace *t, const struct trace_window *w)
{
    struct window_walk d;
    struct trace_span span;

    for (size_t i = 0; i < w->nlanes; i++) {
        size_t n = 0;
        window_walk_begin(&d, &t->lanes[i], w);
        while (n <= TRACE_WINDOW_SPANS && window_walk_next(&d, &span)) {
            n++;
        }
        if (n > TRACE_WINDOW_SPANS) {
            return true;
        }
    }
    return false;
}

/* Two digits are enough to say how long a part is. */
static double rounded_down(double ns)
{
    double unit = pow(10.0, floor(log10(ns)) - 1.0);

    return floor(ns / unit * (1.0 + 1e-12)) * unit;
}

/* How many lanes' events are there at this time. */
static size_t lanes_seen(const struct trace *t, size_t nlanes, double at_ns)
{
    size_t n = 0;

    for (size_t i = 0; i < nlanes; i++) {
        const struct trace_lane *lane = &t->lanes[i];
        n += lane->nevents > 0
                     && (lane->dropped == 0
                         || (double)lane->events[0].ns <= at_ns)
                     && (double)lane->events[lane->nevents - 1].ns > at_ns
                 ? 1U
                 : 0U;
    }
    return n;
}

/* Where most lanes are seen: not at the beginning where events were
 * overwritten. */
static double choose_start(const struct trace *t, const struct trace_window *w)
{
    double best_ns = w->first_ns;

    for (size_t i = 0; i < w->nlanes; i++) {
        const struct trace_lane *lane = &t->lanes[i];
        if (lane->dropped == 0 || lane->nevents == 0) {
            continue;
        }
        double from_ns = (double)lane->events[0].ns;
        size_t seen = lanes_seen(t, w->nlanes, from_ns);
        size_t best = lanes_seen(t, w->nlanes, best_ns);
        if (seen > best || (seen == best && from_ns < best_ns)) {
            best_ns = from_ns;
        }
    }
    return best_ns;
}

struct trace_window trace_window_choose(const struct trace *t)
{
    struct trace_window w = {
        .nlanes =
            t->nlanes < TRACE_WINDOW_LANES ? t->nlanes : TRACE_WINDOW_LANES,
    };
    int64_t first_ns;
    int64_t last_ns;

    trace_extent(t, &first_ns, &last_ns);
    w.first_ns = fmin((double)first_ns, 0.0);
    w.from_ns = choose_start(t, &w);
    w.last_ns = w.to_ns = (double)last_ns;
    w.to_ns = turns_end_ns(t, &w);
    while (trace_window_ns(&w) > 1.0 && is_crowded(t, &w)) {
        w.to_ns = w.from_ns + floor(trace_window_ns(&w) / 2.0);
    }
    if (w.to_ns < w.last_ns && trace_window_ns(&w) > 10.0) {
        w.to_ns = w.from_ns + rounded_down(trace_window_ns(&w));
    }
    return w;
}
