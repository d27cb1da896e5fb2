/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "due.h"

#include "pause.h"

static const uint64_t ns_per_s = 1000000000;

struct due due_of(const struct worker *w)
{
    return (struct due){
        .start_ns = w->began_ns,
        .rate = params_number(w->job->params, "rate"),
        .index = w->index,
        .of = w->job->workers,
    };
}

/* Whole seconds apart from the rest, or the product would not fit. */
uint64_t due_at_ns(const struct due *d, uint64_t op)
{
    uint64_t all_rate = d->rate * d->of;
    uint64_t turn = op * d->of + d->index + 1;

    return d->start_ns + turn / all_rate * ns_per_s
           + turn % all_rate * ns_per_s / all_rate;
}

void due_sleep_until(struct worker *w, uint64_t deadline_ns)
{
    worker_blocking_enter(w);
    pause_until(deadline_ns);
    worker_blocking_leave(w);
}

uint64_t due_wait(const struct due *d, struct worker *w, uint64_t op)
{
    uint64_t now_ns = worker_clock_ns();

    if (d->rate == 0) {
        return now_ns;
    }
    uint64_t at_ns = due_at_ns(d, w->done + op);
    if (now_ns < at_ns) {
        due_sleep_until(w, at_ns);
    }
    return at_ns;
}

int due_work(struct worker *w, uint64_t ops,
             int (*one)(struct worker *w, uint64_t op, struct err *e),
             struct err *e)
{
    struct due due = due_of(w);

    for (uint64_t op = 0; op < ops; op++) {
        uint64_t from_ns = due_wait(&due, w, op);

        if (one(w, w->done + op, e) != 0) {
            return -1;
        }
        worker_latency(w, worker_clock_ns() - from_ns);
    }
    return 0;
}
