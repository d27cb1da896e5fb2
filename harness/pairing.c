/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pairing.h"

#include <stdlib.h>

/* Samples come ordered by block: each new number is one more. */
static size_t count_blocks(const struct results *r)
{
    size_t count = 0;
    unsigned before = 0;

    for (size_t i = 0; i < r->nsamples; i++) {
        unsigned block = results_block(r, i);
        count += i == 0 || block != before ? 1U : 0U;
        before = block;
    }
    return count;
}

static void keep_better(const struct results *r, uint32_t *pick, size_t i)
{
    if (results_usable(r, i)
        && (*pick == 0 || results_status(r, i) == SAMPLE_OK
            || results_status(r, *pick - 1) != SAMPLE_OK)) {
        *pick = (uint32_t)i + 1;
    }
}

int pairing_make(struct pairing *p, const struct results *r, struct err *e)
{
    size_t block = 0;
    unsigned before = 0;

    *p = (struct pairing){.r = r, .nblocks = count_blocks(r)};
    if (r->nsamples < UINT32_MAX) {
        p->picks = calloc(r->ncells * p->nblocks + 1, sizeof *p->picks);
    }
    if (p->picks == NULL) {
        return err_set(e, "no memory to pair %zu samples", r->nsamples);
    }
    for (size_t i = 0; i < r->nsamples; i++) {
        unsigned number = results_block(r, i);
        block += i > 0 && number != before ? 1U : 0U;
        before = number;
        keep_better(r, &p->picks[results_cell(r, i) * p->nblocks + block], i);
    }
    return 0;
}

void pairing_free(struct pairing *p)
{
    free(p->picks);
    *p = (struct pairing){0};
}

ptrdiff_t pairing_at(const struct pairing *p, size_t cell, size_t block)
{
    return (ptrdiff_t)p->picks[cell * p->nblocks + block] - 1;
}

const struct sample *pairing_pick(const struct pairing *p, size_t cell,
                                  size_t block, struct result_sample *room)
{
    ptrdiff_t at = pairing_at(p, cell, block);

    return at == PAIRING_NONE ? NULL
                              : &results_sample(p->r, (size_t)at, room)->sample;
}

int64_t pairing_int(const struct pairing *p, size_t cell, size_t block,
                    size_t offset)
{
    ptrdiff_t at = pairing_at(p, cell, block);

    return at == PAIRING_NONE ? SAMPLE_ABSENT
                              : results_int(p->r, (size_t)at, offset);
}

double pairing_real(const struct pairing *p, size_t cell, size_t block,
                    size_t offset)
{
    ptrdiff_t at = pairing_at(p, cell, block);

    return at == PAIRING_NONE ? SAMPLE_ABSENT
                              : results_real(p->r, (size_t)at, offset);
}

static double cost_of(const struct results *r, size_t i, enum metric metric)
{
    struct sample s = {0};
    size_t n;
    const size_t *offsets = metric_figures(metric, &n);

    for (size_t j = 0; j < n; j++) {
        results_copy_figure(r, i, offsets[j], (char *)&s + offsets[j]);
    }
    return metric_cost(metric, &s);
}

double *pairing_costs(const struct pairing *p, enum metric metric)
{
    size_t n = p->r->ncells * p->nblocks;
    double *costs = calloc(n + 1, sizeof *costs);

    for (size_t i = 0; costs != NULL && i < n; i++) {
        if (p->picks[i] != 0) {
            costs[i] = cost_of(p->r, p->picks[i] - 1, metric);
        }
    }
    return costs;
}
