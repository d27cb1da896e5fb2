/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cmocka_all.h"

#include "bounded_queue.h"
#include "rig_threads.h"

#include <string.h>

static void each_number_is_put_and_the_oldest_taken(void **state)
{
    struct workload_rig rig;
    struct err e;

    (void)state;
    workload_rig_start(&rig, "queue", "places=4", 2, 3);
    const struct bounded_queue *q = rig.job.state;
    assert_int_equal(q->count, 2); /* 7 and 8 */
    assert_int_equal(workload_rig_work(&rig, 1, &e), 0);
    assert_int_equal(rig.workers[1].checksum, 2 + 4 + 6);
    assert_int_equal(q->taken_sum, 7 + 8 + 2);
    assert_int_equal(workload_rig_work(&rig, 0, &e), 0);
    assert_int_equal(rig.workers[0].checksum, 1 + 3 + 5);
    assert_int_equal(q->taken_sum, 7 + 8 + 2 + 4 + 6 + 1);
    assert_int_equal(bounded_queue_left(q, 0), 3);
    assert_int_equal(bounded_queue_left(q, 1), 5);
    assert_int_equal(workload_rig_verify(&rig, &e), 0);
    workload_rig_end(&rig);
}

struct counts {
    const struct bounded_queue *q;
    unsigned seen;
    uint64_t count[4];
};

static void see(struct worker *w)
{
    struct counts *c = w->lock;

    c->count[c->seen++] = c->q->count;
}

static const struct worker_hooks hooks = {.safepoint = see};

static void every_other_operation_takes_first(void **state)
{
    static const uint64_t expected[4] = {3, 2, 1, 2};
    struct workload_rig rig;
    struct counts counts = {0};
    struct err e;

    (void)state;
    workload_rig_start(&rig, "queue", "places=4", 1, 2);
    counts.q = rig.job.state;
    rig.workers[0].hooks = &hooks;
    rig.workers[0].lock = &counts;
    atomic_store(&rig.workers[0].breaker, 1);
    assert_int_equal(workload_rig_work(&rig, 0, &e), 0);
    assert_int_equal(counts.seen, 4);
    assert_memory_equal(counts.count, expected, sizeof expected);
    workload_rig_end(&rig);
}

/* One after another, in calls of any length, as laps and sequential do. */
static void nobody_waits_for_ever_when_alone(void **state)
{
    static const char *const places[] = {"places=2", "places=3", "places=9"};

    (void)state;
    for (size_t i = 0; i < 3; i++) {
        struct workload_rig rig;
        struct err e;

        workload_rig_start(&rig, "queue", places[i], 3, 15);
        for (unsigned n = 3; n-- > 0;) {
            for (uint64_t ops = 1; ops <= 5; ops++) {
                struct worker *w = &rig.workers[n];
                assert_int_equal(rig.workload->work(w, ops, &e), 0);
                w->done += ops;
            }
        }
        assert_int_equal(workload_rig_verify(&rig, &e), 0);
        workload_rig_end(&rig);
    }
}

static void threads_lose_nothing_and_end(void **state)
{
    static const char *const places[] = {"places=2", "places=3", "places=100"};

    (void)state;
    for (size_t i = 0; i < 3; i++) {
        struct workload_rig rig;
        struct err e;

        workload_rig_start(&rig, "queue", places[i], RIG_WORKERS_MAX, 3000);
        rig_threads_work(&rig);
        assert_int_equal(workload_rig_verify(&rig, &e), 0);
        workload_rig_end(&rig);
    }
}

static void verify_notices_what_is_lost_or_comes_twice(void **state)
{
    struct workload_rig rig;
    struct bounded_queue *q;
    struct err e;

    (void)state;
    workload_rig_start(&rig, "queue", "places=4", 2, 2);
    q = rig.job.state;
    assert_int_equal(workload_rig_work(&rig, 0, &e), 0);
    assert_int_equal(workload_rig_verify(&rig, &e), -1); /* half is put */
    assert_int_equal(workload_rig_work(&rig, 1, &e), 0);
    assert_int_equal(workload_rig_verify(&rig, &e), 0);
    rig.workers[0].checksum++;
    assert_int_equal(workload_rig_verify(&rig, &e), -1);
    rig.workers[0].checksum--;
    q->items[q->first]++;
    assert_int_equal(workload_rig_verify(&rig, &e), -1);
    q->items[q->first]--;
    q->taken_sum += bounded_queue_left(q, 1);
    assert_int_equal(workload_rig_verify(&rig, &e), -1);
    q->count--; /* the sum is right, but one too few is left */
    assert_int_equal(workload_rig_verify(&rig, &e), -1);
    workload_rig_end(&rig);
}

static void a_queue_of_one_place_is_refused(void **state)
{
    struct workload_rig rig;
    struct params params;
    struct err e;

    (void)state;
    workload_rig_start(&rig, "queue", "", 1, 1);
    assert_int_equal(
        params_parse(&params, rig.workload->params, "queue", "places=1", &e),
        -1);
    assert_non_null(strstr(e.text, "places"));
    workload_rig_end(&rig);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_number_is_put_and_the_oldest_taken),
        cmocka_unit_test(every_other_operation_takes_first),
        cmocka_unit_test(nobody_waits_for_ever_when_alone),
        cmocka_unit_test(threads_lose_nothing_and_end),
        cmocka_unit_test(verify_notices_what_is_lost_or_comes_twice),
        cmocka_unit_test(a_queue_of_one_place_is_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
