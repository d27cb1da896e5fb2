/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "time_split.h"

#include "pairing.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const char *const names[TIME_PARTS] = {
    [TIME_CREATE] = "create",   [TIME_SKEW] = "skew",
    [TIME_WORKING] = "working", [TIME_LOCK] = "lock",
    [TIME_BLOCKED] = "blocked", [TIME_RUNNABLE] = "runnable",
    [TIME_IDLE] = "idle",       [TIME_HANDBACK] = "handback",
    [TIME_JOIN] = "join",
};

const char *time_part_name(enum time_part part)
{
    return names[part];
}

/* What one thread or process did from the gate's opening on. */
struct carrier {
    double first_ns; /* when its first worker began */
    double wall_ns;  /* in which it worked */
    double cpu_ns;
    double lock_ns;
    double runnable_ns;
};

/* Absent figures stay so: there is no lock, or no telling. */
static double known(int64_t ns)
{
    return ns == SAMPLE_ABSENT ? SAMPLE_ABSENT : (double)ns;
}

static void add_known(double *sum, double ns)
{
    if (ns >= 0.0) {
        *sum = (*sum >= 0.0 ? *sum : 0.0) + ns;
    }
}

static int carrier_read(struct carrier *c,
                        const struct worker_sample *const *workers, size_t n)
{
    int64_t free_from_ns = 0;

    *c = (struct carrier){.first_ns = (double)workers[0]->start_ns,
                          .lock_ns = SAMPLE_ABSENT,
                          .runnable_ns = known(workers[0]->runnable_ns)};
    for (size_t i = 0; i < n; i++) {
        const struct worker_sample *w = workers[i];
        if (w->start_ns < free_from_ns || w->end_ns < w->start_ns
            || w->cpu_user_ns < 0 || w->cpu_sys_ns < 0) {
            return -1;
        }
        free_from_ns = w->end_ns;
        c->wall_ns += (double)(w->end_ns - w->start_ns);
        c->cpu_ns += (double)w->cpu_user_ns + (double)w->cpu_sys_ns;
        add_known(&c->lock_ns, known(w->gil_wait_ns));
    }
    return 0;
}

/* Takes as much of *over_ns away as there is. */
static double reduced(double ns, double *over_ns)
{
    double less = fmin(fmax(ns, 0.0), fmax(*over_ns, 0.0));

    *over_ns -= less;
    return ns - less;
}

static void carrier_split(const struct carrier *c, double elapsed_ns,
                          struct time_split *out)
{
    double *part_ns = out->part_ns;
    double lock_ns = fmax(c->lock_ns, 0.0);
    double runnable_ns = fmax(c->runnable_ns - c->first_ns, 0.0);
    double over_ns = c->cpu_ns + lock_ns + runnable_ns - c->wall_ns;

    out->excess_ns =
        fmax(fmax(c->cpu_ns + runnable_ns, lock_ns) - c->wall_ns, 0.0);
    part_ns[TIME_SKEW] = c->first_ns;
    part_ns[TIME_BLOCKED] = fmax(-over_ns, 0.0);
    runnable_ns = reduced(runnable_ns, &over_ns);
    part_ns[TIME_RUNNABLE] = c->runnable_ns < 0.0 ? SAMPLE_ABSENT : runnable_ns;
    part_ns[TIME_LOCK] = reduced(c->lock_ns, &over_ns);
    part_ns[TIME_WORKING] = reduced(c->cpu_ns, &over_ns);
    part_ns[TIME_IDLE] = elapsed_ns - c->first_ns - c->wall_ns;
}

/* What is runnable in the one lies within blocked where the other lacks it. */
static void hide_runnable(struct time_split *t)
{
    t->part_ns[TIME_BLOCKED] += fmax(t->part_ns[TIME_RUNNABLE], 0.0);
    t->part_ns[TIME_RUNNABLE] = SAMPLE_ABSENT;
}

static void add_split(struct time_split *sum, const struct time_split *more)
{
    struct time_split one = *more;

    if (sum->n == 0) {
        *sum = one;
        return;
    }
    if (sum->part_ns[TIME_RUNNABLE] < 0.0 || one.part_ns[TIME_RUNNABLE] < 0.0) {
        hide_runnable(sum);
        hide_runnable(&one);
    }
    for (size_t i = 0; i < TIME_PARTS; i++) {
        add_known(&sum->part_ns[i], one.part_ns[i]);
    }
    sum->total_ns += one.total_ns;
    sum->excess_ns += one.excess_ns;
    sum->n += one.n;
}

static void divide(struct time_split *sum, double by)
{
    for (size_t i = 0; i < TIME_PARTS; i++) {
        sum->part_ns[i] =
            sum->part_ns[i] < 0.0 ? SAMPLE_ABSENT : sum->part_ns[i] / by;
    }
    sum->total_ns /= by;
    sum->excess_ns /= by;
}

