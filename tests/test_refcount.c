/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cmocka_all.h"

#include "reference.h"
#include "rig_threads.h"
#include "walk.h"

#include <stdio.h>
#include <string.h>

static const char *const hows[] = {"how=plain", "how=atomic", "how=biased"};

static void a_walk_visits_each_place_once_a_round(void **state)
{
    static const uint64_t counts[] = {1, 2, 3, 4, 12, 16, 35, 1000};

    (void)state;
    for (size_t i = 0; i < sizeof counts / sizeof counts[0]; i++) {
        unsigned visits[1000] = {0};
        struct walk w = walk_resume(counts[i], counts[i] - 1, 0);
        struct walk again;

        assert_int_equal(w.at, counts[i] - 1);
        for (uint64_t n = 0; n < 2 * counts[i]; n++) {
            again = walk_resume(counts[i], counts[i] - 1, n);
            assert_int_equal(again.at, w.at);
            visits[walk_next(&w)]++;
        }
        for (uint64_t n = 0; n < counts[i]; n++) {
            assert_int_equal(visits[n], 2);
        }
    }
}

/* Of a table's places, 64 a page. */
static void a_walk_soon_reaches_every_page(void **state)
{
    static const uint64_t counts[] = {1 << 18, 1 << 22, 3000000, 999999};
    static bool reached[(1 << 22) / 64 + 1];

    (void)state;
    for (size_t i = 0; i < sizeof counts / sizeof counts[0]; i++) {
        uint64_t pages = (counts[i] + 63) / 64;
        uint64_t seen = 0;
        struct walk w = walk_resume(counts[i], 0, 0);

        memset(reached, 0, sizeof reached);
        for (uint64_t n = 0; n < 10 * pages; n++) {
            uint64_t page = walk_next(&w) / 64;
            seen += !reached[page];
            reached[page] = true;
        }
        assert_int_equal(seen, pages);
    }
}

/* Objects are numbered from 1 on, owners taking turns. */
static void the_objects_referred_to_are_known(void **state)
{
    static const struct {
        const char *params;
        unsigned workers;
        uint64_t sums[2]; /* of one operation */
    } cases[] = {
        {"objects=2:references=4", 1, {1 + 2 + 1 + 2}},
        {"objects=1:references=4:shared=0%", 2, {4 * 1, 4 * 2}},
        {"objects=2:references=4:shared=0%", 2, {2 * (1 + 3), 2 * (2 + 4)}},
        {"objects=2:references=4", 2, {1 + 2 + 3 + 4, 1 + 2 + 3 + 4}},
        {"objects=2:references=1", 2, {1, 3}},
        {"objects=2:references=8:shared=50%", 2, {10 + 8, 10 + 12}},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct workload_rig rig;
        struct err e;

        workload_rig_start(&rig, "refcount", cases[i].params, cases[i].workers,
                           1);
        for (unsigned n = 0; n < cases[i].workers; n++) {
            assert_int_equal(workload_rig_work(&rig, n, &e), 0);
            assert_int_equal(rig.workers[n].checksum, cases[i].sums[n]);
        }
        assert_int_equal(workload_rig_verify(&rig, &e), 0);
        workload_rig_end(&rig);
    }
}

/* In calls of several lengths, which end within a round. */
static void operations_go_on_where_the_last_call_stopped(void **state)
{
    struct workload_rig rig;
    struct err e;

    (void)state;
    workload_rig_start(&rig, "refcount", "objects=4:references=13:shared=40%",
                       3, 6);
    for (unsigned n = 0; n < 3; n++) {
        for (uint64_t ops = 1; ops <= 3; ops++) {
            assert_int_equal(rig.workload->work(&rig.workers[n], ops, &e), 0);
            rig.workers[n].done += ops;
        }
    }
    assert_int_equal(workload_rig_verify(&rig, &e), 0);
    workload_rig_end(&rig);
}

/* What safepoints see, and worker 1's work inside of one of worker 0's. */
struct scene {
    struct workload_rig rig;
    unsigned safepoints;
    unsigned local;  /* objects with a reference more than at the start … */
    unsigned shared; /* … where others than the owner count */
    bool lets_in;
};

