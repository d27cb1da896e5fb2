/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trial_account.h"

#include "clock.h"
#include "proc.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

void account_begin(struct account *a)
{
    proc_reset_peak();
    a->steal_began_ns = proc_steal_ns();
    getrusage(RUSAGE_SELF, &a->self[0]);
    getrusage(RUSAGE_CHILDREN, &a->children[0]);
    a->began_ns = clock_now_ns();
}

void account_end(struct account *a)
{
    a->ended_ns = clock_now_ns();
    getrusage(RUSAGE_SELF, &a->self[1]);
    getrusage(RUSAGE_CHILDREN, &a->children[1]);
    a->steal_ended_ns = proc_steal_ns();
}

static void add(int64_t *sum, int64_t value)
{
    if (value != SAMPLE_ABSENT) {
        *sum = *sum == SAMPLE_ABSENT ? value : *sum + value;
    }
}

void account_read_memory(struct account *a, struct team *t)
{
    pid_t self = getpid();

    getrusage(RUSAGE_THREAD, &a->reading[0]);
    a->others_pss_bytes = proc_pss_bytes(self);
    a->others_peak_rss_bytes = proc_peak_rss_bytes(self);
    if (t->server != 0) {
        add(&a->others_pss_bytes, proc_pss_bytes(t->server));
        add(&a->others_peak_rss_bytes, proc_peak_rss_bytes(t->server));
    }
    for (unsigned i = 0; i < t->workers; i++) {
        struct worker_sample *s = &t->slots[i].sample;
        if (s->pid != self) {
            s->pss_bytes = proc_pss_bytes((pid_t)s->pid);
            s->peak_rss_bytes = proc_peak_rss_bytes((pid_t)s->pid);
        }
    }
    getrusage(RUSAGE_THREAD, &a->reading[1]);
}

static void fill_usage(const struct account *a, struct sample *s)
{
    const struct rusage *const spans[] = {a->self, a->children, a->reading};

    s->cpu_user_ns = s->cpu_sys_ns = 0;
    s->voluntary_switches = s->involuntary_switches = 0;
    s->minor_faults = s->major_faults = 0;
    for (int i = 0; i < 3; i++) {
        const struct rusage *from = &spans[i][0];
        const struct rusage *to = &spans[i][1];
        int sign = i < 2 ? 1 : -1;
        s->cpu_user_ns += sign
                          * (clock_timeval_ns(&to->ru_utime)
                             - clock_timeval_ns(&from->ru_utime));
        s->cpu_sys_ns += sign
                         * (clock_timeval_ns(&to->ru_stime)
                            - clock_timeval_ns(&from->ru_stime));
        s->voluntary_switches += sign * (to->ru_nvcsw - from->ru_nvcsw);
        s->involuntary_switches += sign * (to->ru_nivcsw - from->ru_nivcsw);
        s->minor_faults += sign * (to->ru_minflt - from->ru_minflt);
        s->major_faults += sign * (to->ru_majflt - from->ru_majflt);
    }
}

static void fill_times(const struct account *a, const struct team *t,
                       struct sample *s)
{
    int64_t opened = (int64_t)a->opened_ns;
    int64_t last_start = opened;
    int64_t last_end = opened;
    int64_t received = (int64_t)a->received_ns;

    s->ops = 0;
    for (unsigned i = 0; i < t->workers; i++) {
        const struct worker_sample *w = &t->slots[i].sample;
        s->ops += w->ops;
        bool later = i == 0 || t->spans > 1;
        last_start =
            later && w->start_ns > last_start ? w->start_ns : last_start;
        last_end = w->end_ns > last_end ? w->end_ns : last_end;
    }
    last_end = received > last_end ? received : last_end;
    s->create_ns = opened - (int64_t)a->began_ns;
    s->skew_ns = last_start - opened;
    s->elapsed_ns = last_end - opened;
    s->join_ns = (int64_t)(a->ended_ns - a->released_ns);
    s->total_ns = s->create_ns + s->elapsed_ns + s->join_ns;
    s->ops_per_s = s->elapsed_ns > 0
                       ? (double)s->ops * 1e9 / (double)s->elapsed_ns
                       : SAMPLE_ABSENT;
}

static void fill_sums(const struct account *a, const struct team *t,
                      struct sample *s)
{
    s->pss_bytes = a->others_pss_bytes;
    s->peak_rss_bytes = a->others_peak_rss_bytes;
    for (unsigned i = 0; i < t->workers; i++) {
        const struct worker_sample *w = &t->slots[i].sample;
        add(&s->pss_bytes, w->pss_bytes);
        add(&s->peak_rss_bytes, w->peak_rss_bytes);
        add(&s->gil_acquires, w->gil_acquires);
        add(&s->gil_waits, w->gil_waits);
        add(&s->gil_voluntary_drops, w->gil_voluntary_drops);
        add(&s->gil_forced_drops, w->gil_forced_drops);
        add(&s->gil_switches, w->gil_switches);
        add(&s->gil_wait_ns, w->gil_wait_ns);
        add(&s->gil_hold_ns, w->gil_hold_ns);
    }
    s->checksum = t->job->checksum;
    if (a->steal_began_ns >= 0 && a->steal_ended_ns >= 0) {
        s->steal_ns = a->steal_ended_ns - a->steal_began_ns;
    }
}

