/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cmocka_all.h"

#include "clock.h"
#include "gil_place.h"

#include <pthread.h>
#include <sched.h>
#include <semaphore.h>

enum { THREADS = 4, ROUNDS = 1000, STEPS = 8 };

/* The count has no atomic: without the lock, sums are wrong and TSan sees. */
struct counter {
    struct gil_place place;
    pthread_t thread;
    uint64_t *count;
};

static void *count_up(void *arg)
{
    struct counter *c = arg;

    for (unsigned i = 0; i < ROUNDS; i++) {
        gil_take(&c->place.seat);
        for (unsigned j = 0; j < STEPS; j++) {
            uint64_t was = *c->count;
            sched_yield(); /* lets others in, if anything does */
            *c->count = was + 1;
            if (gil_place_asked(&c->place)) {
                gil_drop(&c->place.seat);
                gil_take(&c->place.seat);
            }
        }
        gil_drop(&c->place.seat);
    }
    return NULL;
}

static void count_together(uint64_t interval_ns, bool forced_switching)
{
    struct gil *g = gil_place_lock(interval_ns, forced_switching, true);
    struct counter counters[THREADS];
    uint64_t acquires = 0;
    uint64_t count = 0;

    for (unsigned i = 0; i < THREADS; i++) {
        counters[i].count = &count;
        gil_place_sit(g, &counters[i].place);
        assert_int_equal(
            pthread_create(&counters[i].thread, NULL, count_up, &counters[i]),
            0);
    }
    for (unsigned i = 0; i < THREADS; i++) {
        const struct gil_seat *s = &counters[i].place.seat;
        assert_int_equal(pthread_join(counters[i].thread, NULL), 0);
        acquires += s->acquires;
        assert_true(s->waits <= s->acquires);
        assert_true(s->switches >= 1 && s->switches <= s->acquires);
        assert_true(s->forced_drops <= s->acquires);
        assert_true(s->waits > 0 || s->wait_ns == 0);
    }
    assert_int_equal(count, (uint64_t)THREADS * ROUNDS * STEPS);
    assert_true(acquires >= (uint64_t)THREADS * ROUNDS);
    gil_free(g);
}

static void only_one_holds_it_at_a_time(void **state)
{
    (void)state;
    count_together(5 * MS, true);
    count_together(20 * US, true);
    count_together(20 * US, false);
}

static void a_lock_nobody_contends_for_counts_no_waits(void **state)
{
    enum { TURNS = 1000 };
    struct gil *g = gil_place_lock(1 * US, true, false);
    struct gil_place a;
    struct gil_place b;

    (void)state;
    gil_place_sit(g, &a);
    gil_place_sit(g, &b);
    for (unsigned i = 0; i < TURNS; i++) {
        gil_take(&b.seat);
        gil_drop(&b.seat);
        gil_take(&a.seat);
        gil_drop(&a.seat);
        gil_take(&a.seat);
        gil_drop(&a.seat);
    }
    assert_int_equal(a.seat.acquires, 2 * TURNS);
    assert_int_equal(a.seat.switches, TURNS);
    assert_int_equal(b.seat.acquires, TURNS);
    assert_int_equal(b.seat.switches, TURNS);
    assert_int_equal(a.seat.waits + b.seat.waits, 0);
    assert_int_equal(a.seat.wait_ns + b.seat.wait_ns, 0);
    assert_int_equal(a.seat.voluntary_drops, 2 * TURNS);
    assert_int_equal(b.seat.voluntary_drops, TURNS);
    assert_int_equal(a.seat.forced_drops + b.seat.forced_drops, 0);
    assert_int_equal(a.seat.hold_ns + b.seat.hold_ns, 0);
    gil_free(g);
}

/* Has used the lock, and now waits for something else. */
struct sleeper {
    struct gil_place place;
    pthread_t thread;
    sem_t used;
    sem_t over;
};

static void wait_for(sem_t *s)
{
    while (sem_wait(s) != 0) {
    }
}

static void *use_and_block_elsewhere(void *arg)
{
    struct sleeper *s = arg;

    gil_take(&s->place.seat);
    gil_drop(&s->place.seat);
    sem_post(&s->used);
    wait_for(&s->over);
    return NULL;
}

static void a_drop_waits_for_nobody_who_does_not_want_the_lock(void **state)
{
    struct gil *g = gil_place_lock(1 * US, true, false);
    struct sleeper s;
    struct gil_place mine;

    (void)state;
    gil_place_sit(g, &mine);
    gil_place_sit(g, &s.place);
    sem_init(&s.used, 0, 0);
    sem_init(&s.over, 0, 0);
    assert_int_equal(
        pthread_create(&s.thread, NULL, use_and_block_elsewhere, &s), 0);
    wait_for(&s.used);
    gil_take(&mine.seat);
    gil_drop(&mine.seat);
    /* Not even when somebody had asked, and has gone since. */
    gil_take(&mine.seat);
    atomic_store(&mine.breaker, 1);
    gil_drop(&mine.seat);
    assert_int_equal(mine.seat.voluntary_drops, 1);
    assert_int_equal(mine.seat.forced_drops, 1);
    assert_false(gil_place_asked(&mine));
    sem_post(&s.over);
    assert_int_equal(pthread_join(s.thread, NULL), 0);
    gil_free(g);
    gil_free(NULL);
}