static void look(struct worker *w)
{
    struct scene *s = w->lock;
    const struct counted *objects = s->rig.job.state;
    struct err e;

    s->safepoints++;
    assert_int_equal(s->rig.workload->figure(&s->rig.job), 1);
    for (unsigned i = 0; i < 2; i++) {
        s->local += atomic_load(&objects[i].local) == 2;
        s->shared += atomic_load(&objects[i].shared) == 1;
    }
    if (s->lets_in && s->safepoints == 2) {
        assert_int_equal(workload_rig_work(&s->rig, 1, &e), 0);
    }
}

static const struct worker_hooks hooks = {.safepoint = look};

static void look_at(struct scene *s, const char *how)
{
    char params[64];
    struct err e;

    snprintf(params, sizeof params, "%s:objects=1:references=6", how);
    workload_rig_start(&s->rig, "refcount", params, 2, 1);
    s->rig.workers[0].hooks = &hooks;
    s->rig.workers[0].lock = s;
    atomic_store(&s->rig.workers[0].breaker, 1);
    assert_int_equal(workload_rig_work(&s->rig, 0, &e), 0);
    assert_int_equal(s->safepoints, 6);
}

static void a_held_reference_is_counted_where_it_belongs(void **state)
{
    static const struct {
        unsigned local;
        unsigned shared;
    } cases[] = {{6, 0}, {0, 6}, {3, 3}};

    (void)state;
    for (size_t i = 0; i < 3; i++) {
        struct scene s = {0};

        look_at(&s, hows[i]);
        assert_int_equal(s.local, cases[i].local);
        assert_int_equal(s.shared, cases[i].shared);
        workload_rig_end(&s.rig);
    }
}

static void a_switch_at_a_safepoint_loses_no_count(void **state)
{
    (void)state;
    for (size_t i = 0; i < 3; i++) {
        struct scene s = {.lets_in = true};
        struct err e;

        look_at(&s, hows[i]);
        assert_int_equal(s.rig.workload->figure(&s.rig.job), 0);
        assert_int_equal(workload_rig_verify(&s.rig, &e), 0);
        workload_rig_end(&s.rig);
    }
}

static void threads_lose_no_count_with_atomic_and_biased(void **state)
{
    (void)state;
    for (size_t i = 0; i < 3; i++) {
        char params[64];
        struct workload_rig rig;
        struct err e;

        snprintf(params, sizeof params, "%s:objects=1", hows[i]);
        workload_rig_start(&rig, "refcount", params, RIG_WORKERS_MAX, 2000);
        rig_threads_work(&rig);
        assert_int_equal(workload_rig_verify(&rig, &e), 0);
        assert_true(i == 0 || rig.workload->figure(&rig.job) == 0);
        workload_rig_end(&rig);
    }
}

static void verify_notices_a_wrong_count_but_with_plain(void **state)
{
    (void)state;
    for (size_t i = 0; i < 3; i++) {
        struct workload_rig rig;
        struct counted *objects;
        struct err e;

        workload_rig_start(&rig, "refcount", hows[i], 1, 2);
        objects = rig.job.state;
        assert_int_equal(workload_rig_verify(&rig, &e), -1); /* no work */
        assert_int_equal(workload_rig_work(&rig, 0, &e), 0);
        assert_int_equal(workload_rig_verify(&rig, &e), 0);
        reference_add_plain(&objects[0], 1);
        atomic_fetch_add(&objects[1].shared, -1);
        assert_int_equal(rig.workload->figure(&rig.job), 2);
        assert_int_equal(workload_rig_verify(&rig, &e), i == 0 ? 0 : -1);
        workload_rig_end(&rig);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_walk_visits_each_place_once_a_round),
        cmocka_unit_test(a_walk_soon_reaches_every_page),
        cmocka_unit_test(the_objects_referred_to_are_known),
        cmocka_unit_test(operations_go_on_where_the_last_call_stopped),
        cmocka_unit_test(a_held_reference_is_counted_where_it_belongs),
        cmocka_unit_test(a_switch_at_a_safepoint_loses_no_count),
        cmocka_unit_test(threads_lose_no_count_with_atomic_and_biased),
        cmocka_unit_test(verify_notices_a_wrong_count_but_with_plain),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
