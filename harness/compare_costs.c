/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "compare_costs.h"

#include <math.h>
#include <stdlib.h>

/* One of the two runs. */
struct side {
    const struct pairing *pairing;
    const size_t *blocks;
    size_t nblocks;
    bool relative;
    bool per_op;
    const double *costs; /* see pairing_costs */
};

bool compare_is_per_op(enum metric metric)
{
    return metric == METRIC_TOTAL || metric == METRIC_ELAPSED
           || metric == METRIC_CPU;
}

/* The block's number, of its samples; samples come ordered by block. */
static unsigned *block_numbers(const struct pairing *p)
{
    unsigned *numbers = calloc(p->nblocks + 1, sizeof *numbers);
    size_t n = 0;

    for (size_t i = 0; numbers != NULL && i < p->r->nsamples; i++) {
        unsigned number = results_block(p->r, i);
        if (n == 0 || numbers[n - 1] != number) {
            numbers[n++] = number;
        }
    }
    return numbers;
}

/* The blocks of the same number. */
static void keep_common(struct compare_costs *c, const unsigned *base,
                        const unsigned *now)
{
    size_t i = 0;
    size_t j = 0;
    size_t n = 0;

    while (i < c->base.nblocks && j < c->now.nblocks) {
        if (base[i] == now[j]) {
            c->blocks[0][n] = i++;
            c->blocks[1][n++] = j++;
        } else if (base[i] < now[j]) {
            i++;
        } else {
            j++;
        }
    }
    c->nblocks[0] = n;
    c->nblocks[1] = n;
}

static void keep_all(struct compare_costs *c)
{
    const struct pairing *runs[2] = {&c->base, &c->now};

    for (size_t run = 0; run < 2; run++) {
        c->nblocks[run] = runs[run]->nblocks;
        for (size_t i = 0; i < runs[run]->nblocks; i++) {
            c->blocks[run][i] = i;
        }
    }
}

int compare_costs_make(struct compare_costs *c,
                       const struct compare_match *match,
                       const struct compare *of, struct err *e)
{
    *c = (struct compare_costs){.match = match, .relative = of->relative};
    if (pairing_make(&c->base, of->base, e)
        || pairing_make(&c->now, of->now, e)) {
        return -1;
    }
    unsigned *base = block_numbers(&c->base);
    unsigned *now = block_numbers(&c->now);
    int status = 0;

    c->blocks[0] = calloc(c->base.nblocks + 1, sizeof *c->blocks[0]);
    c->blocks[1] = calloc(c->now.nblocks + 1, sizeof *c->blocks[1]);
    if (base == NULL || now == NULL || c->blocks[0] == NULL
        || c->blocks[1] == NULL) {
        status = err_set(e, "no memory to compare %zu blocks", c->now.nblocks);
    } else if (of->paired) {
        keep_common(c, base, now);
    } else {
        keep_all(c);
    }
    free(base);
    free(now);
    return status;
}

void compare_costs_free(struct compare_costs *c)
{
    pairing_free(&c->base);
    pairing_free(&c->now);
    free(c->blocks[0]);
    free(c->blocks[1]);
    *c = (struct compare_costs){0};
}

/* NAN for none. */
static double cost_log(const struct side *s, size_t cell, size_t block)
{
    double cost = s->costs[cell * s->pairing->nblocks + block];
    uint64_t ops = s->pairing->r->cells[cell].ops;

    if (!(cost > 0.0)) {
        return NAN;
    }
    return log(cost) - (s->per_op && ops > 0 ? log((double)ops) : 0.0);
}

/* The cell that a cell's speed-ups are over; itself has none. */
static bool find_sequential(const struct results *r, size_t cell, size_t *out)
{
    for (size_t i = 0; i < r->ncells; i++) {
        if (i != cell && !cell_is_sequential(&r->cells[cell])
            && cell_is_base(&r->cells[i], &r->cells[cell])) {
            *out = i;
            return true;
        }
    }
    return false;
}

static void put_test(const struct side *s, size_t cell, double *out)
{
    size_t sequential = 0;
    bool none =
        s->relative && !find_sequential(s->pairing->r, cell, &sequential);

    for (size_t i = 0; i < s->nblocks; i++) {
        size_t block = s->blocks[i];
        double over = s->relative && !none ? cost_log(s, sequential, block) : 0;
        out[i] = none ? NAN : cost_log(s, cell, block) - over;
    }
}

int compare_costs_figures(const struct compare_costs *c, enum metric metric,
                          struct compare_figures *out, struct err *e)
{
    size_t n = c->match->npairs;
    double *costs[2] = {
        pairing_costs(&c->base, metric),
        pairing_costs(&c->now, metric),
    };
    int status = 0;

    *out = (struct compare_figures){
        .base = calloc(n * c->nblocks[0] + 1, sizeof *out->base),
        .now = calloc(n * c->nblocks[1] + 1, sizeof *out->now),
        .tests = n,
        .nbase = c->nblocks[0],
        .nnow = c->nblocks[1],
    };
    if (costs[0] == NULL || costs[1] == NULL || out->base == NULL
        || out->now == NULL) {
        status = err_set(e, "no memory to compare %zu cells", n);
        goto free_costs;
    }
    const struct side base = {
        .pairing = &c->base,
        .blocks = c->blocks[0],
        .nblocks = c->nblocks[0],
        .relative = c->relative,
        .per_op = compare_is_per_op(metric),
        .costs = costs[0],
    };
    struct side now = base;
    now.pairing = &c->now;
    now.blocks = c->blocks[1];
    now.nblocks = c->nblocks[1];
    now.costs = costs[1];
    for (size_t i = 0; i < n; i++) {
        put_test(&base, c->match->pairs[i].base, out->base + i * out->nbase);
        put_test(&now, c->match->pairs[i].now, out->now + i * out->nnow);
    }
free_costs:
    free(costs[0]);
    free(costs[1]);
    return status;
}

void compare_figures_free(struct compare_figures *f)
{
    free(f->base);
    free(f->now);
    *f = (struct compare_figures){0};
}
