/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cmocka_all.h"

#include "support/fake_results.h"
#include "trace_spans.h"

#include <inttypes.h>
#include <string.h>

enum { EVENTS_MOST = 16, SPANS_MOST = 8 };

struct case_of_a_lane {
    const char *name;
    uint64_t dropped;
    struct trace_event events[EVENTS_MOST]; /* the rest is at 0 */
    size_t nevents;
    struct trace_span spans[SPANS_MOST]; /* the rest is empty */
};

static void check_lane(const struct case_of_a_lane *c)
{
    struct trace_event events[EVENTS_MOST];
    struct trace_lane lane = {c->dropped, c->nevents, events};
    struct span_walk walk;
    struct trace_span got;
    size_t n = 0;

    memcpy(events, c->events, sizeof events);
    span_walk_begin(&walk, &lane);
    for (; span_walk_next(&walk, &got); n++) {
        const struct trace_span *want = &c->spans[n];
        if (n == SPANS_MOST || got.state != want->state
            || got.from_ns != want->from_ns || got.to_ns != want->to_ns) {
            fail_msg("%s: span %zu is %s from %" PRId64 " to %" PRId64, c->name,
                     n, span_state_name(got.state), got.from_ns, got.to_ns);
        }
    }
    if (n < SPANS_MOST && c->spans[n].to_ns != c->spans[n].from_ns) {
        fail_msg("%s: there are but %zu spans", c->name, n);
    }
    assert_false(span_walk_next(&walk, &got));
}

static const struct case_of_a_lane under_a_lock[] = {
    {"wait, take, drop",
     0,
     {{-5, TRACE_BEGIN},
      {-4, TRACE_WAIT},
      {10, TRACE_TAKE},
      {30, TRACE_DROP},
      {31, TRACE_END}},
     5,
     {{SPAN_WAITS, -4, 10}, {SPAN_HOLDS, 10, 30}}},
    {"nothing on the way from one state to the next",
     0,
     {{0, TRACE_BEGIN}, {1, TRACE_TAKE}, {9, TRACE_DROP}, {12, TRACE_END}},
     4,
     {{SPAN_HOLDS, 1, 9}}},
    {"a repeated wait is the same wait",
     0,
     {{0, TRACE_TAKE},
      {5, TRACE_DROP},
      {6, TRACE_WAIT},
      {9, TRACE_WAIT},
      {14, TRACE_TAKE},
      {15, TRACE_DROP}},
     6,
     {{SPAN_HOLDS, 0, 5}, {SPAN_WAITS, 6, 14}, {SPAN_HOLDS, 14, 15}}},
    {"asking changes nothing",
     0,
     {{0, TRACE_WAIT}, {5, TRACE_ASK}, {6, TRACE_ASK}, {9, TRACE_TAKE}},
     4,
     {{SPAN_WAITS, 0, 9}}},
    {"a blocking call",
     0,
     {{0, TRACE_TAKE},
      {5, TRACE_DROP},
      {6, TRACE_BLOCK},
      {20, TRACE_UNBLOCK},
      {21, TRACE_WAIT},
      {30, TRACE_TAKE},
      {33, TRACE_DROP}},
     7,
     {{SPAN_HOLDS, 0, 5},
      {SPAN_BLOCKED, 6, 20},
      {SPAN_WAITS, 21, 30},
      {SPAN_HOLDS, 30, 33}}},
    {"native code, and the lock free after it",
     0,
     {{0, TRACE_TAKE},
      {5, TRACE_DROP},
      {6, TRACE_NATIVE},
      {20, TRACE_NATIVE_END},
      {21, TRACE_TAKE},
      {33, TRACE_DROP}},
     6,
     {{SPAN_HOLDS, 0, 5}, {SPAN_NATIVE, 6, 20}, {SPAN_HOLDS, 21, 33}}},
    {"the lock is held past the last operation",
     0,
     {{0, TRACE_BEGIN}, {1, TRACE_TAKE}, {9, TRACE_END}, {11, TRACE_DROP}},
     4,
     {{SPAN_HOLDS, 1, 11}}},
    {"what nothing ends is known up to the last event",
     0,
     {{0, TRACE_BEGIN}, {1, TRACE_TAKE}, {9, TRACE_END}},
     3,
     {{SPAN_HOLDS, 1, 9}}},
    {"the lock is taken before the first operation",
     0,
     {{-9, TRACE_TAKE}, {0, TRACE_BEGIN}, {9, TRACE_DROP}},
     3,
     {{SPAN_HOLDS, -9, 9}}},
    {"a wait from before the first operation goes on",
     0,
     {{-9, TRACE_WAIT}, {0, TRACE_BEGIN}, {5, TRACE_TAKE}},
     3,
     {{SPAN_WAITS, -9, 5}}},
    {"a take and a drop at once make no span",
     0,
     {{0, TRACE_WAIT}, {7, TRACE_TAKE}, {7, TRACE_DROP}},
     3,
     {{SPAN_WAITS, 0, 7}}},
};

static void events_of_a_lock_become_spans(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof under_a_lock / sizeof *under_a_lock; i++) {
        check_lane(&under_a_lock[i]);
    }
}

