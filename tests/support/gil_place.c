/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gil_place.h"

#include "clock.h"
#include "cmocka_all.h"

struct gil *gil_place_lock(uint64_t interval_ns, bool forced_switching,
                           bool measure_hold)
{
    const struct gil_config config = {.interval_ns = interval_ns,
                                      .forced_switching = forced_switching,
                                      .measure_hold = measure_hold};
    struct gil *g = NULL;
    struct err e = {""};

    if (gil_create(&g, &config, &e)) {
        fail_msg("%s", e.text);
    }
    return g;
}

void gil_place_sit(struct gil *g, struct gil_place *p)
{
    atomic_store(&p->breaker, 0);
    gil_sit(g, &p->seat, &p->breaker);
}

bool gil_place_asked(struct gil_place *p)
{
    return atomic_load_explicit(&p->breaker, memory_order_relaxed) != 0;
}

void gil_place_compute(uint64_t ns)
{
    uint64_t until_ns = clock_now_ns() + ns;

    while (clock_now_ns() < until_ns) {
    }
}
