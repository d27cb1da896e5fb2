/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cmocka_all.h"

#include "cell.h"
#include "clock.h"
#include "gil_profile.h"
#include "lane_check.h"
#include "registry.h"
#include "trace.h"
#include "trial_json.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct trace_ring *ring_of(uint64_t capacity)
{
    struct trace_ring *ring = calloc(1, trace_ring_bytes(capacity));

    assert_non_null(ring);
    ring->capacity = capacity;
    return ring;
}

static struct trace_lane lane_of(const struct trace_ring *ring,
                                 uint64_t origin_ns)
{
    struct trace_lane lane;
    struct err e = {""};

    if (trace_lane_read(&lane, ring, origin_ns, &e)) {
        fail_msg("%s", e.text);
    }
    return lane;
}

/* Event i has the kind i modulo their number, at i microseconds. */
static void mark_many(struct trace_ring *ring, unsigned count)
{
    for (unsigned i = 0; i < count; i++) {
        trace_mark_at(ring, (enum trace_kind)(i % TRACE_KINDS),
                      (uint64_t)i * 1000);
    }
}

static void a_full_ring_keeps_the_newest_in_their_order(void **state)
{
    static const struct {
        unsigned marked, first; /* of those that are kept */
    } cases[] = {{0, 0}, {1, 0},  {7, 0},  {8, 0},
                 {9, 1}, {16, 8}, {17, 9}, {1000, 992}};

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct trace_ring *ring = ring_of(8);
        mark_many(ring, cases[i].marked);
        struct trace_lane lane = lane_of(ring, 0);
        assert_int_equal(lane.dropped, cases[i].first);
        assert_int_equal(lane.nevents, cases[i].marked - cases[i].first);
        for (unsigned j = 0; j < lane.nevents; j++) {
            unsigned number = cases[i].first + j;
            assert_int_equal(lane.events[j].ns, number * 1000);
            assert_int_equal(lane.events[j].kind, number % TRACE_KINDS);
            assert_true(trace_event_known(&lane.events[j]));
        }
        free(lane.events);
        free(ring);
    }
}

static void times_are_relative_to_the_origin(void **state)
{
    struct trace_ring *ring = ring_of(4);
    uint64_t origin_ns = UINT64_C(1) << 62;

    (void)state;
    trace_mark_at(ring, TRACE_BEGIN, origin_ns - 5);
    trace_mark_at(ring, TRACE_TAKE, origin_ns);
    trace_mark_at(ring, TRACE_END, origin_ns + 7);
    struct trace_lane lane = lane_of(ring, origin_ns);
    assert_int_equal(lane.nevents, 3);
    assert_int_equal(lane.events[0].ns, -5);
    assert_int_equal(lane.events[1].ns, 0);
    assert_int_equal(lane.events[2].ns, 7);
    free(lane.events);
    free(ring);
}

static void a_mark_bears_the_time_at_which_it_is_made(void **state)
{
    struct trace_ring *ring = ring_of(4);
    uint64_t before_ns = clock_now_ns();

    (void)state;
    trace_mark(ring, TRACE_BLOCK);
    uint64_t after_ns = clock_now_ns();
    assert_int_equal(ring->added, 1);
    assert_int_equal(ring->events[0].kind, TRACE_BLOCK);
    assert_in_range((uint64_t)ring->events[0].ns, before_ns, after_ns);
    free(ring);
}

static void no_ring_is_fine(void **state)
{
    struct trace none = {.nlanes = 0};

    (void)state;
    trace_mark(NULL, TRACE_BEGIN);
    trace_mark_at(NULL, TRACE_END, 5);
    trace_free(&none);
}

static void the_rings_of_all_workers_fit_into_64_mib(void **state)
{
    uint64_t before = UINT64_MAX;

    (void)state;
    for (unsigned workers = 1; workers <= CELL_WORKERS_MAX; workers++) {
        uint64_t capacity = trace_ring_capacity(workers);
        assert_true(capacity >= 64);
        assert_int_equal(capacity & (capacity - 1), 0);
        assert_true(workers * trace_ring_bytes(capacity) <= 64 << 20);
        assert_true(capacity <= before);
        before = capacity;
    }
    assert_true(trace_ring_capacity(1) > trace_ring_capacity(10000));
}

static void kinds_there_are_not_are_not_known(void **state)
{
    static const int64_t kinds[] = {-1, TRACE_KINDS, INT64_MAX, INT64_MIN};

    (void)state;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        assert_false(trace_event_known(
            &(struct trace_event){.ns = 0, .kind = kinds[i]}));
    }
}

/* The whole output of a trial by hand, with or without its events. */
static json_t *trial(const char *arguments)
{
    char command[512];
    json_error_t where;

    snprintf(command, sizeof command, "'%s' trial %s", TVP_PROGRAM, arguments);
    /* NOLINTNEXTLINE(cert-env33-c): the command is this test's own. */
    FILE *out = popen(command, "re");
    assert_non_null(out);
    json_t *json = json_loadf(out, JSON_REJECT_DUPLICATES, &where);
    int status = pclose(out);
    if (json == NULL || status != 0) {
        fail_msg("%s: status %d, %s", command, status, where.text);
    }
    return json;
}

static struct trial_result traced(const char *arguments)
{
    json_t *json = trial(arguments);
    struct trial_result r;
    struct err e = {""};

    if (trial_from_json(&r, json, &e)) {
        fail_msg("%s: %s", arguments, e.text);
    }
    json_decref(json);
    return r;
}