static void without_a_lock_workers_run(void **state)
{
    static const struct case_of_a_lane cases[] = {
        {"from beginning to end",
         0,
         {{3, TRACE_BEGIN}, {9, TRACE_END}},
         2,
         {{SPAN_RUNS, 3, 9}}},
        {"but while they are blocked or native",
         0,
         {{0, TRACE_BEGIN},
          {3, TRACE_BLOCK},
          {5, TRACE_UNBLOCK},
          {6, TRACE_NATIVE},
          {8, TRACE_NATIVE_END},
          {9, TRACE_END}},
         6,
         {{SPAN_RUNS, 0, 3},
          {SPAN_BLOCKED, 3, 5},
          {SPAN_RUNS, 5, 6},
          {SPAN_NATIVE, 6, 8},
          {SPAN_RUNS, 8, 9}}},
        {"what is blocked before and after the operations stays blocked",
         0,
         {{0, TRACE_BLOCK},
          {2, TRACE_UNBLOCK},
          {5, TRACE_BEGIN},
          {6, TRACE_END},
          {7, TRACE_BLOCK},
          {9, TRACE_UNBLOCK}},
         6,
         {{SPAN_BLOCKED, 0, 2}, {SPAN_RUNS, 5, 6}, {SPAN_BLOCKED, 7, 9}}},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        check_lane(&cases[i]);
    }
}

static const struct case_of_a_lane overwritten[] = {
    {"no event at all", 0, {{0, TRACE_BEGIN}}, 0, {{SPAN_RUNS, 0, 0}}},
    {"all but the end", 7, {{9, TRACE_END}}, 1, {{SPAN_RUNS, 0, 0}}},
    {"a drop without its take",
     7,
     {{3, TRACE_DROP}, {4, TRACE_WAIT}, {8, TRACE_TAKE}, {9, TRACE_DROP}},
     4,
     {{SPAN_WAITS, 4, 8}, {SPAN_HOLDS, 8, 9}}},
    {"a take without its wait",
     7,
     {{3, TRACE_TAKE}, {4, TRACE_DROP}},
     2,
     {{SPAN_HOLDS, 3, 4}}},
    {"the end of a call: it ran from then on",
     1,
     {{3, TRACE_UNBLOCK}, {9, TRACE_END}},
     2,
     {{SPAN_RUNS, 3, 9}}},
    {"the beginning of a call: since when it had run is not known",
     1,
     {{3, TRACE_BLOCK}, {5, TRACE_UNBLOCK}, {9, TRACE_END}},
     3,
     {{SPAN_BLOCKED, 3, 5}, {SPAN_RUNS, 5, 9}}},
    {"the end of a call under a lock",
     1,
     {{3, TRACE_UNBLOCK}, {4, TRACE_WAIT}, {9, TRACE_TAKE}},
     3,
     {{SPAN_WAITS, 4, 9}}},
    {"the same end where nothing was overwritten",
     0,
     {{3, TRACE_UNBLOCK}, {9, TRACE_END}},
     2,
     {{SPAN_RUNS, 0, 0}}},
};

static void before_what_was_overwritten_nothing_is_known(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof overwritten / sizeof *overwritten; i++) {
        check_lane(&overwritten[i]);
    }
}

static void the_extent_is_that_of_all_lanes(void **state)
{
    struct trace_event one[] = {{-1, TRACE_BEGIN}, {9, TRACE_END}};
    struct trace_event two[] = {{-3, TRACE_BEGIN}, {7, TRACE_END}};
    struct trace_lane lanes[] = {{0, 0, NULL}, {0, 2, one}, {0, 2, two}};
    struct trace t = {3, lanes};
    int64_t first_ns;
    int64_t last_ns;

    (void)state;
    trace_extent(&t, &first_ns, &last_ns);
    assert_int_equal(first_ns, -3);
    assert_int_equal(last_ns, 9);
    t.nlanes = 1;
    trace_extent(&t, &first_ns, &last_ns);
    assert_int_equal(first_ns, 0);
    assert_int_equal(last_ns, 0);
}

static void files_are_named_after_their_cell(void **state)
{
    static const struct {
        const char *workload;
        const char *model;
        unsigned workers;
        const char *slug;
    } cases[] = {
        {"bytecode", "gil", 3, "bytecode-gil-3"},
        {"http:latency=50ms,size=1K", "gil:interval=1ms", 16,
         "http-latency=50ms-size=1K-gil-interval=1ms-16"},
        {"mixed:cpu=1.5%", "gil", 2, "mixed-cpu=1.5--gil-2"},
        {"mixed:cpu=1.5#", "gil", 2, "mixed-cpu=1.5--gil-2.2"},
        {"bytecode", "gil", 3, "bytecode-gil-3.2"},
        {"bytecode", "gil", 3, "bytecode-gil-3.3"},
        {"../../x", "\xc3\xa9'\n`", 1, "_.-..-x-_-----1"},
        {"x:file=123456789-123456789-123456789-123456789-1", "y", 10000,
         "x-file=123456789-123456789-123456789-1234567-y-10000"},
    };
    enum { CASES = sizeof cases / sizeof *cases };
    struct results r;
    struct result_trace traces[CASES] = {{0}};
    char slug[TRACE_SLUG_BYTES];

    (void)state;
    fake_init(&r);
    for (size_t i = 0; i < CASES; i++) {
        traces[i].cell =
            fake_cell(&r, cases[i].workload, cases[i].model, cases[i].workers);
    }
    r.traces = traces;
    r.ntraces = CASES;
    for (size_t i = 0; i < CASES; i++) {
        trace_slug(&r, i, slug);
        assert_string_equal(slug, cases[i].slug);
    }
    r.traces = NULL;
    r.ntraces = 0;
    fake_free(&r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(events_of_a_lock_become_spans),
        cmocka_unit_test(without_a_lock_workers_run),
        cmocka_unit_test(before_what_was_overwritten_nothing_is_known),
        cmocka_unit_test(the_extent_is_that_of_all_lanes),
        cmocka_unit_test(files_are_named_after_their_cell),
    };

    return cmocka_run_group_tests_name("trace spans", tests, NULL, NULL);
}