static void *take_once(void *arg)
{
    struct gil_place *p = arg;

    gil_take(&p->seat);
    gil_drop(&p->seat);
    return NULL;
}

/* Whoever waits within a drop says so in its timeline. */
static void a_drop_that_nobody_asked_for_never_waits(void **state)
{
    enum { TURNS = 50 };
    struct gil *g = gil_place_lock(3600 * (uint64_t)1000 * MS, true, false);
    struct gil_place mine;

    (void)state;
    gil_place_sit_traced(g, &mine);
    for (unsigned i = 0; i < TURNS; i++) {
        struct gil_place other;
        pthread_t thread;
        gil_take(&mine.seat);
        gil_place_sit_traced(g, &other);
        assert_int_equal(pthread_create(&thread, NULL, take_once, &other), 0);
        gil_place_await_wait(&other);
        gil_drop(&mine.seat);
        uint64_t marks = mine.seat.trace->added;
        assert_int_equal(pthread_join(thread, NULL), 0);
        assert_int_equal(marks, 2 * i + 2);
        assert_int_equal(other.seat.waits, 1);
        gil_place_clear(&other);
    }
    assert_int_equal(mine.seat.voluntary_drops, TURNS);
    assert_int_equal(mine.seat.waits, 0);
    gil_place_clear(&mine);
    gil_free(g);
}

static void every_nth_safepoint_drops_and_no_other(void **state)
{
    enum { N = 7, SAFEPOINTS = 100 };
    const struct gil_config config = {.clock = GIL_CLOCK_NONE, .safepoints = N};
    struct gil *g = gil_place_lock_by(&config);
    struct gil_place mine;

    (void)state;
    gil_place_sit(g, &mine);
    assert_true(gil_place_asked(&mine)); /* every safepoint has to count */
    gil_take(&mine.seat);
    for (unsigned i = 1; i <= SAFEPOINTS; i++) {
        assert_true(gil_place_asked(&mine));
        gil_safepoint(&mine.seat);
        assert_int_equal(mine.seat.forced_drops, i / N);
        assert_int_equal(mine.seat.acquires, 1 + i / N);
    }
    assert_int_equal(mine.seat.voluntary_drops, 0);
    gil_drop(&mine.seat);
    assert_int_equal(mine.seat.voluntary_drops, 1);
    gil_free(g);
}

static void a_safepoint_drops_once_for_each_request(void **state)
{
    struct gil *g = gil_place_lock(5 * MS, true, false);
    struct gil_place mine;

    (void)state;
    gil_place_sit(g, &mine);
    assert_false(gil_place_asked(&mine));
    gil_take(&mine.seat);
    for (unsigned i = 1; i < 5; i++) {
        atomic_store(&mine.breaker, 1);
        gil_safepoint(&mine.seat);
        assert_false(gil_place_asked(&mine));
        assert_int_equal(mine.seat.forced_drops, i);
        assert_int_equal(mine.seat.acquires, 1 + i);
    }
    gil_drop(&mine.seat);
    gil_free(g);
}

static void holding_is_measured_on_request_alone(void **state)
{
    (void)state;
    for (int measure = 0; measure < 2; measure++) {
        struct gil *g = gil_place_lock(5 * MS, true, measure != 0);
        struct gil_place mine;
        gil_place_sit(g, &mine);
        uint64_t began_ns = clock_now_ns();
        for (unsigned i = 0; i < 4; i++) {
            gil_take(&mine.seat);
            gil_place_compute(100 * US);
            gil_drop(&mine.seat);
            gil_place_compute(100 * US);
        }
        uint64_t took_ns = clock_now_ns() - began_ns;
        if (measure) {
            assert_true(mine.seat.hold_ns >= 400 * US);
            assert_true(mine.seat.hold_ns <= took_ns - 400 * US);
        } else {
            assert_int_equal(mine.seat.hold_ns, 0);
        }
        gil_free(g);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(only_one_holds_it_at_a_time),
        cmocka_unit_test(a_lock_nobody_contends_for_counts_no_waits),
        cmocka_unit_test(a_drop_waits_for_nobody_who_does_not_want_the_lock),
        cmocka_unit_test(a_drop_that_nobody_asked_for_never_waits),
        cmocka_unit_test(every_nth_safepoint_drops_and_no_other),
        cmocka_unit_test(a_safepoint_drops_once_for_each_request),
        cmocka_unit_test(holding_is_measured_on_request_alone),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
