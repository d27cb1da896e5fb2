/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an account and a team's slots come to: account_fill. */
#include "trial_account.h"

#include "clock.h"
#include "disturbance.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>

static void add(int64_t *sum, int64_t value)
{
    if (value != SAMPLE_ABSENT) {
        *sum = *sum == SAMPLE_ABSENT ? value : *sum + value;
    }
}

static void fill_usage(const struct account *a, struct sample *s)
{
    const struct rusage *const spans[] = {a->self, a->children, a->gaps[0],
                                          a->gaps[1]};
    enum { SPANS = sizeof spans / sizeof *spans };

    s->cpu_user_ns = s->cpu_sys_ns = 0;
    s->voluntary_switches = s->involuntary_switches = 0;
    s->minor_faults = s->major_faults = 0;
    for (int i = 0; i < SPANS; i++) {
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
    bool all_began = true;

    s->ops = 0;
    for (unsigned i = 0; i < t->workers; i++) {
        const struct worker_sample *w = &t->slots[i].sample;
        s->ops += w->ops;
        bool later = i == 0 || t->spans > 1;
        all_began = all_began && (!later || w->end_ns != SAMPLE_ABSENT);
        last_start =
            later && w->start_ns > last_start ? w->start_ns : last_start;
        last_end = w->end_ns > last_end ? w->end_ns : last_end;
    }
    s->create_ns = (int64_t)(a->ready_ns - a->began_ns);
    s->skew_ns = all_began ? last_start - opened : SAMPLE_ABSENT;
    s->elapsed_ns = last_end - opened;
    s->handback_ns = (int64_t)a->done_ns - last_end;
    s->join_ns = (int64_t)(a->ended_ns - a->released_ns);
    s->total_ns = s->create_ns + s->elapsed_ns + s->handback_ns + s->join_ns;
    if (t->workload->endless) {
        /* When the controller looks is its own affair, and threads are not
         * joined: what processes take to end would stand against nothing. */
        s->handback_ns = s->join_ns = SAMPLE_ABSENT;
        s->total_ns = s->create_ns + s->elapsed_ns;
    }
    s->ops_per_s = s->elapsed_ns > 0
                       ? (double)s->ops * 1e9 / (double)s->elapsed_ns
                       : SAMPLE_ABSENT;
}

static void fill_sums(const struct account *a, const struct team *t,
                      struct sample *s)
{
    for (int i = 0; i < 2; i++) {
        add(&s->pss_bytes, a->others_pss_bytes[i]);
        add(&s->peak_rss_bytes, a->others_peak_rss_bytes[i]);
    }
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
        add(&s->runnable_ns, w->runnable_ns);
        add(&s->migrations, w->migrations);
        add(&s->cycles, w->cycles);
        add(&s->instructions, w->instructions);
        add(&s->cache_misses, w->cache_misses);
        add(&s->tlb_misses, w->tlb_misses);
    }
    s->checksum = t->job->checksum;
}

static int64_t between(int64_t before, int64_t after)
{
    return before < 0 || after < before ? SAMPLE_ABSENT : after - before;
}

static int64_t cpu_ns(const struct rusage *span)
{
    return clock_timeval_ns(&span[1].ru_utime)
           + clock_timeval_ns(&span[1].ru_stime)
           - clock_timeval_ns(&span[0].ru_utime)
           - clock_timeval_ns(&span[0].ru_stime);
}

/* What others used is what the PUs did but for all that we know to be ours,
 * whether it ran on these PUs or on others: at least so much. */
static void fill_surroundings(const struct account *a, struct sample *s)
{
    const struct surroundings *from = &a->around[0];
    const struct surroundings *to = &a->around[1];
    int64_t busy_ns = between(from->busy_ns, to->busy_ns);
    int64_t ours_ns = cpu_ns(a->self) + cpu_ns(a->children)
                      + a->helpers_cpu_ns[1] - a->helpers_cpu_ns[0];

    s->steal_ns = between(from->steal_ns, to->steal_ns);
    s->pressure_ns = between(from->pressure_ns, to->pressure_ns);
    s->throttled_ns = between(from->throttled_ns, to->throttled_ns);
    s->throttle_events = between(from->throttle_events, to->throttle_events);
    s->run_queue = from->run_queue;
    s->frequency_hz = to->frequency_hz;
    s->controller_cpu_ns = cpu_ns(a->controller);
    if (busy_ns >= 0) {
        s->foreign_cpu_ns = busy_ns > ours_ns ? busy_ns - ours_ns : 0;
    }
}

/* Jain's index of the rates of the workers that have operations to do: all,
 * where who does how many is not said beforehand. */
static double fairness(const struct team *t)
{
    double sum = 0.0;
    double squares = 0.0;
    unsigned n = 0;

    for (unsigned i = 0; i < t->workers; i++) {
        const struct worker_sample *w = &t->slots[i].sample;
        bool counts = w->ops > 0 || t->workload->endless;
        if (counts && w->end_ns > w->start_ns) {
            double rate = (double)w->ops / (double)(w->end_ns - w->start_ns);
            sum += rate;
            squares += rate * rate;
            n++;
        }
    }
    return n < 2 ? SAMPLE_ABSENT : sum * sum / (n * squares);
}

