/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fake_times.h"

#include "fake_results.h"

#include <stdbool.h>
#include <string.h>

/* One after another in the same thread, or side by side: the later a worker
 * starts, the later it ends. */
static void place(struct worker_sample *w, const struct cell *c,
                  int64_t elapsed_ns)
{
    int64_t slice_ns = elapsed_ns / c->workers;

    if (cell_is_sequential(c)) {
        w->start_ns = w->worker * slice_ns + (w->worker == 0 ? 1000 : 0);
        w->end_ns = (w->worker + 1) * slice_ns;
        return;
    }
    w->start_ns = (w->worker + 1) * slice_ns / 30;
    w->end_ns =
        elapsed_ns - ((int64_t)c->workers - 1 - w->worker) * slice_ns / 5;
}

static void fill(struct worker_sample *w, const struct cell *c)
{
    bool gil = strcmp(c->model, "gil") == 0;
    bool sleeps = strcmp(c->workload, "sleep") == 0;
    int64_t wall_ns = w->end_ns - w->start_ns;
    int64_t cpu_ns = wall_ns * (sleeps ? 4 : 60) / 100;

    w->cpu_sys_ns = cpu_ns / 10;
    w->cpu_user_ns = cpu_ns - w->cpu_sys_ns;
    if (gil && c->workers > 1) {
        w->cpu_user_ns /= c->workers;
        w->gil_wait_ns = cpu_ns - w->cpu_user_ns - w->cpu_sys_ns;
    }
    if (w->worker == 0 || !cell_is_sequential(c)) {
        w->runnable_ns = w->start_ns + wall_ns / 5;
    }
}

void fake_times(struct results *r)
{
    r->nworkers = 0;
    for (size_t i = 0; i < r->nsamples; i++) {
        struct sample *s = &r->samples[i].sample;
        const struct cell *c = &r->cells[r->samples[i].cell];
        for (unsigned w = 0; w < c->workers; w++) {
            struct result_worker *worker = fake_worker(r, w);
            worker->sample = i;
            place(&worker->worker, c, s->elapsed_ns);
            fill(&worker->worker, c);
        }
        s->handback_ns = s->total_ns / 50;
        s->total_ns += s->handback_ns;
    }
}