static void check_lane(const struct trace_lane *lane,
                       const struct worker_sample *w)
{
    lane_check_order(lane);
    assert_int_equal(lane->dropped, 0);
    assert_int_equal(lane_count(lane, TRACE_BEGIN), 1);
    assert_int_equal(lane_count(lane, TRACE_END), 1);
    assert_int_equal(lane->events[0].kind, TRACE_BEGIN);
    assert_int_equal(lane->events[0].ns, w->start_ns);
    assert_int_equal(lane->events[lane->nevents - 1].kind, TRACE_END);
    assert_int_equal(lane->events[lane->nevents - 1].ns, w->end_ns);
    if (w->gil_acquires != SAMPLE_ABSENT) {
        assert_int_equal(lane_count(lane, TRACE_TAKE), w->gil_acquires);
    } else {
        assert_int_equal(lane_count(lane, TRACE_TAKE), 0);
        assert_int_equal(lane_count(lane, TRACE_WAIT), 0);
    }
}

/* One that computes and one that blocks, by turns, under every model. */
static void a_traced_trial_has_a_legal_lane_for_each_worker(void **state)
{
    enum { WORKERS = 3, OPS = 20 };
    char arguments[256];

    (void)state;
    for (size_t m = 0; model_table[m] != NULL; m++) {
        snprintf(arguments, sizeof arguments,
                 "--events -w mixed:op=1ms:cpu=50%% -m %s -n %d --ops %d",
                 model_table[m]->name, WORKERS, OPS);
        struct trial_result r = traced(arguments);
        assert_int_equal(r.trace.nlanes, WORKERS);
        assert_int_equal(r.nworkers, WORKERS);
        for (size_t i = 0; i < WORKERS; i++) {
            check_lane(&r.trace.lanes[i], &r.workers[i]);
            assert_int_equal(lane_count(&r.trace.lanes[i], TRACE_BLOCK), OPS);
        }
        if (r.workers[0].gil_acquires != SAMPLE_ABSENT) {
            lane_check_one_holder(&r.trace);
        }
        trial_result_free(&r);
    }
}

/* Processes that are started afresh find their rings as forked ones do. */
static void however_processes_start_they_are_traced(void **state)
{
    static const char *const starts[] = {"fork", "spawn", "forkserver"};
    char arguments[256];

    (void)state;
    for (size_t s = 0; s < sizeof starts / sizeof *starts; s++) {
        snprintf(arguments, sizeof arguments,
                 "--events -w sleep:time=1ms -m processes:start=%s -n 3 "
                 "--ops 4",
                 starts[s]);
        struct trial_result r = traced(arguments);
        assert_int_equal(r.trace.nlanes, 3);
        for (size_t i = 0; i < 3; i++) {
            check_lane(&r.trace.lanes[i], &r.workers[i]);
            assert_int_equal(lane_count(&r.trace.lanes[i], TRACE_BLOCK), 4);
        }
        trial_result_free(&r);
    }
}

static int64_t waits_counted(const struct trial_result *r)
{
    uint64_t sum = 0;

    for (size_t i = 0; i < r->nworkers; i++) {
        for (size_t j = 0; j < r->lock_waits[i].n; j++) {
            sum += r->lock_waits[i].list[j].count;
        }
    }
    return (int64_t)sum;
}

/* Every profile's lock, or none, and what its counts add up to. */
static void
under_every_profile_the_timeline_agrees_with_the_counts(void **state)
{
    char arguments[256];

    (void)state;
    for (size_t p = 0; gil_profile_names[p] != NULL; p++) {
        const char *name = gil_profile_names[p];
        snprintf(arguments, sizeof arguments,
                 "--events -w mixed:op=1ms:cpu=20%% -m gil:profile=%s -n 2 "
                 "--ops 5",
                 name);
        struct trial_result r = traced(arguments);
        const struct sample *s = &r.sample;
        bool locked = strcmp(name, "free-threaded") != 0;
        for (size_t i = 0; i < r.nworkers; i++) {
            check_lane(&r.trace.lanes[i], &r.workers[i]);
        }
        assert_int_equal(s->gil_acquires != SAMPLE_ABSENT, locked);
        if (locked) {
            assert_int_equal(s->gil_voluntary_drops + s->gil_forced_drops,
                             s->gil_acquires);
            assert_int_equal(waits_counted(&r), s->gil_waits);
        }
        if (strcmp(name, "subinterpreters") == 0) {
            assert_int_equal(s->gil_waits, 0);
            assert_int_equal(s->gil_switches, 2);
        } else if (locked) {
            lane_check_one_holder(&r.trace);
        }
        trial_result_free(&r);
    }
}

static void without_being_asked_a_trial_has_no_trace(void **state)
{
    json_t *json = trial("-w sleep:time=1ms -m gil -n 2");

    (void)state;
    assert_null(json_object_get(json, "trace"));
    assert_non_null(json_object_get(json, "workers"));
    json_decref(json);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_full_ring_keeps_the_newest_in_their_order),
        cmocka_unit_test(times_are_relative_to_the_origin),
        cmocka_unit_test(a_mark_bears_the_time_at_which_it_is_made),
        cmocka_unit_test(no_ring_is_fine),
        cmocka_unit_test(the_rings_of_all_workers_fit_into_64_mib),
        cmocka_unit_test(kinds_there_are_not_are_not_known),
        cmocka_unit_test(a_traced_trial_has_a_legal_lane_for_each_worker),
        cmocka_unit_test(however_processes_start_they_are_traced),
        cmocka_unit_test(
            under_every_profile_the_timeline_agrees_with_the_counts),
        cmocka_unit_test(without_being_asked_a_trial_has_no_trace),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