static const struct histogram *latency_of(const struct slot *s)
{
    return &s->latency;
}

static const struct histogram *lock_waits_of(const struct slot *s)
{
    return s->lock_waits;
}

/* All workers' in one, NULL when there is nothing in any. */
static int merge(const struct team *t,
                 const struct histogram *(*of)(const struct slot *),
                 struct histogram **out, struct err *e)
{
    struct histogram *all = calloc(1, sizeof *all);

    if (all == NULL) {
        return err_set(e, "out of memory for a histogram");
    }
    for (unsigned i = 0; i < t->workers; i++) {
        const struct histogram *one = of(&t->slots[i]);
        if (one != NULL && one->total > 0) {
            histogram_merge(all, one);
        }
    }
    *out = all->total > 0 ? all : NULL;
    if (*out == NULL) {
        free(all);
    }
    return 0;
}

static int fill_latency(const struct team *t, struct trial_result *out)
{
    struct sample *s = &out->sample;

    if (merge(t, latency_of, &out->latency, &out->error)) {
        return -1;
    }
    const struct histogram *all = out->latency;
    if (all == NULL) {
        return 0;
    }
    s->latency_p50_ns = (int64_t)histogram_quantile(all, 0.5);
    s->latency_p90_ns = (int64_t)histogram_quantile(all, 0.9);
    s->latency_p99_ns = (int64_t)histogram_quantile(all, 0.99);
    s->latency_p999_ns = (int64_t)histogram_quantile(all, 0.999);
    s->latency_max_ns = (int64_t)all->max;
    return 0;
}

static int fill_lock_waits(const struct team *t, struct trial_result *out)
{
    struct sample *s = &out->sample;

    struct histogram *all = NULL;

    if (t->slots[0].lock_waits == NULL) {
        return 0;
    }
    out->lock_waits = calloc(t->workers, sizeof *out->lock_waits);
    if (out->lock_waits == NULL || merge(t, lock_waits_of, &all, &out->error)) {
        return err_set(&out->error, "out of memory for the waits");
    }
    for (unsigned i = 0; i < t->workers; i++) {
        if (histogram_keep(t->slots[i].lock_waits, &out->lock_waits[i])) {
            free(all);
            return err_set(&out->error, "out of memory for the waits");
        }
    }
    if (all != NULL) {
        s->gil_wait_p50_ns = (int64_t)histogram_quantile(all, 0.5);
        s->gil_wait_p99_ns = (int64_t)histogram_quantile(all, 0.99);
        s->gil_wait_max_ns = (int64_t)all->max;
    }
    free(all);
    return 0;
}

static int fill_trace(const struct account *a, const struct team *t,
                      struct trial_result *out)
{
    if (!t->traced) {
        return 0;
    }
    if (trace_create(&out->trace, t->workers, &out->error)) {
        return -1;
    }
    for (unsigned i = 0; i < t->workers; i++) {
        if (trace_lane_read(&out->trace.lanes[i], team_ring(t, i), a->opened_ns,
                            &out->error)) {
            return -1;
        }
    }
    return 0;
}

static int fill_workers(const struct account *a, const struct team *t,
                        struct trial_result *out)
{
    out->workers = calloc(t->workers, sizeof *out->workers);
    if (out->workers == NULL) {
        return err_set(&out->error, "out of memory for %u workers", t->workers);
    }
    out->nworkers = t->workers;
    for (unsigned i = 0; i < t->workers; i++) {
        struct worker_sample *w = &out->workers[i];
        *w = t->slots[i].sample;
        w->start_ns -= (int64_t)a->opened_ns;
        w->end_ns -= (int64_t)a->opened_ns;
        const struct histogram *waits = t->slots[i].lock_waits;
        if (waits != NULL && waits->total > 0) {
            w->gil_wait_p50_ns = (int64_t)histogram_quantile(waits, 0.5);
            w->gil_wait_p99_ns = (int64_t)histogram_quantile(waits, 0.99);
            w->gil_wait_max_ns = (int64_t)waits->max;
        }
    }
    return 0;
}

/* Binding is a promise of the kernel's; this is the check that it was kept. */
static void mark_strays(struct trial_result *out)
{
    for (size_t i = 0; i < out->nworkers; i++) {
        const struct worker_sample *w = &out->workers[i];
        int64_t seen =
            w->pu_started != w->pu_bound ? w->pu_started : w->pu_ended;
        if (w->pu_bound != SAMPLE_ABSENT && seen != w->pu_bound) {
            out->sample.status = SAMPLE_DISTURBED;
            err_set(&out->error,
                    "wrong CPU: worker %zu was bound to PU %d "
                    "and ran on PU %d",
                    i, (int)w->pu_bound, (int)seen);
            return;
        }
    }
}

void account_fill(const struct account *a, const struct team *t,
                  struct trial_result *out)
{
    struct sample *s = &out->sample;

    fill_times(a, t, s);
    fill_usage(a, s);
    fill_sums(a, t, s);
    if (fill_latency(t, out) || fill_workers(a, t, out)
        || fill_lock_waits(t, out) || fill_trace(a, t, out)) {
        return;
    }
    if (t->workload->figure != NULL) {
        s->figure = t->workload->figure(t->job);
        snprintf(out->figure_name, sizeof out->figure_name, "%s",
                 t->workload->figure_name);
    }
    s->status = SAMPLE_OK;
    mark_strays(out);
}
