/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trial_account.h"

#include "clock.h"
#include "proc.h"

#include <time.h>
#include <unistd.h>

static void find_pus(struct account *a, const struct team *t)
{
    for (unsigned i = 0; i < t->workers; i += t->workers / t->spans) {
        if (t->pus[i] < 0) {
            pu_set_allowed(&a->pus);
            return;
        }
        pu_set_add(&a->pus, t->pus[i]);
    }
}

void account_begin(struct account *a, const struct team *t)
{
    a->others_pss_bytes[1] = a->others_peak_rss_bytes[1] = SAMPLE_ABSENT;
    find_pus(a, t);
    proc_reset_peak();
    (void)surroundings_descendants(&a->helpers_cpu_ns[0]);
    surroundings_read(&a->pus, &a->around[0]);
    getrusage(RUSAGE_SELF, &a->self[0]);
    getrusage(RUSAGE_CHILDREN, &a->children[0]);
    a->began_ns = clock_now_ns();
}

int account_open(struct account *a, struct team *t, struct err *e)
{
    a->ready_ns = clock_now_ns();
    getrusage(RUSAGE_THREAD, &a->gaps[0][0]);
    int result = trial_readings_begin(&a->readings, t, a->counters, e);
    getrusage(RUSAGE_THREAD, &a->gaps[0][1]);
    a->controller[0] = a->gaps[0][1];
    if (result == 0) {
        a->opened_ns = team_open(t);
    }
    return result;
}

static void read_memory(struct account *a, struct team *t)
{
    pid_t self = getpid();

    a->others_pss_bytes[0] = proc_pss_bytes(self);
    a->others_peak_rss_bytes[0] = proc_peak_rss_bytes(self);
    if (t->server != 0) {
        a->others_pss_bytes[1] = proc_pss_bytes(t->server);
        a->others_peak_rss_bytes[1] = proc_peak_rss_bytes(t->server);
    }
    for (unsigned i = 0; i < t->workers; i++) {
        struct worker_sample *s = &t->slots[i].sample;
        if (s->pid != self) {
            s->pss_bytes = proc_pss_bytes((pid_t)s->pid);
            s->peak_rss_bytes = proc_peak_rss_bytes((pid_t)s->pid);
            a->continued = a->continued || proc_continued((pid_t)s->pid);
        }
    }
}

void account_release(struct account *a, struct team *t)
{
    a->done_ns = clock_now_ns();
    getrusage(RUSAGE_THREAD, &a->gaps[1][0]);
    a->controller[1] = a->gaps[1][0];
    trial_readings_end(a->readings, t);
    read_memory(a, t);
    getrusage(RUSAGE_THREAD, &a->gaps[1][1]);
    a->released_ns = clock_now_ns();
    gate_set(&t->shared->end, GATE_OPEN);
}

void account_end(struct account *a)
{
    a->ended_ns = clock_now_ns();
    getrusage(RUSAGE_SELF, &a->self[1]);
    getrusage(RUSAGE_CHILDREN, &a->children[1]);
    surroundings_read(&a->pus, &a->around[1]);
    a->helpers = surroundings_descendants(&a->helpers_cpu_ns[1]);
}

void account_stop(struct account *a, struct team *t, unsigned tasks)
{
    a->done_ns = clock_now_ns();
    getrusage(RUSAGE_SELF, &a->self[1]);
    getrusage(RUSAGE_THREAD, &a->controller[1]);
    surroundings_read(&a->pus, &a->around[1]);
    a->helpers = tasks;
    trial_readings_end(a->readings, t);
    read_memory(a, t);
}

void account_leave(struct account *a, int64_t ending_ns)
{
    struct rusage *children = &a->children[1];

    getrusage(RUSAGE_CHILDREN, children);
    int64_t sys_ns = clock_timeval_ns(&children->ru_stime) - ending_ns;
    struct timespec sys = clock_timespec(sys_ns > 0 ? (uint64_t)sys_ns : 0);
    children->ru_stime = (struct timeval){sys.tv_sec, sys.tv_nsec / 1000};
    a->helpers += surroundings_descendants(&a->helpers_cpu_ns[1]);
}

void account_free(struct account *a)
{
    trial_readings_free(a->readings);
    a->readings = NULL;
}
