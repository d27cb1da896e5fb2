/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cmocka_all.h"

#include "workload_rig.h"

#include <pthread.h>

enum { OPS = 500 }; /* of a thousand increments each */

/* Lets worker 1 do all its work inside of one of worker 0's safepoints. */
struct scene {
    struct workload_rig rig;
    unsigned moment; /* the safepoint, from 1 */
    unsigned safepoints;
};

static void let_in(struct worker *w)
{
    struct scene *s = w->lock;
    struct err e;

    if (++s->safepoints == s->moment) {
        assert_int_equal(workload_rig_work(&s->rig, 1, &e), 0);
    }
}

static const struct worker_hooks let_in_hooks = {.safepoint = let_in};

/* What is lost when worker 1 comes in at that safepoint of worker 0. */
static int64_t lost_at(struct scene *s, const char *params, unsigned moment)
{
    struct worker *w = &s->rig.workers[0];
    struct err e;
    int64_t lost;

    workload_rig_start(&s->rig, "counter", params, 2, 1);
    s->moment = moment;
    s->safepoints = 0;
    w->hooks = &let_in_hooks;
    w->lock = s;
    atomic_store(&w->breaker, 1);
    assert_int_equal(workload_rig_work(&s->rig, 0, &e), 0);
    assert_int_equal(workload_rig_verify(&s->rig, &e), 0);
    lost = s->rig.workload->figure(&s->rig.job);
    workload_rig_end(&s->rig);
    return lost;
}

/* Ten increments each; the fifth has the safepoint between load and store. */
static void only_what_comes_between_load_and_store_is_lost(void **state)
{
    static const struct {
        const char *params;
        unsigned moment;
        unsigned safepoints;
        int64_t lost;
    } cases[] = {
        {"increments=10:safepoint=5", 4, 12, 0},
        {"increments=10:safepoint=5", 5, 12, 10},
        {"increments=10:safepoint=5", 6, 12, 0},
        {"increments=10:safepoint=1", 1, 20, 10},
        {"increments=10:safepoint=1", 2, 20, 0},
        {"increments=10:safepoint=0", 5, 10, 0},
        {"increments=10:safepoint=5:how=mutex", 4, 12, 0},
        {"increments=10:safepoint=5:how=mutex", 6, 12, 0},
        {"increments=10:safepoint=5:how=atomic", 5, 10, 0},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct scene s;

        assert_int_equal(lost_at(&s, cases[i].params, cases[i].moment),
                         cases[i].lost);
        assert_int_equal(s.safepoints, cases[i].safepoints);
    }
}

/* The first increment counts on where the last operation stopped. */
static void safepoints_keep_their_distance_across_operations(void **state)
{
    struct scene s;
    struct worker *w = &s.rig.workers[0];
    struct err e;

    (void)state;
    workload_rig_start(&s.rig, "counter", "increments=2:safepoint=3", 1, 3);
    s.moment = 0;
    s.safepoints = 0;
    w->hooks = &let_in_hooks;
    w->lock = &s;
    atomic_store(&w->breaker, 1);
    assert_int_equal(workload_rig_work(&s.rig, 0, &e), 0);
    assert_int_equal(s.safepoints, 6 + 2);
    workload_rig_end(&s.rig);
}

struct member {
    struct workload_rig *rig;
    unsigned index;
    int result;
    pthread_barrier_t *start;
};

static void *run_member(void *arg)
{
    struct member *m = arg;
    struct err e;

    pthread_barrier_wait(m->start);
    m->result = workload_rig_work(m->rig, m->index, &e);
    return NULL;
}

/* Long enough that they meet. Under ThreadSanitizer also: that there is no race
 * of plain accesses. */
static void threads_lose_nothing_with_a_mutex_or_an_atomic(void **state)
{
    static const char *const how[] = {"how=mutex", "how=atomic", "how=unsafe"};
    pthread_barrier_t start;

    (void)state;
    pthread_barrier_init(&start, NULL, RIG_WORKERS_MAX);
    for (int i = 0; i < 3; i++) {
        struct workload_rig rig;
        struct member members[RIG_WORKERS_MAX];
        pthread_t threads[RIG_WORKERS_MAX];
        struct err e;

        workload_rig_start(&rig, "counter", how[i], RIG_WORKERS_MAX, OPS);
        for (unsigned n = 0; n < RIG_WORKERS_MAX; n++) {
            members[n] = (struct member){&rig, n, -1, &start};
            pthread_create(&threads[n], NULL, run_member, &members[n]);
        }
        for (unsigned n = 0; n < RIG_WORKERS_MAX; n++) {
            pthread_join(threads[n], NULL);
            assert_int_equal(members[n].result, 0);
        }
        assert_int_equal(workload_rig_verify(&rig, &e), 0);
        int64_t lost = rig.workload->figure(&rig.job);
        assert_true(i == 2 ? lost >= 0 : lost == 0);
        workload_rig_end(&rig);
    }
    pthread_barrier_destroy(&start);
}

static void verify_notices_increments_that_are_missing(void **state)
{
    static const struct {
        const char *params;
        int result;
    } cases[] = {{"how=mutex", -1}, {"how=atomic", -1}, {"how=unsafe", 0}};

    (void)state;
    for (int i = 0; i < 3; i++) {
        struct workload_rig rig;
        struct err e;

        workload_rig_start(&rig, "counter", cases[i].params, 2, 2);
        assert_int_equal(workload_rig_work(&rig, 0, &e), 0);
        assert_int_equal(workload_rig_verify(&rig, &e), -1); /* half */
        rig.workers[1].checksum = rig.workers[0].checksum;
        assert_int_equal(workload_rig_verify(&rig, &e), cases[i].result);
        workload_rig_end(&rig);
    }
}

static void unsafe_must_have_counted_something_and_not_too_much(void **state)
{
    struct workload_rig rig;
    struct err e;

    (void)state;
    workload_rig_start(&rig, "counter", "how=unsafe", 1, 2);
    rig.workers[0].checksum = 2000;
    assert_int_equal(workload_rig_verify(&rig, &e), -1);
    assert_int_equal(workload_rig_work(&rig, 0, &e), 0);
    assert_int_equal(workload_rig_work(&rig, 0, &e), 0);
    rig.workers[0].checksum = 2000;
    assert_int_equal(workload_rig_verify(&rig, &e), -1);
    workload_rig_end(&rig);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(only_what_comes_between_load_and_store_is_lost),
        cmocka_unit_test(safepoints_keep_their_distance_across_operations),
        cmocka_unit_test(threads_lose_nothing_with_a_mutex_or_an_atomic),
        cmocka_unit_test(verify_notices_increments_that_are_missing),
        cmocka_unit_test(unsafe_must_have_counted_something_and_not_too_much),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