/* The first worker of each thread: those after it find all warm. */
static int fill_steadiness(const struct team *t, struct trial_result *out)
{
    const struct laps **laps = calloc(t->spans, sizeof *laps);
    struct steadiness steadiness;
    size_t n = 0;

    if (laps == NULL) {
        return err_set(&out->error, "out of memory for %u threads", t->spans);
    }
    for (unsigned i = 0; i < t->workers; i += t->workers / t->spans) {
        /* Endless ones are still at work, in a lap without end. */
        if (t->slots[i].sample.ops > 0 && !t->workload->endless) {
            laps[n++] = &t->slots[i].laps;
        }
    }
    laps_judge(laps, n, &steadiness);
    out->sample.warmup_ns = steadiness.warmup_ns;
    out->sample.steady_ops_per_s = steadiness.ops_per_s;
    out->sample.fairness = fairness(t);
    free((void *)laps);
    return 0;
}

static const struct histogram *latency_of(const struct team *t, unsigned worker)
{
    return &t->slots[worker].latency;
}

static const struct histogram *lock_waits_of(const struct team *t,
                                             unsigned worker)
{
    return t->model->lock_waits == NULL ? NULL
                                        : t->model->lock_waits(t, worker);
}

/* All workers' in one, NULL when there is nothing in any. */
static int merge(const struct team *t,
                 const struct histogram *(*of)(const struct team *, unsigned),
                 struct histogram **out, struct err *e)
{
    struct histogram *all = calloc(1, sizeof *all);

    if (all == NULL) {
        return err_set(e, "out of memory for a histogram");
    }
    for (unsigned i = 0; i < t->workers; i++) {
        const struct histogram *one = of(t, i);
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

    /* Where nobody lets go of the lock, the waits do not end. */
    if (lock_waits_of(t, 0) == NULL || t->workload->endless) {
        return 0;
    }
    out->lock_waits = calloc(t->workers, sizeof *out->lock_waits);
    if (out->lock_waits == NULL || merge(t, lock_waits_of, &all, &out->error)) {
        return err_set(&out->error, "out of memory for the waits");
    }
    for (unsigned i = 0; i < t->workers; i++) {
        if (histogram_keep(lock_waits_of(t, i), &out->lock_waits[i])) {
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
        bool worked = w->end_ns != SAMPLE_ABSENT;
        w->start_ns =
            worked ? w->start_ns - (int64_t)a->opened_ns : SAMPLE_ABSENT;
        w->end_ns = worked ? w->end_ns - (int64_t)a->opened_ns : SAMPLE_ABSENT;
        const struct histogram *waits =
            t->workload->endless ? NULL : lock_waits_of(t, i);
        if (waits != NULL && waits->total > 0) {
            w->gil_wait_p50_ns = (int64_t)histogram_quantile(waits, 0.5);
            w->gil_wait_p99_ns = (int64_t)histogram_quantile(waits, 0.99);
            w->gil_wait_max_ns = (int64_t)waits->max;
        }
    }
    return 0;
}

/* The trial blocks it, so that it stays. */
static bool is_pending(int signal)
{
    sigset_t pending;

    return sigpending(&pending) == 0 && sigismember(&pending, signal) == 1;
}

static void mark_disturbed(const struct account *a, const struct team *t,
                           struct trial_result *out)
{
    const struct disturbance_case c = {
        .sample = &out->sample,
        .workers = out->workers,
        .nworkers = out->nworkers,
        .threads = t->spans,
        .pus = pu_set_count(&a->pus),
        .window_ns = a->around[1].at_ns - a->around[0].at_ns,
        .tick_ns = surroundings_tick_ns(),
        .helpers = a->helpers > 0 || t->inbox != NULL,
        .asleep_ns = between(a->around[0].asleep_ns, a->around[1].asleep_ns),
        .continued = a->continued || is_pending(SIGCONT),
    };

    if (disturbance_judge(&c, &out->error)) {
        out->sample.status = SAMPLE_DISTURBED;
    }
}

void account_fill(const struct account *a, const struct team *t,
                  struct trial_result *out)
{
    struct sample *s = &out->sample;

    fill_times(a, t, s);
    fill_usage(a, s);
    fill_sums(a, t, s);
    fill_surroundings(a, s);
    if (fill_steadiness(t, out) || fill_latency(t, out)
        || fill_workers(a, t, out) || fill_lock_waits(t, out)
        || fill_trace(a, t, out)) {
        return;
    }
    if (t->workload->figure != NULL) {
        s->figure = t->workload->figure(t->job);
        snprintf(out->figure_name, sizeof out->figure_name, "%s",
                 t->workload->figure_name);
    }
    s->status = SAMPLE_OK;
    mark_disturbed(a, t, out);
}
