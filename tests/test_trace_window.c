/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cmocka_all.h"

#include "trace_window.h"

#include <stdlib.h>

/* Two workers take turns of `turn_ns`, each of so many takes and drops; to be
 * freed. */
static struct trace make_turns(size_t turns, int64_t turn_ns, int64_t takes)
{
    struct trace t = {2, calloc(2, sizeof *t.lanes)};
    int64_t step_ns = turn_ns / takes;

    assert_non_null(t.lanes);
    for (size_t i = 0; i < 2; i++) {
        t.lanes[i].events =
            calloc(turns * (size_t)takes * 2 + 2, sizeof *t.lanes[i].events);
        assert_non_null(t.lanes[i].events);
    }
    for (size_t i = 0; i < turns; i++) {
        struct trace_lane *lane = &t.lanes[i % 2];
        for (int64_t j = 0; j < takes; j++) {
            int64_t at = (int64_t)i * turn_ns + j * step_ns;
            lane->events[lane->nevents++] =
                (struct trace_event){at, TRACE_TAKE};
            lane->events[lane->nevents++] =
                (struct trace_event){at + step_ns - 1, TRACE_DROP};
        }
    }
    return t;
}

static void free_turns(struct trace *t)
{
    free(t->lanes[0].events);
    free(t->lanes[1].events);
    free(t->lanes);
}

static void a_window_has_so_many_turns_that_they_can_be_seen(void **state)
{
    static const struct {
        size_t turns;
        int64_t takes; /* of one turn */
        int64_t to_ns;
    } cases[] = {
        {60, 1, 299999999}, /* the whole */
        {81, 1, 404999999},
        {82, 1, 400000000}, /* 405 ms rounded down */
        {9000, 1, 400000000},
        {9000, 50, 400000000}, /* taking it again is no turn */
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct trace t = make_turns(cases[i].turns, 5000000, cases[i].takes);
        struct trace_window w = trace_window_choose(&t);
        assert_int_equal(w.nlanes, 2);
        assert_int_equal((int64_t)w.from_ns, 0);
        assert_int_equal((int64_t)w.to_ns, cases[i].to_ns);
        free_turns(&t);
    }
}

static void a_window_begins_where_most_lanes_are_seen(void **state)
{
    static const struct {
        int64_t first[3];
        int64_t last[3];
        uint64_t dropped[3];
        int64_t from;
    } cases[] = {
        {{3, 4, 5}, {90, 90, 90}, {0, 0, 0}, 0},
        {{-3, 4, 5}, {90, 90, 90}, {0, 0, 0}, -3},
        {{30, 40, 50}, {90, 90, 90}, {1, 1, 1}, 50},
        {{0, 40, 0}, {90, 90, 90}, {0, 1, 0}, 40},
        {{30, 40, 80}, {60, 60, 90}, {1, 1, 1}, 40}, /* the others had ended */
        {{30, 60, 80}, {50, 70, 90}, {1, 1, 1}, 30},
        {{60, 30, 80}, {70, 50, 90}, {1, 1, 1}, 30},
        {{3, 3, 80}, {50, 50, 90}, {0, 0, 1}, 0},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct trace_event events[3][2];
        struct trace_lane lanes[3];
        struct trace t = {3, lanes};
        for (size_t j = 0; j < 3; j++) {
            events[j][0] = (struct trace_event){cases[i].first[j], TRACE_WAIT};
            events[j][1] = (struct trace_event){cases[i].last[j], TRACE_END};
            lanes[j] = (struct trace_lane){cases[i].dropped[j], 2, events[j]};
        }
        struct trace_window w = trace_window_choose(&t);
        assert_int_equal((int64_t)w.from_ns, cases[i].from);
        assert_int_equal((int64_t)w.to_ns, 90);
    }
}

static void a_lane_has_so_many_spans_that_they_can_be_seen(void **state)
{
    enum { CALLS = 100000 };
    struct trace_lane lane = {.nevents = 2 * CALLS};
    struct trace t = {1, &lane};
    struct window_walk walk;
    struct trace_span span;
    size_t n = 0;

    (void)state;
    lane.events = calloc(lane.nevents, sizeof *lane.events);
    assert_non_null(lane.events);
    for (int64_t i = 0; i < 2 * CALLS; i++) {
        lane.events[i] = (struct trace_event){
            1000 * i, i % 2 == 0 ? TRACE_NATIVE : TRACE_BLOCK};
    }
    struct trace_window w = trace_window_choose(&t);
    window_walk_begin(&walk, &lane, &w);
    while (window_walk_next(&walk, &span)) {
        assert_true((double)span.to_ns <= w.to_ns);
        n++;
    }
    assert_in_range(n, TRACE_WINDOW_SPANS / 4, TRACE_WINDOW_SPANS);
    free(lane.events);
}

static void gaps_that_cannot_be_seen_are_closed(void **state)
{
    struct trace t = make_turns(2, 5000000, 100);
    struct trace_window w = trace_window_choose(&t);
    struct window_walk walk;
    struct trace_span span;

    (void)state;
    window_walk_begin(&walk, &t.lanes[0], &w);
    assert_true(window_walk_next(&walk, &span));
    assert_int_equal(span.from_ns, 0);
    assert_int_equal(span.to_ns, 4999999);
    assert_false(window_walk_next(&walk, &span));
    free_turns(&t);
}

static void spans_are_cut_at_the_ends_of_the_window(void **state)
{
    struct trace_event events[] = {
        {0, TRACE_TAKE},  {90, TRACE_DROP}, {90, TRACE_NATIVE},
        {95, TRACE_TAKE}, {99, TRACE_END},
    };
    struct trace_lane lane = {.nevents = 5, .events = events};
    struct trace_window w = {.nlanes = 1, .from_ns = 7.0, .to_ns = 93.0};
    struct window_walk walk;
    struct trace_span span;

    (void)state;
    window_walk_begin(&walk, &lane, &w);
    assert_true(window_walk_next(&walk, &span));
    assert_int_equal(span.from_ns, 7);
    assert_int_equal(span.to_ns, 90);
    assert_true(window_walk_next(&walk, &span));
    assert_int_equal(span.state, SPAN_NATIVE);
    assert_int_equal(span.to_ns, 93);
    assert_false(window_walk_next(&walk, &span));
}

static void empty_traces_have_an_empty_window(void **state)
{
    struct trace_lane lanes[2] = {{0}};
    struct trace none = {0, NULL};
    struct trace empty = {2, lanes};

    (void)state;
    struct trace_window w = trace_window_choose(&none);
    assert_int_equal(w.nlanes, 0);
    assert_int_equal((int64_t)trace_window_ns(&w), 0);
    w = trace_window_choose(&empty);
    assert_int_equal(w.nlanes, 2);
    assert_int_equal((int64_t)trace_window_ns(&w), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_window_has_so_many_turns_that_they_can_be_seen),
        cmocka_unit_test(a_window_begins_where_most_lanes_are_seen),
        cmocka_unit_test(a_lane_has_so_many_spans_that_they_can_be_seen),
        cmocka_unit_test(gaps_that_cannot_be_seen_are_closed),
        cmocka_unit_test(spans_are_cut_at_the_ends_of_the_window),
        cmocka_unit_test(empty_traces_have_an_empty_window),
    };

    return cmocka_run_group_tests_name("trace window", tests, NULL, NULL);
}