int time_split_sample(struct time_split *out, const struct sample *s,
                      const struct worker_sample *const *workers, size_t n,
                      bool sequential)
{
    size_t each = sequential ? n : 1;
    size_t carriers = 0;
    struct carrier c;

    *out = (struct time_split){0};
    if (n == 0 || s->elapsed_ns < 0 || s->total_ns < 0 || s->create_ns < 0
        || s->join_ns < 0) {
        return -1;
    }
    for (size_t i = 0; i < n; i += each) {
        struct time_split one = {.n = 1};
        if (carrier_read(&c, workers + i, each)
            || workers[i + each - 1]->end_ns > s->elapsed_ns) {
            *out = (struct time_split){0};
            return -1;
        }
        carrier_split(&c, (double)s->elapsed_ns, &one);
        add_split(out, &one);
        carriers++;
    }
    divide(out, (double)carriers);
    out->n = 1;
    out->total_ns = (double)s->total_ns;
    out->part_ns[TIME_CREATE] = (double)s->create_ns;
    out->part_ns[TIME_HANDBACK] = known(s->handback_ns);
    out->part_ns[TIME_JOIN] = (double)s->join_ns;
    return 0;
}

/* A sample's workers, with room for as many as any has. */
struct crew {
    struct result_worker *room;
    const struct worker_sample **workers;
    size_t n;
};

static int crew_make(struct crew *c, const struct results *r, struct err *e)
{
    size_t most = 0;
    size_t n = 0;

    for (size_t i = 0; i < r->nworkers; i++) {
        bool same =
            i > 0
            && results_worker_sample(r, i) == results_worker_sample(r, i - 1);
        n = same ? n + 1 : 1;
        most = n > most ? n : most;
    }
    c->room = calloc(most + 1, sizeof *c->room);
    c->workers = calloc(most + 1, sizeof *c->workers);
    return c->room != NULL && c->workers != NULL
               ? 0
               : err_set(e, "no memory to split the time of %zu samples",
                         r->nsamples);
}

static void crew_free(struct crew *c)
{
    free(c->room);
    free(c->workers);
}

/* Those of one sample, of which the first is at `at`, or later; returns where
 * the next sample's begin. */
static size_t crew_take(struct crew *c, const struct results *r, size_t sample,
                        size_t at)
{
    c->n = 0;
    while (at < r->nworkers && results_worker_sample(r, at) <= sample) {
        const struct result_worker *w = results_worker(r, at++, &c->room[c->n]);
        c->workers[c->n] = &w->worker;
        c->n += w->sample == sample ? 1U : 0U;
    }
    return at;
}

static void split_samples(const struct pairing *p, struct crew *crew,
                          struct time_split *out)
{
    const struct results *r = p->r;
    struct result_sample room;
    struct time_split one;
    size_t block = 0;
    size_t at = 0;

    for (size_t i = 0; i < r->nsamples; i++) {
        size_t cell = results_cell(r, i);
        block += i > 0 && results_block(r, i) != results_block(r, i - 1);
        at = crew_take(crew, r, i, at);
        if (pairing_at(p, cell, block) == (ptrdiff_t)i
            && time_split_sample(&one, &results_sample(r, i, &room)->sample,
                                 crew->workers, crew->n,
                                 cell_is_sequential(&r->cells[cell]) != 0)
                   == 0) {
            add_split(&out[cell], &one);
        }
    }
}

static int copy_times(const struct results *r, struct time_split **out,
                      struct err *e)
{
    *out = calloc(r->ncells + 1, sizeof **out);
    if (*out == NULL) {
        return err_set(e, "no memory for the times of %zu cells", r->ncells);
    }
    memcpy(*out, r->times, r->ncells * sizeof **out);
    return 0;
}

int time_split_cells(const struct results *r, struct time_split **out,
                     struct err *e)
{
    struct crew crew = {0};
    struct pairing p;
    int status = -1;

    *out = NULL;
    if (r->times != NULL) {
        return copy_times(r, out, e);
    }
    if (pairing_make(&p, r, e)) {
        return -1;
    }
    if (crew_make(&crew, r, e)) {
        goto free_crew;
    }
    *out = calloc(r->ncells + 1, sizeof **out);
    if (*out == NULL) {
        err_set(e, "no memory to split the time of %zu cells", r->ncells);
        goto free_crew;
    }
    split_samples(&p, &crew, *out);
    for (size_t i = 0; i < r->ncells; i++) {
        if ((*out)[i].n > 0) {
            divide(&(*out)[i], (double)(*out)[i].n);
        }
    }
    status = 0;
free_crew:
    crew_free(&crew);
    pairing_free(&p);
    return status;
}
