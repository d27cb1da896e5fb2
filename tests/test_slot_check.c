/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "slot_check.h"

#include "cmocka_all.h"

#include <stdlib.h>
#include <string.h>

enum { WORKERS = 2, OPS = 40, OPENED = 1000, DONE = 9000 };

struct scene {
    struct team team;
    struct team_shared shared;
    struct job job;
    struct slot *slots;
};

static const struct workload workload = {.name = "none"};

/* What workers leave when nothing goes wrong. */
static void leave_slot(struct scene *s, unsigned i)
{
    struct slot *slot = &s->slots[i];

    worker_sample_clear(&slot->sample);
    slot->worker.index = i;
    slot->worker.done = OPS;
    slot->sample.worker = i;
    slot->sample.ops = OPS;
    slot->sample.start_ns = OPENED + 10;
    slot->sample.end_ns = DONE - 10;
    slot->laps.ops = OPS;
    slot->laps.start_ns = OPENED + 10;
    slot->laps.count = LAPS_MAX;
    for (unsigned lap = 0; lap < LAPS_MAX; lap++) {
        slot->laps.end_ns[lap] = OPENED + 100 + lap;
    }
}

static void set_up(struct scene *s)
{
    size_t bytes = WORKERS * sizeof *s->slots;

    *s = (struct scene){.job = {.workers = WORKERS, .ops = OPS}};
    s->slots = aligned_alloc(_Alignof(struct slot), bytes);
    assert_non_null(s->slots);
    memset(s->slots, 0, bytes);
    s->team = (struct team){.workload = &workload,
                            .workers = WORKERS,
                            .spans = WORKERS,
                            .job = &s->job,
                            .slots = s->slots,
                            .shared = &s->shared};
    for (unsigned i = 0; i < WORKERS; i++) {
        leave_slot(s, i);
    }
    slots_guard(&s->team);
}

static void expect(struct scene *s, const char *what)
{
    struct err e = {""};

    if (what == NULL) {
        assert_int_equal(slots_check(&s->team, OPENED, DONE, &e), 0);
        return;
    }
    assert_int_equal(slots_check(&s->team, OPENED, DONE, &e), -1);
    if (strstr(e.text, what) == NULL) {
        fail_msg("expected %s, got: %s", what, e.text);
    }
    assert_non_null(strstr(e.text, "beyond memory of its own"));
}

static void what_workers_leave_is_believed(void **state)
{
    struct scene s;

    (void)state;
    set_up(&s);
    expect(&s, NULL);
    free(s.slots);
}

/* Each is another way to be wrong, of the second worker. */
static void spoil(struct slot *slot, unsigned how)
{
    switch (how) {
    case 0:
        slot->worker.index = 7;
        break;
    case 1:
        slot->guard++;
        break;
    case 2:
        slot->laps.count = LAPS_MAX + 1;
        break;
    case 3:
        slot->laps.ops = 0;
        break;
    case 4:
        slot->sample.ops++;
        break;
    case 5:
        slot->worker.done--;
        break;
    case 6:
        slot->sample.start_ns = OPENED - 1;
        break;
    case 7:
        slot->sample.end_ns = DONE + 1;
        break;
    case 8:
        slot->sample.end_ns = OPENED + 5;
        break;
    case 9:
        slot->laps.end_ns[3] = DONE + 1;
        break;
    case 10:
        slot->laps.end_ns[3] = 1;
        break;
    default:
        slot->laps.start_ns = 0;
        break;
    }
}

static void what_was_written_over_is_named(void **state)
{
    static const char *const named[] = {
        "worker 1's number", "worker 1's guard", "worker 1's laps",
        "worker 1's laps",   "worker 1's count", "worker 1's count",
        "worker 1's times",  "worker 1's times", "worker 1's times",
        "worker 1's times",  "worker 1's times", "worker 1's times",
    };

    (void)state;
    for (unsigned how = 0; how < sizeof named / sizeof *named; how++) {
        struct scene s;
        set_up(&s);
        spoil(&s.slots[1], how);
        expect(&s, named[how]);
        free(s.slots);
    }
}

static void what_all_share_has_a_guard_as_well(void **state)
{
    struct scene s;

    (void)state;
    set_up(&s);
    s.shared.guard = 0;
    expect(&s, "what controller and workers share");
    free(s.slots);
}

/* The reason of a worker whose slot is spoiled is no text of its own. */
static void a_reason_that_was_written_over_is_not_told(void **state)
{
    struct scene s;
    struct err e = {""};

    (void)state;
    set_up(&s);
    s.slots[1].failed = 1;
    memset(s.slots[1].err.text, 'x', sizeof s.slots[1].err.text);
    assert_int_equal(team_failure(&s.team, &e), -1);
    assert_non_null(strstr(e.text, "worker 1: xxx"));
    assert_true(strlen(e.text) < sizeof e.text);
    s.slots[1].guard = 0;
    assert_int_equal(team_failure(&s.team, &e), -1);
    assert_null(strstr(e.text, "xxx"));
    free(s.slots);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_workers_leave_is_believed),
        cmocka_unit_test(what_was_written_over_is_named),
        cmocka_unit_test(what_all_share_has_a_guard_as_well),
        cmocka_unit_test(a_reason_that_was_written_over_is_not_told),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
