/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rig_threads.h"

#include "cmocka_all.h"

#include <pthread.h>

struct member {
    struct workload_rig *rig;
    unsigned index;
    int result;
    struct err err;
    pthread_barrier_t *start;
};

static void *run_member(void *arg)
{
    struct member *m = arg;

    pthread_barrier_wait(m->start);
    m->result = workload_rig_work(m->rig, m->index, &m->err);
    return NULL;
}

void rig_threads_work(struct workload_rig *r)
{
    struct member members[RIG_WORKERS_MAX];
    pthread_t threads[RIG_WORKERS_MAX];
    pthread_barrier_t start;

    pthread_barrier_init(&start, NULL, r->job.workers);
    for (unsigned i = 0; i < r->job.workers; i++) {
        members[i] = (struct member){
            .rig = r, .index = i, .result = -1, .start = &start};
        pthread_create(&threads[i], NULL, run_member, &members[i]);
    }
    for (unsigned i = 0; i < r->job.workers; i++) {
        pthread_join(threads[i], NULL);
    }
    for (unsigned i = 0; i < r->job.workers; i++) {
        if (members[i].result != 0) {
            fail_msg("worker %u: %s", i, members[i].err.text);
        }
    }
    pthread_barrier_destroy(&start);
}
