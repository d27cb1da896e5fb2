/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "search_points.h"

#include "pairing.h"

#include <stdlib.h>
#include <string.h>

void search_points_free(struct search_points *p)
{
    for (size_t i = 0; i < p->count; i++) {
        free(p->list[i].costs);
    }
    free(p->list);
    p->list = NULL;
    p->count = 0;
}

struct search_point *search_points_find(const struct search_points *p,
                                        const double *values)
{
    for (size_t i = 0; i < p->count; i++) {
        size_t same = 0;
        for (size_t j = 0; j < p->naxes; j++) {
            double apart = p->list[i].values[j] - values[j];
            same += apart < 1e-12 && apart > -1e-12 ? 1U : 0U;
        }
        if (same == p->naxes) {
            return &p->list[i];
        }
    }
    return NULL;
}

struct search_point *search_points_add(struct search_points *p,
                                       const double *values, size_t cell,
                                       struct err *e)
{
    struct search_point *list = realloc(p->list, (p->count + 1) * sizeof *list);

    if (list == NULL) {
        err_set(e, "out of memory for %zu points", p->count + 1);
        return NULL;
    }
    p->list = list;
    struct search_point *at = &list[p->count++];
    *at = (struct search_point){.cell = cell};
    memcpy(at->values, values, p->naxes * sizeof *values);
    return at;
}

int search_points_put(struct search_points *p, struct search_point *at,
                      const double *costs, struct err *e)
{
    double *grown =
        realloc(at->costs, (at->blocks + 1) * p->models * sizeof *grown);

    if (grown == NULL) {
        return err_set(e, "out of memory for %zu blocks", at->blocks + 1);
    }
    at->costs = grown;
    memcpy(grown + at->blocks * p->models, costs, p->models * sizeof *costs);
    at->blocks++;
    return 0;
}

size_t search_point_pairs(const struct search_points *p,
                          const struct search_point *at, const size_t ab[2],
                          double *costs_a, double *costs_b)
{
    size_t n = 0;

    for (size_t i = 0; i < at->blocks; i++) {
        double a = at->costs[i * p->models + ab[0]];
        double b = at->costs[i * p->models + ab[1]];
        if (a > 0.0 && b > 0.0) {
            costs_a[n] = a;
            costs_b[n++] = b;
        }
    }
    return n;
}

/* Each point has as many cells as there are models, one after the other. */
static int add_points(struct search_points *p, const struct search *s,
                      const struct results *r, struct err *e)
{
    double values[SEARCH_AXES_MAX] = {0};

    for (size_t cell = 0; cell + p->models <= r->ncells; cell += p->models) {
        for (size_t i = 0; i < s->naxes; i++) {
            int missing = -1;
            for (size_t m = 0; m < p->models && missing; m++) {
                missing = search_axis_of_cell(&s->axes[i], &r->cells[cell + m],
                                              &values[i]);
            }
            if (missing) {
                return err_set(e, "cell %zu has no %s", cell, s->axes[i].key);
            }
        }
        if (search_points_add(p, values, cell, e) == NULL) {
            return -1;
        }
    }
    return 0;
}

static int put_block(struct search_points *p, const struct pairing *pairs,
                     size_t point, size_t block, enum metric metric)
{
    struct search_point *at = &p->list[point];
    double costs[SEARCH_MODELS_MAX] = {0};
    struct result_sample room;
    struct err unused;

    for (size_t m = 0; m < p->models; m++) {
        const struct sample *s =
            pairing_pick(pairs, at->cell + m, block, &room);
        costs[m] = s == NULL ? 0.0 : metric_cost(metric, s);
    }
    return search_points_put(p, at, costs, &unused);
}

/* Samples come by block, and a block is of one point. */
static int add_blocks(struct search_points *p, const struct results *r,
                      struct err *e)
{
    struct pairing pairs;
    size_t block = 0;
    int result = 0;

    if (pairing_make(&pairs, r, e)) {
        return -1;
    }
    for (size_t i = 0; i < r->nsamples && result == 0; i++) {
        bool fresh = i == 0 || results_block(r, i) != results_block(r, i - 1);
        size_t point = results_cell(r, i) / p->models;
        block += i > 0 && fresh ? 1U : 0U;
        if (fresh && point < p->count) {
            result = put_block(p, &pairs, point, block, r->metric);
        }
    }
    pairing_free(&pairs);
    return result ? err_set(e, "out of memory for %zu samples", r->nsamples)
                  : 0;
}

int search_points_load(struct search_points *p, const struct search *s,
                       const struct results *r, struct err *e)
{
    *p = (struct search_points){.models = search_models(s), .naxes = s->naxes};
    if (add_points(p, s, r, e) || add_blocks(p, r, e)) {
        search_points_free(p);
        return -1;
    }
    return 0;
}
