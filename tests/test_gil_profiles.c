/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cmocka_all.h"

#include "gil_place.h"
#include "gil_profile.h"
#include "lane_check.h"
#include "workload.h"

#include <pthread.h>
#include <sched.h>
#include <string.h>

/* A worker of a profile's, which computes, and sometimes blocks. */
struct native {
    struct gil_place place;
    struct worker worker;
    struct histogram waits;
    pthread_t thread;
    uint64_t *count; /* under the lock, and no atomic */
    uint64_t drops;
};

static void hook_release(struct worker *w)
{
    struct native *n = w->lock;

    gil_drop(&n->place.seat);
    n->drops++;
}

static void hook_take(struct worker *w)
{
    struct native *n = w->lock;

    gil_take(&n->place.seat);
}

static const struct worker_hooks hooks = {.release = hook_release,
                                          .take = hook_take};

enum { NATIVES = 4, STEPS = 2000 };

static void *live(void *arg)
{
    struct native *n = arg;
    struct gil_seat *seat = &n->place.seat;

    gil_take(seat);
    for (unsigned i = 0; i < STEPS; i++) {
        uint64_t was = *n->count;
        sched_yield(); /* lets others in, if anything does */
        *n->count = was + 1;
        if (gil_place_asked(&n->place)) {
            uint64_t acquires = seat->acquires;
            gil_safepoint(seat);
            n->drops += seat->acquires - acquires;
        }
        if (i % 200 == 50) {
            worker_blocking_enter(&n->worker);
            sched_yield();
            worker_blocking_leave(&n->worker);
        } else if (i % 200 == 150) {
            worker_native_enter(&n->worker);
            worker_native_leave(&n->worker);
        }
    }
    gil_drop(seat);
    n->drops++;
    return NULL;
}

static void check_counts(const struct native *n)
{
    const struct gil_seat *seat = &n->place.seat;

    assert_int_equal(seat->acquires, n->drops);
    assert_int_equal(seat->voluntary_drops + seat->forced_drops, n->drops);
    assert_true(seat->waits <= seat->acquires);
    assert_int_equal(n->waits.total, seat->waits);
    assert_true(n->waits.max <= seat->wait_ns);
    assert_true(seat->waits > 0 || seat->wait_ns == 0);
    assert_true(seat->switches >= 1 && seat->switches <= seat->acquires);
}

/* Where nobody asks, it is known which drops were made. */
static void check_unasked(const struct gil_seat *seat, uint64_t safepoints)
{
    assert_int_equal(seat->voluntary_drops, STEPS / 100 + 1);
    assert_int_equal(seat->forced_drops,
                     safepoints == 0 ? 0 : STEPS / safepoints);
}

static void check_timelines(const struct native *natives)
{
    struct trace t;
    struct err e;

    assert_int_equal(trace_create(&t, NATIVES, &e), 0);
    for (unsigned i = 0; i < NATIVES; i++) {
        const struct gil_seat *seat = &natives[i].place.seat;
        struct trace_lane *lane = &t.lanes[i];
        assert_int_equal(trace_lane_read(lane, seat->trace, 0, &e), 0);
        lane_check_order(lane);
        assert_int_equal(lane->dropped, 0);
        assert_int_equal(lane_count(lane, TRACE_TAKE), seat->acquires);
        assert_int_equal(lane_count(lane, TRACE_DROP), seat->acquires);
        assert_true(lane_count(lane, TRACE_WAIT) >= seat->waits);
        assert_int_equal(lane_count(lane, TRACE_BLOCK), STEPS / 200);
        assert_int_equal(lane_count(lane, TRACE_NATIVE), STEPS / 200);
    }
    lane_check_one_holder(&t);
    trace_free(&t);
}

static void live_together(struct gil *g, struct native *natives)
{
    uint64_t count = 0;

    for (unsigned i = 0; i < NATIVES; i++) {
        struct native *n = &natives[i];
        gil_place_sit_traced(g, &n->place);
        n->place.seat.wait_histogram = &n->waits;
        n->worker.hooks = &hooks;
        n->worker.lock = n;
        n->worker.trace = n->place.seat.trace;
        n->count = &count;
        assert_int_equal(pthread_create(&n->thread, NULL, live, n), 0);
    }
    for (unsigned i = 0; i < NATIVES; i++) {
        assert_int_equal(pthread_join(natives[i].thread, NULL), 0);
    }
    assert_int_equal(count, (uint64_t)NATIVES * STEPS);
    for (unsigned i = 0; i < NATIVES; i++) {
        check_counts(&natives[i]);
    }
    check_timelines(natives);
}

/* With intervals so short that holders are asked all the time. */
static void under_every_profile_one_holds_it_at_a_time(void **state)
{
    static struct native natives[NATIVES];

    (void)state;
    for (size_t i = 0; gil_profile_names[i] != NULL; i++) {
        struct gil_config config = gil_profile_at(i)->config;
        if (config.interval_ns != 0) {
            config.interval_ns = 100 * US;
        }
        struct gil *g = gil_place_lock_by(&config);
        memset(natives, 0, sizeof natives);
        live_together(g, natives);
        for (unsigned n = 0; n < NATIVES; n++) {
            if (config.clock == GIL_CLOCK_NONE) {
                check_unasked(&natives[n].place.seat, config.safepoints);
            }
            gil_place_clear(&natives[n].place);
        }
        gil_free(g);
    }
}

static void every_profile_says_what_it_is(void **state)
{
    size_t i = 0;

    (void)state;
    for (; gil_profile_names[i] != NULL; i++) {
        const struct gil_config *c = &gil_profile_at(i)->config;
        assert_non_null(gil_profile_help[i]);
        assert_int_equal(c->clock == GIL_CLOCK_NONE, c->interval_ns == 0);
        assert_false(c->measure_hold);
    }
    assert_null(gil_profile_help[i]);
    assert_string_equal(gil_profile_names[0], "cpython");
    assert_int_equal(gil_profile_at(0)->config.interval_ns, 5 * MS);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(under_every_profile_one_holds_it_at_a_time),
        cmocka_unit_test(every_profile_says_what_it_is),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
