/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cmocka_all.h"

#include "lock_tally.h"
#include "shared_mutex.h"
#include "workload_rig.h"

#include <pthread.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

enum { OPS = 20000, WORKERS = 3 };

struct part {
    struct workload_rig *rig;
    unsigned index;
    int result;
    pthread_t thread;
};

static void *run_part(void *argument)
{
    struct part *p = argument;
    struct err e;

    p->result = workload_rig_work(p->rig, p->index, &e);
    return NULL;
}

static void workers_at_once_lose_nothing(void **state)
{
    static const char *const params[] = {"which=shared", "which=own"};

    (void)state;
    for (size_t i = 0; i < 2; i++) {
        struct workload_rig rig;
        struct part parts[WORKERS];
        struct err e = {""};

        workload_rig_start(&rig, "mutex", params[i], WORKERS, OPS);
        for (unsigned w = 0; w < WORKERS; w++) {
            parts[w] = (struct part){.rig = &rig, .index = w};
            pthread_create(&parts[w].thread, NULL, run_part, &parts[w]);
        }
        for (unsigned w = 0; w < WORKERS; w++) {
            pthread_join(parts[w].thread, NULL);
            assert_int_equal(parts[w].result, 0);
        }
        assert_int_equal(workload_rig_verify(&rig, &e), 0);
        workload_rig_end(&rig);
    }
}

static void verify_notices_what_was_not_counted(void **state)
{
    struct workload_rig rig;
    struct err e = {""};

    (void)state;
    workload_rig_start(&rig, "mutex", "", 2, OPS);
    assert_int_equal(workload_rig_work(&rig, 0, &e), 0);
    rig.workers[1].checksum = OPS; /* as if it had, without the mutex */
    assert_int_equal(workload_rig_verify(&rig, &e), -1);
    assert_non_null(strstr(e.text, "more than one"));
    assert_int_equal(workload_rig_work(&rig, 1, &e), 0);
    rig.workers[1].checksum = OPS;
    assert_int_equal(workload_rig_verify(&rig, &e), 0);
    workload_rig_end(&rig);
}

/* Lets the mutex's holder go on while the worker waits for it. */
static void unlock(struct worker *w)
{
    pthread_mutex_unlock(w->state);
}

static void only_waiting_for_it_releases_the_lock(void **state)
{
    pthread_mutex_t mutex;
    struct lock_tally tally;
    struct worker w = {.state = &mutex};
    struct err e = {""};

    (void)state;
    lock_tally_give(&tally, &w);
    tally.at_release = unlock;
    assert_int_equal(shared_mutex_init(&mutex, &e), 0);
    assert_int_equal(shared_mutex_lock(&mutex, &w, &e), 0);
    assert_int_equal(tally.released, 0);
    assert_int_equal(shared_mutex_lock(&mutex, &w, &e), 0);
    assert_int_equal(tally.released, 1);
    assert_int_equal(tally.taken, 1);
    pthread_mutex_unlock(&mutex);
    assert_int_equal(tally.released, 1);
}

static void it_keeps_processes_apart_too(void **state)
{
    struct place {
        pthread_mutex_t mutex;
        unsigned number;
    } *p = mmap(NULL, sizeof *p, PROT_READ | PROT_WRITE,
                MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    struct err e = {""};
    struct worker w = {0};
    int status = 0;

    (void)state;
    assert_true(p != MAP_FAILED);
    assert_int_equal(shared_mutex_init(&p->mutex, &e), 0);
    pid_t pid = fork();
    for (int i = 0; i < OPS; i++) {
        if (shared_mutex_lock(&p->mutex, &w, &e) == 0) {
            p->number++;
            pthread_mutex_unlock(&p->mutex);
        }
    }
    if (pid == 0) {
        _exit(0);
    }
    assert_int_equal(waitpid(pid, &status, 0), pid);
    assert_int_equal(p->number, 2 * OPS);
    munmap(p, sizeof *p);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(workers_at_once_lose_nothing),
        cmocka_unit_test(verify_notices_what_was_not_counted),
        cmocka_unit_test(only_waiting_for_it_releases_the_lock),
        cmocka_unit_test(it_keeps_processes_apart_too),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
