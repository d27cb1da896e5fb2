/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scaling.h"
#include "pairing.h"

#include <stdlib.h>
#include <string.h>

/* From this share of its PUs on, it is them that a workload waits for. */
static const double busy_share = 0.75;

struct context {
    const struct results *r;
    struct pairing pairing;
    size_t *group; /* cells that differ in their workers alone */
    double *workers;
    double *rates;
    double *busy; /* room for a figure of every block */
    struct scaling *found;
    size_t nfound;
};

static bool same_curve(const struct cell *a, const struct cell *b)
{
    return strcmp(a->workload, b->workload) == 0
           && strcmp(a->params, b->params) == 0
           && strcmp(a->model, b->model) == 0
           && strcmp(a->model_params, b->model_params) == 0
           && strcmp(a->placement, b->placement) == 0;
}

static size_t first_worker(const struct results *r, size_t sample)
{
    size_t low = 0;
    size_t high = r->nworkers;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (results_worker_sample(r, middle) < sample) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

static int64_t pu_of(const struct results *r, size_t worker)
{
    struct result_worker room;

    return results_worker(r, worker, &room)->worker.pu_bound;
}

/* Onto how many PUs a sample's workers were bound; 0 when they were not. */
static unsigned pus_bound(const struct results *r, size_t sample)
{
    size_t first = first_worker(r, sample);
    unsigned count = 0;

    for (size_t i = first;
         i < r->nworkers && results_worker_sample(r, i) == sample; i++) {
        int64_t pu = pu_of(r, i);
        size_t j = first;
        while (j < i && pu_of(r, j) != pu) {
            j++;
        }
        if (pu == SAMPLE_ABSENT) {
            return 0;
        }
        count += j == i ? 1U : 0U;
    }
    return count;
}

unsigned scaling_pus(const struct results *r, size_t cell)
{
    if (r->pus_bound != NULL) {
        return r->pus_bound[cell];
    }
    for (size_t i = 0; i < r->nsamples; i++) {
        if (results_cell(r, i) == cell && results_usable(r, i)) {
            unsigned bound = pus_bound(r, i);
            return bound > 0 ? bound : r->pus;
        }
    }
    return r->pus;
}

static double rate_of(const struct context *c, size_t cell, size_t block)
{
    return pairing_real(&c->pairing, cell, block,
                        offsetof(struct sample, ops_per_s));
}

/* How many PUs were busy; as many as there are when that is not known. */
static double pus_busy(const struct context *c, size_t cell, unsigned pus)
{
    size_t n = 0;
    struct result_sample room;

    for (size_t b = 0; b < c->pairing.nblocks; b++) {
        const struct sample *s = pairing_pick(&c->pairing, cell, b, &room);
        if (s != NULL && s->elapsed_ns > 0 && s->cpu_user_ns >= 0
            && s->cpu_sys_ns >= 0) {
            c->busy[n++] = (double)(s->cpu_user_ns + s->cpu_sys_ns)
                           / (double)s->elapsed_ns;
        }
    }
    return n == 0 ? (double)pus : stats_median(c->busy, n);
}

/* Whether there are more workers than PUs and these have no room for them. */
static bool wants_more_pus(const struct context *c, size_t cell, unsigned *pus)
{
    *pus = scaling_pus(c->r, cell);
    return *pus > 0 && c->r->cells[cell].workers > *pus
           && pus_busy(c, cell, *pus) >= busy_share * (double)*pus;
}

static bool has_rate(const struct context *c, size_t cell)
{
    for (size_t b = 0; b < c->pairing.nblocks; b++) {
        if (rate_of(c, cell, b) > 0.0) {
            return true;
        }
    }
    return false;
}

/* The group's cells that count, as points; the others are noted in *s. */
static size_t choose_points(struct context *c, size_t members,
                            struct scaling *s)
{
    size_t n = 0;

    for (size_t i = 0; i < members; i++) {
        size_t cell = c->group[i];
        unsigned pus;
        if (!has_rate(c, cell)) {
            continue;
        }
        if (wants_more_pus(c, cell, &pus)) {
            s->left_out++;
            s->pus = pus > s->pus ? pus : s->pus;
            continue;
        }
        c->workers[n] = (double)c->r->cells[cell].workers;
        c->group[n++] = cell;
    }
    return n;
}

static void gather_rates(const struct context *c, size_t points)
{
    for (size_t b = 0; b < c->pairing.nblocks; b++) {
        for (size_t p = 0; p < points; p++) {
            double rate = rate_of(c, c->group[p], b);
            c->rates[b * points + p] = rate > 0.0 ? rate : 0.0;
        }
    }
}

static int add_group(struct context *c, size_t first, size_t members,
                     struct err *e)
{
    struct scaling known = {.cell = first};
    size_t points = choose_points(c, members, &known);
    const struct scaling_data d = {c->workers, points, c->rates,
                                   c->pairing.nblocks};

    gather_rates(c, points);
    for (int law = 0; law < SCALING_LAWS; law++) {
        struct scaling *s = &c->found[c->nfound++];
        if (scaling_estimate((enum scaling_law)law, &d, c->r->seed, s, e)) {
            return -1;
        }
        s->cell = known.cell;
        s->left_out = known.left_out;
        s->pus = known.pus;
    }
    return 0;
}

static bool counted_before(const struct context *c, size_t members,
                           unsigned workers)
{
    for (size_t i = 0; i < members; i++) {
        if (c->r->cells[c->group[i]].workers == workers) {
            return true;
        }
    }
    return false;
}

/* 0 where an earlier cell is of the same curve. */
static size_t gather_group(struct context *c, size_t first)
{
    size_t n = 0;

    for (size_t i = 0; i < c->r->ncells; i++) {
        if (!same_curve(&c->r->cells[i], &c->r->cells[first])) {
            continue;
        }
        if (i < first) {
            return 0;
        }
        if (!counted_before(c, n, c->r->cells[i].workers)) {
            c->group[n++] = i;
        }
    }
    return n;
}

static int begin(struct context *c, struct err *e)
{
    if (pairing_make(&c->pairing, c->r, e)) {
        return -1;
    }
    size_t cells = c->r->ncells + 1;
    c->group = calloc(cells, sizeof *c->group);
    c->workers = calloc(cells, sizeof *c->workers);
    c->rates = calloc(cells * (c->pairing.nblocks + 1), sizeof *c->rates);
    c->busy = calloc(c->pairing.nblocks + 1, sizeof *c->busy);
    c->found = calloc(cells * SCALING_LAWS, sizeof *c->found);
    return c->group != NULL && c->workers != NULL && c->rates != NULL
                   && c->busy != NULL && c->found != NULL
               ? 0
               : err_set(e, "no memory to fit %zu cells", c->r->ncells);
}

static void end(struct context *c)
{
    free(c->busy);
    free(c->rates);
    free(c->workers);
    free(c->group);
    pairing_free(&c->pairing);
}

int scaling_find(const struct results *r, struct scaling **out, size_t *n,
                 struct err *e)
{
    struct context c = {.r = r};
    int status = begin(&c, e);

    for (size_t i = 0; i < r->ncells && status == 0; i++) {
        size_t members =
            cell_is_sequential(&r->cells[i]) ? 0 : gather_group(&c, i);
        status = members > 0 ? add_group(&c, i, members, e) : 0;
    }
    end(&c);
    if (status != 0) {
        free(c.found);
        c.found = NULL;
        c.nfound = 0;
    }
    *out = c.found;
    *n = c.nfound;
    return status;
}

bool scaling_has_fit(const struct scaling *s)
{
    return s->status != SCALING_FEW_POINTS && s->status != SCALING_NO_FIT;
}

const char *scaling_status_name(enum scaling_status status)
{
    static const char *const names[] = {
        [SCALING_FITTED] = "fitted",
        [SCALING_POOR] = "poor fit",
        [SCALING_FEW_BLOCKS] = "few blocks",
        [SCALING_FEW_POINTS] = "few points",
        [SCALING_NO_FIT] = "no fit",
    };

    return names[status];
}
