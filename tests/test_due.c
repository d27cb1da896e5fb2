/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The clock goes on where somebody waits for it, and by nothing else: the
 * linker puts this one in the place of the real one (CMakeLists.txt). A client
 * of a workload's, in a process of its own, has the same.
 */
#include "cmocka_all.h"

#include "due.h"
#include "pause.h"
#include "workload_rig.h"

#include <stdatomic.h>
#include <sys/mman.h>

enum { OPS = 5, LATENCIES_MAX = 16 };

#define MS UINT64_C(1000000)

struct scene {
    _Atomic uint64_t now_ns;
    uint64_t latency_ns[LATENCIES_MAX];
    unsigned latencies;
    unsigned takes;
    unsigned releases;
    unsigned stall_at; /* the take of the lock, from 1, that takes long */
    uint64_t stall_ns;
};

/* What is wrapped gets nothing by which it could find it. */
static struct scene *scene;

uint64_t scene_clock_ns(void) __asm__("__wrap_worker_clock_ns");
void scene_pause_until(uint64_t deadline_ns) __asm__("__wrap_pause_until");
void scene_latency(struct worker *w,
                   uint64_t ns) __asm__("__wrap_worker_latency");

uint64_t scene_clock_ns(void)
{
    return atomic_load(&scene->now_ns);
}

void scene_pause_until(uint64_t deadline_ns)
{
    if (atomic_load(&scene->now_ns) < deadline_ns) {
        atomic_store(&scene->now_ns, deadline_ns);
    }
}

void scene_latency(struct worker *w, uint64_t ns)
{
    (void)w;
    assert_true(scene->latencies < LATENCIES_MAX);
    scene->latency_ns[scene->latencies++] = ns;
}

static void release(struct worker *w)
{
    (void)w;
    scene->releases++;
}

static void take(struct worker *w)
{
    (void)w;
    if (++scene->takes == scene->stall_at) {
        atomic_fetch_add(&scene->now_ns, scene->stall_ns);
    }
}

static const struct worker_hooks hooks = {.release = release, .take = take};

