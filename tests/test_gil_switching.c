/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cmocka_all.h"

#include "clock.h"
#include "gil_place.h"

#include <pthread.h>
#include <sched.h>

#define HOUR_NS (UINT64_C(3600) * CLOCK_NS_PER_S)

/* A thread that takes the lock once, and leaves a mark. */
struct visitor {
    struct gil_place place;
    pthread_t thread;
    atomic_bool coming;
    bool greedy;    /* the first one to come holds until it is asked */
    unsigned *next; /* under the lock */
    unsigned turn;
    uint64_t came_ns;
    uint64_t took_ns;
    uint64_t asked_ns;
};

static void *visit(void *arg)
{
    struct visitor *v = arg;

    v->came_ns = clock_now_ns();
    atomic_store(&v->coming, true);
    gil_take(&v->place.seat);
    v->took_ns = clock_now_ns();
    v->turn = (*v->next)++;
    if (v->greedy && v->turn == 0) {
        gil_place_hold_until_asked(&v->place);
        v->asked_ns = clock_now_ns();
    }
    gil_drop(&v->place.seat);
    return NULL;
}

static void send(struct visitor *v, struct gil *g)
{
    gil_place_sit(g, &v->place);
    assert_int_equal(pthread_create(&v->thread, NULL, visit, v), 0);
    while (!atomic_load(&v->coming)) {
        sched_yield();
    }
}

static void the_dropper_is_not_the_next_holder(void **state)
{
    enum { TURNS = 50 };
    struct gil *g = gil_place_lock(200 * US, true, false);
    struct gil_place mine;

    (void)state;
    gil_place_sit(g, &mine);
    for (unsigned i = 0; i < TURNS; i++) {
        unsigned next = 0;
        struct visitor v = {.next = &next};
        gil_take(&mine.seat);
        send(&v, g);
        gil_place_hold_until_asked(&mine);
        gil_drop(&mine.seat);
        gil_take(&mine.seat);
        unsigned turn = next++;
        assert_false(gil_place_asked(&mine));
        gil_drop(&mine.seat);
        pthread_join(v.thread, NULL);
        assert_int_equal(v.turn, 0);
        assert_int_equal(turn, 1);
        assert_int_equal(v.place.seat.waits, 1);
    }
    assert_int_equal(mine.seat.forced_drops, TURNS);
    assert_int_equal(mine.seat.acquires, 2 * TURNS);
    assert_int_equal(mine.seat.switches, 1 + TURNS);
    gil_free(g);
}

/* Measured from before the visitor came: it can't have asked earlier. */
static void who_comes_waits_an_interval_before_it_asks(void **state)
{
    enum { TURNS = 5 };
    struct gil *g = gil_place_lock(20 * MS, true, false);
    struct gil_place mine;

    (void)state;
    gil_place_sit(g, &mine);
    for (unsigned i = 0; i < TURNS; i++) {
        unsigned next = 0;
        struct visitor v = {.next = &next};
        gil_take(&mine.seat);
        send(&v, g);
        gil_place_hold_until_asked(&mine);
        uint64_t asked_ns = clock_now_ns();
        gil_drop(&mine.seat);
        pthread_join(v.thread, NULL);
        assert_true(asked_ns - v.came_ns >= 20 * MS);
        assert_true(v.place.seat.wait_ns >= 20 * MS);
        assert_true(v.place.seat.wait_ns <= v.took_ns - v.came_ns);
    }
    gil_free(g);
}

/* A holder that drops and takes the lock back wakes the one who waits, which
 * is no reason to ask. Where that one was quicker, there is nothing to see. */
static void who_is_woken_in_vain_is_patient_anew(void **state)
{
    enum { TURNS = 100 };
    struct gil *g = gil_place_lock(20 * MS, true, false);
    struct gil_place mine;

    (void)state;
    gil_place_sit(g, &mine);
    for (unsigned i = 0; i < TURNS; i++) {
        unsigned next = 0;
        struct visitor v = {.next = &next};
        gil_take(&mine.seat);
        send(&v, g);
        uint64_t switches = mine.seat.switches;
        while (!gil_place_asked(&mine) && mine.seat.switches == switches) {
            gil_drop(&mine.seat);
            gil_take(&mine.seat);
        }
        uint64_t asked_ns = clock_now_ns();
        bool was_asked = gil_place_asked(&mine);
        gil_drop(&mine.seat);
        pthread_join(v.thread, NULL);
        assert_true(!was_asked || asked_ns - v.came_ns >= 20 * MS);
    }
    gil_free(g);
}

/* One who waits at another lock with a short interval tells that time
 * enough has passed. */
static void with_an_interval_of_an_hour_nobody_asks(void **state)
{
    struct gil *slow = gil_place_lock(HOUR_NS, true, false);
    struct gil *fast = gil_place_lock(20 * MS, true, false);
    unsigned next[2] = {0};
    struct visitor at_slow = {.next = &next[0]};
    struct visitor at_fast = {.next = &next[1]};
    struct gil_place in_slow;
    struct gil_place in_fast;

    (void)state;
    gil_place_sit(slow, &in_slow);
    gil_place_sit(fast, &in_fast);
    gil_take(&in_slow.seat);
    gil_take(&in_fast.seat);
    send(&at_slow, slow);
    send(&at_fast, fast);
    gil_place_hold_until_asked(&in_fast);
    assert_false(gil_place_asked(&in_slow));
    gil_drop(&in_fast.seat);
    gil_drop(&in_slow.seat);
    pthread_join(at_fast.thread, NULL);
    pthread_join(at_slow.thread, NULL);
    assert_int_equal(in_slow.seat.forced_drops, 0);
    gil_free(fast);
    gil_free(slow);
}

/* Two wait; the one that gets the lock is not asked for it before another
 * interval, although the other one has waited for longer by then. */
static void a_switch_renews_everybodys_patience(void **state)
{
    struct gil *g = gil_place_lock(30 * MS, true, false);
    unsigned next = 0;
    struct visitor visitors[2] = {{.next = &next, .greedy = true},
                                  {.next = &next, .greedy = true}};
    struct gil_place mine;

    (void)state;
    gil_place_sit(g, &mine);
    gil_take(&mine.seat);
    send(&visitors[0], g);
    send(&visitors[1], g);
    gil_place_compute(15 * MS);
    uint64_t dropped_ns = clock_now_ns();
    gil_drop(&mine.seat);
    pthread_join(visitors[0].thread, NULL);
    pthread_join(visitors[1].thread, NULL);
    const struct visitor *first = &visitors[visitors[0].turn == 0 ? 0 : 1];
    assert_int_equal(visitors[0].turn + visitors[1].turn, 1);
    assert_true(first->asked_ns - dropped_ns >= 30 * MS);
    assert_int_equal(first->place.seat.forced_drops, 1);
    gil_free(g);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_dropper_is_not_the_next_holder),
        cmocka_unit_test(who_comes_waits_an_interval_before_it_asks),
        cmocka_unit_test(who_is_woken_in_vain_is_patient_anew),
        cmocka_unit_test(with_an_interval_of_an_hour_nobody_asks),
        cmocka_unit_test(a_switch_renews_everybodys_patience),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
