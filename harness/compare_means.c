/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "compare_means.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

bool compare_in_mean(const struct compare *c, const struct compare_mean *m,
                     size_t cell)
{
    const struct compare_cell *of = &c->cells[cell];
    const struct cell *a = &c->base->cells[c->cells[m->first].base];
    const struct cell *b = &c->base->cells[of->base];

    return of->metric == m->metric && of->ratio.value > 0.0
           && strcmp(a->workload, b->workload) == 0
           && strcmp(a->model, b->model) == 0;
}

/* Finds the groups; their ratios and kinds are still to come. */
static int add_groups(struct compare *c, size_t first, struct err *e)
{
    struct compare_mean *grown =
        realloc(c->means, (c->nmeans + c->ncells - first + 1) * sizeof *grown);

    if (grown == NULL) {
        return err_set(e, "no memory for the means of %zu cells",
                       c->ncells - first);
    }
    c->means = grown;
    size_t begin = c->nmeans;
    for (size_t i = first; i < c->ncells; i++) {
        size_t at = begin;
        while (at < c->nmeans && !compare_in_mean(c, &grown[at], i)) {
            at++;
        }
        if (c->cells[i].ratio.value <= 0.0) {
            continue;
        }
        if (at == c->nmeans) {
            grown[c->nmeans++] = (struct compare_mean){
                .metric = c->cells[i].metric,
                .first = i,
                .threshold = c->cells[i].threshold,
            };
        }
        grown[at].cells++;
    }
    return 0;
}

/* Adds a cell's logs, or what makes the sum none. */
static void add_logs(double *sum, const double *logs, size_t n, size_t cells)
{
    for (size_t i = 0; i < n; i++) {
        sum[i] += logs[i] / (double)cells;
    }
}

int compare_means_add(struct compare *c, size_t first, const size_t *rows,
                      const struct compare_figures *f,
                      const struct compare_rule *rule, struct err *e)
{
    size_t begin = c->nmeans;

    if (add_groups(c, first, e)) {
        return -1;
    }
    size_t n = c->nmeans - begin;
    struct compare_figures sums = *f;
    struct compare_finding *found = calloc(n + 1, sizeof *found);
    int status = -1;

    sums.tests = n;
    sums.base = calloc(n * f->nbase + 1, sizeof *sums.base);
    sums.now = calloc(n * f->nnow + 1, sizeof *sums.now);
    if (found == NULL || sums.base == NULL || sums.now == NULL) {
        err_set(e, "no memory for %zu means", n);
        goto free_sums;
    }
    for (size_t m = 0; m < n; m++) {
        const struct compare_mean *mean = &c->means[begin + m];
        for (size_t i = mean->first; i < c->ncells; i++) {
            size_t row = rows[i - first];
            if (compare_in_mean(c, mean, i)) {
                add_logs(sums.base + m * f->nbase, f->base + row * f->nbase,
                         f->nbase, mean->cells);
                add_logs(sums.now + m * f->nnow, f->now + row * f->nnow,
                         f->nnow, mean->cells);
            }
        }
    }
    status = compare_judge(&sums, rule, found, e);
    for (size_t m = 0; m < n && status == 0; m++) {
        struct compare_mean *mean = &c->means[begin + m];
        mean->ratio = found[m].ratio;
        mean->p = found[m].p;
        mean->p_adjusted = found[m].p_adjusted;
        mean->kind = found[m].kind;
    }
free_sums:
    free(sums.base);
    free(sums.now);
    free(found);
    return status;
}
