/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gil_place.h"

#include "clock.h"
#include "cmocka_all.h"

#include <sched.h>
#include <stdlib.h>

/* None may be lost: on a busy machine a waiter that asks at each 100 us does so
 * for seconds. What isn't used is never touched. */
enum { EVENTS = 1 << 20 };

struct gil *gil_place_lock_by(const struct gil_config *config)
{
    struct gil *g = NULL;
    struct err e = {""};

    if (gil_create(&g, config, &e)) {
        fail_msg("%s", e.text);
    }
    return g;
}

struct gil *gil_place_lock(uint64_t interval_ns, bool forced_switching,
                           bool measure_hold)
{
    const struct gil_config config = {.interval_ns = interval_ns,
                                      .forced_switching = forced_switching,
                                      .measure_hold = measure_hold};

    return gil_place_lock_by(&config);
}

void gil_place_sit(struct gil *g, struct gil_place *p)
{
    atomic_store(&p->breaker, 0);
    gil_sit(g, &p->seat, &p->breaker);
}

void gil_place_sit_traced(struct gil *g, struct gil_place *p)
{
    gil_place_sit(g, p);
    p->seat.trace = malloc(trace_ring_bytes(EVENTS));
    if (p->seat.trace == NULL) {
        abort();
    }
    p->seat.trace->added = 0;
    p->seat.trace->capacity = EVENTS;
}

void gil_place_clear(struct gil_place *p)
{
    free(p->seat.trace);
    p->seat.trace = NULL;
}

/* Reads a count while its writer may write it, which only ever makes it more
 * than 0; what comes after in both threads is ordered by the lock's own mutex,
 * under which the mark is made. */
__attribute__((no_sanitize("thread"))) void
gil_place_await_wait(const struct gil_place *p)
{
    while (p->seat.trace->added == 0) {
        sched_yield();
    }
}

bool gil_place_asked(struct gil_place *p)
{
    return atomic_load_explicit(&p->breaker, memory_order_relaxed) != 0;
}

void gil_place_ignore(struct gil_place *p)
{
    atomic_store(&p->breaker, 0);
}

void gil_place_hold_until_asked(struct gil_place *p)
{
    while (!gil_place_asked(p)) {
        sched_yield();
    }
}

void gil_place_compute(uint64_t ns)
{
    uint64_t until_ns = clock_now_ns() + ns;

    while (clock_now_ns() < until_ns) {
    }
}
