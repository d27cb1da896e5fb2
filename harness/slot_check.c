/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "slot_check.h"

#include <inttypes.h>

/* No text, no small number, no address. */
static const uint64_t guard = UINT64_C(0x9d3f7ba1c58e0264);

void slots_guard(struct team *t)
{
    t->shared->guard = guard;
    for (unsigned i = 0; i < t->workers; i++) {
        t->slots[i].guard = guard + i;
    }
}

bool slots_guarded(const struct team *t, unsigned worker)
{
    return t->slots[worker].guard == guard + worker;
}

/* In order, and while the gate was open. */
static bool times_fit(const struct slot *s, uint64_t opened_ns,
                      uint64_t done_ns)
{
    const struct laps *l = &s->laps;
    uint64_t before_ns = l->start_ns;

    if (s->sample.start_ns < (int64_t)opened_ns
        || s->sample.end_ns < s->sample.start_ns
        || s->sample.end_ns > (int64_t)done_ns
        || l->start_ns != (uint64_t)s->sample.start_ns) {
        return false;
    }
    for (unsigned i = 0; i < l->count; i++) {
        if (l->end_ns[i] < before_ns || l->end_ns[i] > done_ns) {
            return false;
        }
        before_ns = l->end_ns[i];
    }
    return true;
}

/* Names what does not fit; NULL when all does. */
static const char *misfit(const struct team *t, unsigned i, uint64_t opened_ns,
                          uint64_t done_ns)
{
    const struct slot *s = &t->slots[i];

    if (s->worker.index != i || s->sample.worker != i) {
        return "number";
    }
    if (!slots_guarded(t, i)) {
        return "guard";
    }
    if (t->traced
        && team_ring(t, i)->capacity != trace_ring_capacity(t->workers)) {
        return "timeline";
    }
    if (t->workload->endless) {
        return NULL; /* others write the rest, from what it has counted */
    }
    if (s->laps.count != team_laps(t) || s->laps.ops != t->job->ops) {
        return "laps";
    }
    if (s->sample.ops != (i < team_counted(t) ? (int64_t)t->job->ops : 0)
        || s->worker.done != t->job->ops) {
        return "count of operations";
    }
    return times_fit(s, opened_ns, done_ns) ? NULL : "times";
}

int slots_say_shared(struct err *e)
{
    return err_set(e, "what controller and workers share was written over; "
                      "does the workload write beyond memory of its own?");
}

int slots_check(const struct team *t, uint64_t opened_ns, uint64_t done_ns,
                struct err *e)
{
    if (t->shared->guard != guard) {
        return slots_say_shared(e);
    }
    for (unsigned i = 0; i < t->workers; i++) {
        const char *what = misfit(t, i, opened_ns, done_ns);
        if (what != NULL) {
            return err_set(e,
                           "worker %u's %s in shared memory was written over; "
                           "does the workload write beyond memory of its own?",
                           i, what);
        }
    }
    return 0;
}
