/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trial_readings.h"

#include "perf_counters.h"
#include "proc.h"

#include <stdlib.h>

struct reading {
    int64_t runnable_ns;
    int64_t migrations;
};

struct trial_readings {
    struct perf_counters *counters; /* NULL for none */
    pid_t *threads;
    struct reading at_start[]; /* for each thread */
};

/* The first worker of each thread or process. */
static struct slot *first_of(const struct team *t, unsigned span)
{
    return &t->slots[(size_t)(t->workers / t->spans) * span];
}

static struct reading read_thread(const struct slot *s)
{
    pid_t pid = (pid_t)s->sample.pid;

    return (struct reading){proc_runnable_ns(pid, s->tid),
                            proc_migrations(pid, s->tid)};
}

int trial_readings_begin(struct trial_readings **out, const struct team *t,
                         bool counters, struct err *e)
{
    struct trial_readings *r =
        calloc(1, sizeof *r + t->spans * sizeof r->at_start[0]);

    *out = r;
    if (r == NULL) {
        return err_set(e, "out of memory for %u threads", t->spans);
    }
    r->threads = calloc(t->spans, sizeof *r->threads);
    if (r->threads == NULL) {
        return err_set(e, "out of memory for %u threads", t->spans);
    }
    for (unsigned i = 0; i < t->spans; i++) {
        const struct slot *s = first_of(t, i);
        r->threads[i] = s->tid;
        r->at_start[i] = read_thread(s);
    }
    if (counters) {
        r->counters = perf_counters_open(r->threads, t->spans);
    }
    return 0;
}

static int64_t since(int64_t then, int64_t now)
{
    return then < 0 || now < then ? SAMPLE_ABSENT : now - then;
}

void trial_readings_end(struct trial_readings *r, struct team *t)
{
    for (unsigned i = 0; i < t->spans; i++) {
        struct slot *s = first_of(t, i);
        struct reading now = read_thread(s);
        int64_t events[PERF_EVENTS];
        s->sample.runnable_ns =
            since(r->at_start[i].runnable_ns, now.runnable_ns);
        s->sample.migrations = since(r->at_start[i].migrations, now.migrations);
        if (r->counters == NULL) {
            continue;
        }
        perf_counters_read(r->counters, i, events);
        s->sample.cycles = events[PERF_CYCLES];
        s->sample.instructions = events[PERF_INSTRUCTIONS];
        s->sample.cache_misses = events[PERF_CACHE_MISSES];
        s->sample.tlb_misses = events[PERF_TLB_MISSES];
    }
}

void trial_readings_free(struct trial_readings *r)
{
    if (r != NULL) {
        perf_counters_free(r->counters);
        free(r->threads);
        free(r);
    }
}
