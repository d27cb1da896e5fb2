/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trace.h"

#include "clock.h"

#include <stdlib.h>

enum { EVENTS_MAX = 1 << 15, EVENTS_MIN = 1 << 6 };
#define ALL_RINGS_BYTES (UINT64_C(64) << 20)

size_t trace_ring_bytes(uint64_t capacity)
{
    return sizeof(struct trace_ring) + capacity * sizeof(struct trace_event);
}

uint64_t trace_ring_capacity(unsigned workers)
{
    uint64_t capacity = EVENTS_MAX;

    while (capacity > EVENTS_MIN
           && workers * trace_ring_bytes(capacity) > ALL_RINGS_BYTES) {
        capacity /= 2;
    }
    return capacity;
}

void trace_mark(struct trace_ring *ring, enum trace_kind kind)
{
    if (ring != NULL) {
        trace_mark_at(ring, kind, clock_now_ns());
    }
}

void trace_mark_at(struct trace_ring *ring, enum trace_kind kind, uint64_t ns)
{
    if (ring != NULL) {
        ring->events[ring->added & (ring->capacity - 1)] =
            (struct trace_event){.ns = (int64_t)ns, .kind = kind};
        ring->added++;
    }
}

bool trace_event_known(const struct trace_event *event)
{
    return event->kind >= 0 && event->kind < TRACE_KINDS;
}

int trace_create(struct trace *out, size_t lanes, struct err *e)
{
    *out = (struct trace){.lanes = calloc(lanes + 1, sizeof *out->lanes)};
    if (out->lanes == NULL) {
        return err_set(e, "out of memory for the traces of %zu workers", lanes);
    }
    out->nlanes = lanes;
    return 0;
}

int trace_lane_read(struct trace_lane *out, const struct trace_ring *ring,
                    uint64_t origin_ns, struct err *e)
{
    uint64_t kept = ring->added;

    *out = (struct trace_lane){0};
    if (kept > ring->capacity) {
        kept = ring->capacity;
    }
    out->events = malloc((size_t)(kept + 1) * sizeof *out->events);
    if (out->events == NULL) {
        return err_set(e, "out of memory for %llu events of a trace",
                       (unsigned long long)kept);
    }
    out->dropped = ring->added - kept;
    out->nevents = (size_t)kept;
    for (size_t i = 0; i < out->nevents; i++) {
        out->events[i] =
            ring->events[(out->dropped + i) & (ring->capacity - 1)];
        out->events[i].ns -= (int64_t)origin_ns;
    }
    return 0;
}

void trace_free(struct trace *t)
{
    for (size_t i = 0; i < t->nlanes; i++) {
        free(t->lanes[i].events);
    }
    free(t->lanes);
    *t = (struct trace){0};
}