static int make_scene(void **state)
{
    (void)state;
    scene = mmap(NULL, sizeof *scene, PROT_READ | PROT_WRITE,
                 MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    return scene == MAP_FAILED ? -1 : 0;
}

static int end_scene(void **state)
{
    (void)state;
    return munmap(scene, sizeof *scene);
}

static void times_are_exact_however_many_came_before(void **state)
{
    static const struct {
        uint64_t rate, index, of, op, after_ns;
    } cases[] = {
        {100, 0, 1, 0, 10 * MS},
        {100, 0, 1, 7, 80 * MS},
        {1, 0, 1, 0, 1000 * MS},
        {3, 0, 1, 0, 333333333},
        {3, 0, 1, 1, 666666666},
        {3, 0, 1, 2, 1000 * MS},
        {3, 0, 1, 2999999999, 1000000000000 * MS},
        /* Workers take turns, and the last one's last ends the time. */
        {100, 0, 4, 0, 2500000},
        {100, 3, 4, 0, 10 * MS},
        {100, 0, 4, 1, 12500000},
        {100, 3, 4, 9, 100 * MS},
        {1000000, 9999, 10000, 999999999, 1000000 * MS},
        {1000000, 0, 10000, 999999, 999999000},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const struct due d = {.start_ns = 1000,
                              .rate = cases[i].rate,
                              .index = cases[i].index,
                              .of = cases[i].of};

        assert_int_equal(due_at_ns(&d, cases[i].op) - 1000, cases[i].after_ns);
    }
}

static void who_is_late_does_not_wait(void **state)
{
    struct worker w = {.hooks = &hooks};
    struct due d = {.start_ns = 0, .rate = 100, .of = 1};

    (void)state;
    assert_int_equal(due_wait(&d, &w, 0), 10 * MS);
    assert_int_equal(scene->now_ns, 10 * MS);
    /* Waiting is without the lock. */
    assert_int_equal(scene->releases, 1);
    assert_int_equal(scene->takes, 1);
    scene->now_ns = 20 * MS;
    assert_int_equal(due_wait(&d, &w, 1), 20 * MS);
    scene->now_ns = 45 * MS;
    assert_int_equal(due_wait(&d, &w, 2), 30 * MS);
    assert_int_equal(due_wait(&d, &w, 3), 40 * MS);
    assert_int_equal(scene->now_ns, 45 * MS);
    assert_int_equal(scene->releases, 1);
    assert_int_equal(due_wait(&d, &w, 4), 50 * MS);
    assert_int_equal(scene->now_ns, 50 * MS);
    assert_int_equal(scene->takes, 2);
}

static void a_closed_loop_never_waits(void **state)
{
    struct worker w = {.hooks = &hooks};
    struct due d = {.start_ns = 0, .rate = 0, .of = 1};

    (void)state;
    for (uint64_t op = 0; op < OPS; op++) {
        scene->now_ns += 3;
        assert_int_equal(due_wait(&d, &w, op), 3 * (op + 1));
    }
    assert_int_equal(scene->releases, 0);
}

/* As the harness calls work: several times, so many operations each. */
static void work_in_laps(struct workload_rig *rig, uint64_t lap)
{
    struct worker *w = &rig->workers[0];
    struct err e = {""};

    while (w->done < OPS) {
        uint64_t ops = lap < OPS - w->done ? lap : OPS - w->done;

        assert_int_equal(rig->workload->work(w, ops, &e), 0);
        w->done += ops;
    }
    assert_int_equal(workload_rig_verify(rig, &e), 0);
}

/* Operations that are due every 10 ms. The second one's stall, of 35 ms, is
 * in the time of those that come after it; in a closed loop in no other's. */
static void a_stall_is_not_hidden(void **state)
{
    static const struct {
        const char *workload, *params;
        unsigned stall_at;
        uint64_t latency_ms[OPS];
    } cases[] = {
        {"sleep", "time=1ms", 2, {1, 36, 1, 1, 1}},
        {"sleep", "time=1ms:rate=100", 4, {1, 36, 27, 18, 9}},
        /* The lock is not to be had when it is due: it has waited so long. */
        {"sleep", "time=1ms:rate=100", 3, {1, 36, 27, 18, 9}},
        {"mixed", "op=5ms:cpu=0%", 2, {5, 40, 5, 5, 5}},
        {"mixed", "op=5ms:cpu=0%:rate=100", 4, {5, 40, 35, 30, 25}},
        {"http", "latency=0:bytes=1", 4, {0, 35, 0, 0, 0}},
        {"http", "latency=0:bytes=1:rate=100", 6, {0, 35, 25, 15, 5}},
        {"file-read", "cache=warm:bytes=4K:block=4K", 2, {0, 35, 0, 0, 0}},
        {"file-read",
         "cache=warm:bytes=4K:block=4K:rate=100",
         4,
         {0, 35, 25, 15, 5}},
        {"convoy", "period=1ms", 4, {0, 35, 0, 0, 0}},
        {"convoy", "period=1ms:rate=100", 4, {0, 35, 25, 15, 5}},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        for (uint64_t lap = 1; lap <= OPS; lap++) {
            struct workload_rig rig;

            *scene = (struct scene){.stall_at = cases[i].stall_at,
                                    .stall_ns = 35 * MS};
            workload_rig_start(&rig, cases[i].workload, cases[i].params, 1,
                               OPS);
            rig.workers[0].hooks = &hooks;
            work_in_laps(&rig, rig.workload->whole ? OPS : lap);
            workload_rig_end(&rig);
            assert_int_equal(scene->latencies, OPS);
            for (int op = 0; op < OPS; op++) {
                if (scene->latency_ns[op] != cases[i].latency_ms[op] * MS) {
                    fail_msg("%s:%s: operation %d took %ju ns",
                             cases[i].workload, cases[i].params, op,
                             (uintmax_t)scene->latency_ns[op]);
                }
            }
        }
    }
}

/* What is asked for beyond what can be done: all the same number of
 * operations, each later than the one before. */
static void more_than_can_be_done_is_done_late(void **state)
{
    struct workload_rig rig;

    (void)state;
    workload_rig_start(&rig, "sleep", "time=10ms:rate=1000", 1, OPS);
    work_in_laps(&rig, OPS);
    workload_rig_end(&rig);
    assert_int_equal(scene->latencies, OPS);
    for (unsigned op = 0; op < OPS; op++) {
        assert_int_equal(scene->latency_ns[op], (10 + 9 * op) * MS);
    }
    assert_int_equal(scene->now_ns, (1 + 10 * OPS) * MS);
}

static void workers_take_turns(void **state)
{
    struct workload_rig rig;
    struct err e = {""};

    (void)state;
    workload_rig_start(&rig, "sleep", "time=1ms:rate=100", 4, 1);
    for (unsigned i = 0; i < 4; i++) {
        rig.workers[i].began_ns = 7 * MS;
        scene->now_ns = 8 * MS;
        assert_int_equal(workload_rig_work(&rig, i, &e), 0);
        assert_int_equal(scene->now_ns, 7 * MS + (i + 1) * 10 * MS / 4 + MS);
    }
    workload_rig_end(&rig);
}

#define IN_A_SCENE(test)                                                       \
    cmocka_unit_test_setup_teardown(test, make_scene, end_scene)

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_A_SCENE(times_are_exact_however_many_came_before),
        IN_A_SCENE(who_is_late_does_not_wait),
        IN_A_SCENE(a_closed_loop_never_waits),
        IN_A_SCENE(a_stall_is_not_hidden),
        IN_A_SCENE(more_than_can_be_done_is_done_late),
        IN_A_SCENE(workers_take_turns),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
