/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What does a mutex cost, one for all workers or one for each? */
#include "workload.h"

#include "support/shared_mutex.h"

#include <inttypes.h>

enum { SHARED, OWN };
enum { LINE_BYTES = 128 }; /* two cache lines: they are fetched in pairs */

struct guarded {
    _Alignas(LINE_BYTES) pthread_mutex_t mutex;
    uint64_t number; /* how often it was locked, counted inside */
};

static unsigned mutexes(const struct job *job)
{
    return params_number(job->params, "which") == OWN ? job->workers : 1;
}

static int attach(struct job *job, struct err *e)
{
    job->state = job_alloc(job, mutexes(job) * sizeof(struct guarded), e);
    return job->state == NULL ? -1 : 0;
}

static int setup(struct job *job, struct err *e)
{
    int failed = attach(job, e);
    struct guarded *g = job->state;

    for (unsigned i = 0; failed == 0 && i < mutexes(job); i++) {
        failed = shared_mutex_init(&g[i].mutex, e);
    }
    return failed;
}

static int work(struct worker *w, uint64_t ops, struct err *e)
{
    struct guarded *all = w->job->state;
    struct guarded *g = &all[w->index % mutexes(w->job)];

    for (uint64_t op = 0; op < ops; op++) {
        if (shared_mutex_lock(&g->mutex, w, e) != 0) {
            return -1;
        }
        g->number++;
        pthread_mutex_unlock(&g->mutex);
        worker_safepoint(w);
    }
    worker_checksum(w, ops);
    return 0;
}

static int verify(const struct job *job, struct err *e)
{
    const struct guarded *g = job->state;
    uint64_t counted = 0;

    for (unsigned i = 0; i < mutexes(job); i++) {
        counted += g[i].number;
    }
    return counted == job->checksum && counted == job->ops * job->workers
               ? 0
               : err_set(e,
                         "%u x %" PRIu64 " times locked, of which %" PRIu64
                         " were counted inside: more than one was there",
                         job->workers, job->ops, counted);
}

static const char *const which_choices[] = {
    [SHARED] = "shared", [OWN] = "own", NULL};

static const struct param params[] = {
    {"which", PARAM_CHOICE, "shared",
     "shared: one of all workers; own: one each", .choices = which_choices},
    {0},
};

const struct workload workload_mutex = {
    .name = "mutex",
    .summary = "lock a mutex and unlock it",
    .unit = "lock",
    .kind = WORKLOAD_KERNEL,
    .question = "What does a mutex cost, one for all workers or one for each?",
    .story = "An operation locks a mutex, adds one to a number beside it and "
             "unlocks it. One that is free takes atomic instructions alone; "
             "only who has to wait, and who wakes him, call the kernel.\n\n"
             "The mutex is in memory that all workers share, and made for "
             "processes (`PTHREAD_PROCESS_SHARED`), under every model: models "
             "differ in who waits for it, not in what it is. What threads "
             "would save with one of their own is in those calls: see "
             "`futex:scope=private`.",
    .expect = "neither threads nor processes: `shared` lets one worker in at a "
              "time under every model, `own` all of them.",
    .verified = "the numbers, which nothing but the mutexes guards, add up to "
                "all operations.",
    .lock = "held, but for the wait for a mutex that somebody has, as "
            "`threading.Lock` does. A safepoint after each operation.",
    .params = params,
    .setup = setup,
    .attach = attach,
    .work = work,
    .verify = verify,
};
