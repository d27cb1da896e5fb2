/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trace_spans.h"

#include "results_join.h"

#include <stdio.h>
#include <string.h>

enum { SLUG_PART_BYTES = 45 };

const char *span_state_name(enum span_state state)
{
    static const char *const names[SPAN_STATES] = {
        [SPAN_RUNS] = "runs",
        [SPAN_HOLDS] = "holds the lock",
        [SPAN_WAITS] = "waits for the lock",
        [SPAN_BLOCKED] = "blocked",
        [SPAN_NATIVE] = "native",
    };

    return names[state];
}

static bool is_of_a_lock(int64_t kind)
{
    return kind == TRACE_WAIT || kind == TRACE_TAKE || kind == TRACE_DROP
           || kind == TRACE_ASK;
}

void span_walk_begin(struct span_walk *w, const struct trace_lane *lane)
{
    *w = (struct span_walk){
        .lane = lane,
        .state = SPAN_STATES,
        .working = lane->dropped > 0, /* its beginning is the first to go */
    };
    for (size_t i = 0; i < lane->nevents && !w->locked; i++) {
        w->locked = is_of_a_lock(lane->events[i].kind);
    }
}

/* Where no other state is on. */
static enum span_state ground(const struct span_walk *w)
{
    if (w->holding) {
        return SPAN_HOLDS;
    }
    return w->working && !w->locked ? SPAN_RUNS : SPAN_STATES;
}

static enum span_state after(struct span_walk *w, int64_t kind)
{
    switch (kind) {
    case TRACE_BEGIN:
        w->working = true;
        return w->state == SPAN_STATES ? ground(w) : w->state;
    case TRACE_END:
        w->working = false;
        return ground(w);
    case TRACE_WAIT:
        w->holding = false;
        return SPAN_WAITS;
    case TRACE_TAKE:
        w->holding = true;
        return SPAN_HOLDS;
    case TRACE_DROP:
        w->holding = false;
        return ground(w);
    case TRACE_BLOCK:
        return SPAN_BLOCKED;
    case TRACE_NATIVE:
        return SPAN_NATIVE;
    case TRACE_UNBLOCK:
    case TRACE_NATIVE_END:
        return ground(w);
    default:
        return w->state;
    }
}

/* Goes over to another state; whether the one before makes a span. */
static bool change(struct span_walk *w, enum span_state to, int64_t ns,
                   struct trace_span *out)
{
    *out = (struct trace_span){w->state, w->since_ns, ns};
    w->state = to;
    w->since_ns = ns;
    return out->state != SPAN_STATES && out->to_ns > out->from_ns;
}

bool span_walk_next(struct span_walk *w, struct trace_span *out)
{
    const struct trace_lane *lane = w->lane;

    while (w->at < lane->nevents) {
        const struct trace_event *event = &lane->events[w->at++];
        enum span_state to = after(w, event->kind);
        if (to != w->state && change(w, to, event->ns, out)) {
            return true;
        }
    }
    return lane->nevents > 0
           && change(w, SPAN_STATES, lane->events[lane->nevents - 1].ns, out);
}

void trace_extent(const struct trace *t, int64_t *first_ns, int64_t *last_ns)
{
    bool any = false;

    *first_ns = 0;
    *last_ns = 0;
    for (size_t i = 0; i < t->nlanes; i++) {
        const struct trace_lane *lane = &t->lanes[i];
        if (lane->nevents == 0) {
            continue;
        }
        int64_t first = lane->events[0].ns;
        int64_t last = lane->events[lane->nevents - 1].ns;
        *first_ns = !any || first < *first_ns ? first : *first_ns;
        *last_ns = !any || last > *last_ns ? last : *last_ns;
        any = true;
    }
}

void trace_workers_text(unsigned workers, char text[TRACE_WORKERS_BYTES])
{
    snprintf(text, TRACE_WORKERS_BYTES, "%u worker%s", workers,
             workers == 1 ? "" : "s");
}

static bool may_stand_in_a_slug(char byte)
{
    static const char most[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
                               "abcdefghijklmnopqrstuvwxyz0123456789.=_-";

    return byte != '\0' && strchr(most, byte) != NULL;
}

static void put_part(const char *label, char part[SLUG_PART_BYTES])
{
    snprintf(part, SLUG_PART_BYTES, "%.*s", SLUG_PART_BYTES - 1, label);
    for (char *at = part; *at != '\0'; at++) {
        *at = may_stand_in_a_slug(*at) ? *at : '-';
    }
    /* Neither hidden, nor taken for an option. */
    if (part[0] == '.' || part[0] == '-') {
        part[0] = '_';
    }
}

static void put_base(const struct results *r, size_t cell,
                     char slug[TRACE_SLUG_BYTES])
{
    const struct cell *c = &r->cells[cell];
    char label[CELL_LABEL_BYTES];
    char workload[SLUG_PART_BYTES];
    char model[SLUG_PART_BYTES];

    cell_workload_label(c, label);
    put_part(label, workload);
    cell_model_label(c, label);
    put_part(label, model);
    snprintf(slug, TRACE_SLUG_BYTES, "%s-%s-%u%s%.48s", workload, model,
             c->workers, r->nruns > 0 ? "-" : "",
             r->nruns > 0 ? r->runs[c->run].slug : "");
}

void trace_slug(const struct results *r, size_t trace,
                char slug[TRACE_SLUG_BYTES])
{
    char other[TRACE_SLUG_BYTES];
    size_t alike = 1;

    put_base(r, r->traces[trace].cell, slug);
    for (size_t i = 0; i < trace; i++) {
        put_base(r, r->traces[i].cell, other);
        alike += strcmp(other, slug) == 0 ? 1U : 0U;
    }
    if (alike > 1) {
        size_t used = strlen(slug);
        snprintf(slug + used, TRACE_SLUG_BYTES - used, ".%zu", alike);
    }
}
