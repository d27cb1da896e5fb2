/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lane_check.h"

#include "cmocka_all.h"

#include <inttypes.h>
#include <stdlib.h>

/* Where a worker is; it may hold the lock outside of its operations too. */
enum place { AWAY, HOLDS, BLOCKED, IN_NATIVE };

static const struct {
    enum place from;
    enum place to;
} steps[TRACE_KINDS] = {
    [TRACE_BEGIN] = {AWAY, AWAY},       [TRACE_END] = {AWAY, AWAY},
    [TRACE_WAIT] = {AWAY, AWAY},        [TRACE_TAKE] = {AWAY, HOLDS},
    [TRACE_DROP] = {HOLDS, AWAY},       [TRACE_ASK] = {AWAY, AWAY},
    [TRACE_BLOCK] = {AWAY, BLOCKED},    [TRACE_UNBLOCK] = {BLOCKED, AWAY},
    [TRACE_NATIVE] = {AWAY, IN_NATIVE}, [TRACE_NATIVE_END] = {IN_NATIVE, AWAY},
};

static void check_known_and_in_time(const struct trace_lane *lane, size_t i)
{
    const struct trace_event *at = &lane->events[i];

    if (!trace_event_known(at)) {
        fail_msg("event %zu is of kind %" PRId64, i, at->kind);
    }
    if (i > 0 && at->ns < at[-1].ns) {
        fail_msg("event %zu comes before the one before it", i);
    }
}

void lane_check_order(const struct trace_lane *lane)
{
    enum place now = AWAY;
    bool waits = false;

    for (size_t i = 0; i < lane->nevents; i++) {
        const struct trace_event *at = &lane->events[i];
        check_known_and_in_time(lane, i);
        if (i == 0 && lane->dropped > 0) {
            now = steps[at->kind].from;
            waits = at->kind == TRACE_ASK;
        }
        if (steps[at->kind].from != now) {
            fail_msg("event %zu of kind %" PRId64 " in state %d", i, at->kind,
                     (int)now);
        }
        if (at->kind == TRACE_ASK && !waits) {
            fail_msg("event %zu asks, and did not wait", i);
        }
        waits = at->kind == TRACE_WAIT || (waits && at->kind == TRACE_ASK);
        now = steps[at->kind].to;
    }
}

size_t lane_count(const struct trace_lane *lane, enum trace_kind kind)
{
    size_t count = 0;

    for (size_t i = 0; i < lane->nevents; i++) {
        count += lane->events[i].kind == (int64_t)kind;
    }
    return count;
}

struct turn {
    int64_t from_ns;
    int64_t to_ns;
};

static int by_beginning(const void *a, const void *b)
{
    const struct turn *one = a;
    const struct turn *other = b;

    return (one->from_ns > other->from_ns) - (one->from_ns < other->from_ns);
}

static size_t add_turns(const struct trace_lane *lane, struct turn *out)
{
    size_t count = 0;

    for (size_t i = 1; i < lane->nevents; i++) {
        const struct trace_event *at = &lane->events[i];
        if (at->kind == TRACE_DROP && at[-1].kind == TRACE_TAKE) {
            out[count++] = (struct turn){at[-1].ns, at->ns};
        }
    }
    return count;
}

void lane_check_one_holder(const struct trace *t)
{
    size_t most = 1;
    size_t count = 0;

    for (size_t i = 0; i < t->nlanes; i++) {
        most += t->lanes[i].nevents;
    }
    struct turn *turns = calloc(most, sizeof *turns);
    if (turns == NULL) {
        abort();
    }
    for (size_t i = 0; i < t->nlanes; i++) {
        count += add_turns(&t->lanes[i], turns + count);
    }
    qsort(turns, count, sizeof *turns, by_beginning);
    for (size_t i = 1; i < count; i++) {
        if (turns[i].from_ns < turns[i - 1].to_ns) {
            fail_msg("two hold the lock at %" PRId64 " ns", turns[i].from_ns);
        }
    }
    free(turns);
}
