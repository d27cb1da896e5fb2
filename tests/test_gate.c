/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cmocka_all.h"

#include "arena.h"
#include "gate.h"

#include <pthread.h>
#include <sched.h>
#include <semaphore.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

enum { THREADS = 4, CHILDREN = 4, WALKERS = THREADS + CHILDREN };

/* What the walkers through the gate and the test share. */
struct hall {
    struct gate gate;
    sem_t waiting;
    atomic_uint passed;
    int message; /* written before the gate opens, without any atomic */
    enum gate_state became[WALKERS];
    int seen[WALKERS];
};

struct walker {
    struct hall *hall;
    unsigned index;
    pthread_t thread;
};

static struct arena *arena;

static int build_hall(void **state)
{
    struct err e;
    struct hall *h;

    if (arena_create(&arena, &e)
        || (h = arena_alloc(arena, sizeof *h, &e)) == NULL) {
        return -1;
    }
    *state = h;
    return sem_init(&h->waiting, 1, 0);
}

static int tear_down_hall(void **state)
{
    struct hall *h = *state;

    sem_destroy(&h->waiting);
    arena_free(arena);
    return 0;
}

static void walk(struct hall *h, unsigned index)
{
    sem_post(&h->waiting);
    h->became[index] = gate_wait(&h->gate);
    h->seen[index] = h->message;
    atomic_fetch_add(&h->passed, 1);
}

static void *thread_walks(void *arg)
{
    struct walker *w = arg;

    walk(w->hall, w->index);
    return NULL;
}

static void await(sem_t *s)
{
    while (sem_wait(s) != 0) {
    }
}

/* Sends threads and children through; the caller opens or cancels. */
struct crowd {
    struct walker walkers[THREADS];
    pid_t children[CHILDREN];
};

static void gather(struct crowd *c, struct hall *h)
{
    for (unsigned i = 0; i < CHILDREN; i++) {
        c->children[i] = fork();
        assert_true(c->children[i] >= 0);
        if (c->children[i] == 0) {
            walk(h, THREADS + i);
            _exit(0);
        }
    }
    for (unsigned i = 0; i < THREADS; i++) {
        struct walker *w = &c->walkers[i];
        *w = (struct walker){.hall = h, .index = i};
        assert_int_equal(pthread_create(&w->thread, NULL, thread_walks, w), 0);
    }
    for (unsigned i = 0; i < WALKERS; i++) {
        await(&h->waiting);
    }
}

static void scatter(struct crowd *c)
{
    for (unsigned i = 0; i < THREADS; i++) {
        assert_int_equal(pthread_join(c->walkers[i].thread, NULL), 0);
    }
    for (unsigned i = 0; i < CHILDREN; i++) {
        int status;
        assert_int_equal(waitpid(c->children[i], &status, 0), c->children[i]);
        assert_int_equal(status, 0);
    }
}

static void nobody_passes_before_and_everybody_after_it_opens(void **state)
{
    struct hall *h = *state;
    struct crowd c;

    gather(&c, h);
    assert_int_equal(atomic_load(&h->passed), 0);
    h->message = 42;
    gate_set(&h->gate, GATE_OPEN);
    scatter(&c);
    assert_int_equal(h->passed, WALKERS);
    for (unsigned i = 0; i < WALKERS; i++) {
        assert_int_equal(h->became[i], GATE_OPEN);
        assert_int_equal(h->seen[i], 42);
    }
}

static void calling_it_off_lets_everybody_go_and_says_so(void **state)
{
    struct hall *h = *state;
    struct crowd c;

    gather(&c, h);
    assert_int_equal(atomic_load(&h->passed), 0);
    gate_set(&h->gate, GATE_CANCELLED);
    scatter(&c);
    assert_int_equal(h->passed, WALKERS);
    for (unsigned i = 0; i < WALKERS; i++) {
        assert_int_equal(h->became[i], GATE_CANCELLED);
    }
}

static void who_comes_late_does_not_wait(void **state)
{
    struct hall *h = *state;

    gate_set(&h->gate, GATE_OPEN);
    assert_int_equal(gate_wait(&h->gate), GATE_OPEN);
    assert_int_equal(gate_wait(&h->gate), GATE_OPEN);
}

static void ignore(int number)
{
    (void)number;
}

/* That the handler ran is not waited for: under TSan it may run later. */
static void a_signal_opens_nothing(void **state)
{
    struct hall *h = *state;
    struct walker w = {.hall = h};
    struct sigaction action = {.sa_handler = ignore};
    struct sigaction before;

    sigemptyset(&action.sa_mask);
    assert_int_equal(sigaction(SIGUSR1, &action, &before), 0);
    assert_int_equal(pthread_create(&w.thread, NULL, thread_walks, &w), 0);
    await(&h->waiting);
    for (int i = 0; i < 1000; i++) {
        assert_int_equal(pthread_kill(w.thread, SIGUSR1), 0);
        sched_yield();
    }
    assert_int_equal(atomic_load(&h->passed), 0);
    gate_set(&h->gate, GATE_OPEN);
    assert_int_equal(pthread_join(w.thread, NULL), 0);
    assert_int_equal(h->became[0], GATE_OPEN);
    assert_int_equal(sigaction(SIGUSR1, &before, NULL), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(
            nobody_passes_before_and_everybody_after_it_opens, build_hall,
            tear_down_hall),
        cmocka_unit_test_setup_teardown(
            calling_it_off_lets_everybody_go_and_says_so, build_hall,
            tear_down_hall),
        cmocka_unit_test_setup_teardown(who_comes_late_does_not_wait,
                                        build_hall, tear_down_hall),
        cmocka_unit_test_setup_teardown(a_signal_opens_nothing, build_hall,
                                        tear_down_hall),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
