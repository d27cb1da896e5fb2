/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cmocka_all.h"

#include "clock.h"
#include "gil_place.h"

#include <pthread.h>

#define HOUR_NS (UINT64_C(3600) * CLOCK_NS_PER_S)

/* A thread that takes the lock once, and says when its turn was. */
struct guest {
    struct gil_place place;
    pthread_t thread;
    unsigned *next; /* under the lock */
    unsigned turn;
    bool greedy; /* holds until it is asked */
    uint64_t asked_ns;
    uint64_t came_ns; /* known once it has been seen off */
};

static void *visit(void *arg)
{
    struct guest *v = arg;

    gil_take(&v->place.seat);
    v->turn = (*v->next)++;
    if (v->greedy) {
        gil_place_hold_until_asked(&v->place);
        v->asked_ns = clock_now_ns();
    }
    gil_drop(&v->place.seat);
    return NULL;
}

/* Returns when it waits for the lock, which somebody holds. */
static void invite(struct guest *v, struct gil *g, unsigned *next)
{
    v->next = next;
    gil_place_sit_traced(g, &v->place);
    assert_int_equal(pthread_create(&v->thread, NULL, visit, v), 0);
    gil_place_await_wait(&v->place);
}

static void see_off(struct guest *v)
{
    assert_int_equal(pthread_join(v->thread, NULL), 0);
    v->came_ns = (uint64_t)v->place.seat.trace->events[0].ns;
    gil_place_clear(&v->place);
}

/* The dropper too, however soon it comes back. */
static void a_queue_hands_over_in_the_order_of_coming(void **state)
{
    enum { GUESTS = 6, ROUNDS = 40 };
    const struct gil_config config = {
        .clock = GIL_CLOCK_SLICE, .interval_ns = HOUR_NS, .queue = true};
    struct gil *g = gil_place_lock_by(&config);
    struct gil_place mine;

    (void)state;
    gil_place_sit(g, &mine);
    for (unsigned round = 0; round < ROUNDS; round++) {
        struct guest guests[GUESTS] = {{.turn = 0}};
        unsigned next = 0;
        gil_take(&mine.seat);
        for (unsigned i = 0; i < GUESTS; i++) {
            invite(&guests[i], g, &next);
        }
        gil_drop(&mine.seat);
        gil_take(&mine.seat);
        unsigned turn = next;
        gil_drop(&mine.seat);
        for (unsigned i = 0; i < GUESTS; i++) {
            see_off(&guests[i]);
        }
        assert_int_equal(turn, GUESTS);
        for (unsigned i = 0; i < GUESTS; i++) {
            assert_int_equal(guests[i].turn, i);
            assert_int_equal(guests[i].place.seat.waits, 1);
            assert_int_equal(guests[i].place.seat.switches, 1);
        }
    }
    assert_int_equal(mine.seat.voluntary_drops, 2 * ROUNDS);
    gil_free(g);
}

static struct gil *sliced(uint64_t interval_ns)
{
    const struct gil_config config = {
        .clock = GIL_CLOCK_SLICE, .interval_ns = interval_ns, .queue = true};

    return gil_place_lock_by(&config);
}

static void a_holder_alone_uses_up_no_slice(void **state)
{
    enum { TURNS = 5 };
    struct gil *g = sliced(20 * MS);
    struct gil_place mine;
    unsigned next = 0;

    (void)state;
    gil_place_sit(g, &mine);
    for (unsigned i = 0; i < TURNS; i++) {
        struct guest guest = {.turn = 0};
        gil_take(&mine.seat);
        gil_place_compute(15 * MS);
        invite(&guest, g, &next);
        gil_place_hold_until_asked(&mine);
        uint64_t asked_ns = clock_now_ns();
        gil_drop(&mine.seat);
        see_off(&guest);
        assert_true(asked_ns - guest.came_ns >= 20 * MS);
    }
    assert_int_equal(mine.seat.forced_drops, TURNS);
    gil_free(g);
}

/* Although by then the one behind has waited for longer. */
static void whom_it_was_handed_to_has_a_slice_of_its_own(void **state)
{
    struct gil *g = sliced(30 * MS);
    struct guest guests[2] = {{.greedy = true}, {.greedy = false}};
    struct gil_place mine;
    unsigned next = 0;

    (void)state;
    gil_place_sit(g, &mine);
    gil_take(&mine.seat);
    invite(&guests[0], g, &next);
    invite(&guests[1], g, &next);
    gil_place_compute(15 * MS);
    uint64_t dropped_ns = clock_now_ns();
    gil_drop(&mine.seat);
    see_off(&guests[0]);
    see_off(&guests[1]);
    assert_int_equal(guests[0].turn, 0);
    assert_true(guests[0].asked_ns - dropped_ns >= 30 * MS);
    assert_int_equal(guests[0].place.seat.forced_drops, 1);
    gil_free(g);
}

/* A lock whose ticks are counted from between the two times. */
struct ticking {
    struct gil *g;
    uint64_t interval_ns;
    uint64_t not_before_ns;
    uint64_t not_after_ns;
};

