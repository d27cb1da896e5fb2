/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A workload whose worker 0 is killed while it holds a lock that the others
 * want: `where=work`; or before any of them may begin: `where=enter`. */
#include <tvp/workload.h>

#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <string.h>

struct shared {
    pthread_mutex_t mutex;
    atomic_bool held;
};

static int attach(struct job *job, struct err *e)
{
    job->state = job_alloc(job, sizeof(struct shared), e);
    return job->state == NULL ? -1 : 0;
}

static int setup(struct job *job, struct err *e)
{
    pthread_mutexattr_t attr;

    if (attach(job, e)) {
        return -1;
    }
    struct shared *s = job->state;
    pthread_mutexattr_init(&attr);
    pthread_mutexattr_setpshared(&attr, PTHREAD_PROCESS_SHARED);
    errno = pthread_mutex_init(&s->mutex, &attr);
    pthread_mutexattr_destroy(&attr);
    return errno == 0 ? 0 : err_errno(e, "cannot make a mutex");
}

static int enter(struct worker *w, struct err *e)
{
    (void)e;
    if (w->index == 0
        && strcmp(params_text(w->job->params, "where"), "enter") == 0) {
        raise(SIGKILL);
    }
    return 0;
}

static int work(struct worker *w, uint64_t ops, struct err *e)
{
    struct shared *s = w->job->state;

    (void)e;
    if (w->index == 0) {
        pthread_mutex_lock(&s->mutex);
        atomic_store(&s->held, true);
        raise(SIGKILL);
    }
    while (!atomic_load(&s->held)) {
        worker_safepoint(w);
    }
    pthread_mutex_lock(&s->mutex); /* nobody will ever let go of it */
    pthread_mutex_unlock(&s->mutex);
    worker_checksum(w, ops);
    return 0;
}

static const struct param params[] = {
    {.name = "where",
     .type = PARAM_TEXT,
     .value = "work",
     .help = "work, enter"},
    {.name = NULL},
};

static const struct workload dies_holding = {
    .name = "dies_holding",
    .summary = "a worker that dies with a lock",
    .unit = "lock",
    .kind = WORKLOAD_SHARED,
    .params = params,
    .setup = setup,
    .attach = attach,
    .enter = enter,
    .work = work,
};

TVP_PLUGIN(dies_holding);