static struct ticking ticking(uint64_t interval_ns)
{
    const struct gil_config config = {.clock = GIL_CLOCK_TICK,
                                      .interval_ns = interval_ns,
                                      .forced_switching = true};
    struct ticking t = {.interval_ns = interval_ns};

    t.not_before_ns = clock_now_ns();
    t.g = gil_place_lock_by(&config);
    t.not_after_ns = clock_now_ns();
    return t;
}

/* Returns how often it asked, never before the first tick of its waiting. */
static unsigned check_asks(const struct ticking *t, const struct guest *v,
                           uint64_t *last_ns)
{
    const struct trace_ring *ring = v->place.seat.trace;
    uint64_t came_ns = (uint64_t)ring->events[0].ns;
    uint64_t tick = (came_ns - t->not_after_ns) / t->interval_ns + 1;
    unsigned asks = 0;

    assert_true(ring->added <= ring->capacity);
    for (size_t i = 0; i < ring->added; i++) {
        uint64_t ns = (uint64_t)ring->events[i].ns;
        if (ring->events[i].kind == TRACE_ASK) {
            assert_true(ns >= t->not_before_ns + tick * t->interval_ns);
            *last_ns = ns > *last_ns ? ns : *last_ns;
            asks++;
        }
    }
    return asks;
}

/* The holder does not listen, so that it is asked at every tick. */
static void at_each_tick_one_asks_however_many_wait(void **state)
{
    enum { GUESTS = 4, TICKS = 10 };
    struct ticking t = ticking(5 * MS);
    struct guest guests[GUESTS] = {{.turn = 0}};
    struct gil_place mine;
    uint64_t last_ns = 0;
    unsigned next = 0;
    unsigned asks = 0;

    (void)state;
    gil_place_sit(t.g, &mine);
    gil_take(&mine.seat);
    for (unsigned i = 0; i < GUESTS; i++) {
        invite(&guests[i], t.g, &next);
    }
    for (unsigned i = 0; i < TICKS; i++) {
        gil_place_hold_until_asked(&mine);
        gil_place_ignore(&mine);
    }
    gil_drop(&mine.seat);
    for (unsigned i = 0; i < GUESTS; i++) {
        assert_int_equal(pthread_join(guests[i].thread, NULL), 0);
        asks += check_asks(&t, &guests[i], &last_ns);
        gil_place_clear(&guests[i].place);
    }
    assert_true(asks >= TICKS);
    assert_true(asks <= (last_ns - t.not_before_ns) / t.interval_ns);
    gil_free(t.g);
}

/* Who comes late between two ticks asks at the next, not an interval later:
 * it is seen to, sooner or later. */
static void a_tick_asks_for_who_has_only_just_come(void **state)
{
    enum { TRIES = 1000 };
    struct ticking t = ticking(10 * MS);
    struct gil_place mine;
    bool soon = false;
    unsigned next = 0;

    (void)state;
    gil_place_sit(t.g, &mine);
    for (unsigned i = 0; i < TRIES && !soon; i++) {
        struct guest guest = {.turn = 0};
        gil_take(&mine.seat);
        gil_place_compute(i % 10 * MS);
        invite(&guest, t.g, &next);
        gil_place_hold_until_asked(&mine);
        uint64_t asked_ns = clock_now_ns();
        gil_drop(&mine.seat);
        see_off(&guest);
        soon = asked_ns - guest.came_ns < t.interval_ns;
    }
    assert_true(soon);
    gil_free(t.g);
}

/* One who waits at another lock tells that time enough has passed. */
static void without_a_clock_nobody_asks(void **state)
{
    const struct gil_config config = {.clock = GIL_CLOCK_NONE,
                                      .interval_ns = 1 * US};
    struct gil *never = gil_place_lock_by(&config);
    struct gil *often = gil_place_lock(10 * MS, true, false);
    struct guest at_never = {.turn = 0};
    struct guest at_often = {.turn = 0};
    struct gil_place in_never;
    struct gil_place in_often;
    unsigned next[2] = {0};

    (void)state;
    gil_place_sit(never, &in_never);
    gil_place_sit(often, &in_often);
    gil_take(&in_never.seat);
    gil_take(&in_often.seat);
    invite(&at_never, never, &next[0]);
    invite(&at_often, often, &next[1]);
    for (unsigned i = 0; i < 3; i++) {
        gil_place_hold_until_asked(&in_often);
        gil_place_ignore(&in_often);
    }
    bool asked = gil_place_asked(&in_never);
    gil_drop(&in_often.seat);
    gil_drop(&in_never.seat);
    see_off(&at_often);
    see_off(&at_never);
    assert_false(asked);
    assert_int_equal(in_never.seat.forced_drops, 0);
    gil_free(often);
    gil_free(never);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_queue_hands_over_in_the_order_of_coming),
        cmocka_unit_test(a_holder_alone_uses_up_no_slice),
        cmocka_unit_test(whom_it_was_handed_to_has_a_slice_of_its_own),
        cmocka_unit_test(at_each_tick_one_asks_however_many_wait),
        cmocka_unit_test(a_tick_asks_for_who_has_only_just_come),
        cmocka_unit_test(without_a_clock_nobody_asks),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
