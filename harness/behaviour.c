/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "behaviour.h"

#include "pairing.h"
#include "stats.h"

#include <math.h>
#include <stdlib.h>

static const char *const names[TRAITS] = {
    [TRAIT_FAIRNESS] = "fairness",
    [TRAIT_WARMUP] = "warmup_ns",
    [TRAIT_STEADY_OPS_PER_S] = "steady_ops_per_s",
    [TRAIT_INSTRUCTIONS_PER_CYCLE] = "instructions_per_cycle",
    [TRAIT_INSTRUCTIONS_PER_OP] = "instructions_per_op",
    [TRAIT_CACHE_MISSES_PER_OP] = "cache_misses_per_op",
    [TRAIT_TLB_MISSES_PER_OP] = "tlb_misses_per_op",
    [TRAIT_MIGRATIONS] = "migrations",
    [TRAIT_WARMUP_SHARE] = "warmup_share",
};

const char *trait_name(enum trait t)
{
    return names[t];
}

static double over(int64_t part, int64_t whole)
{
    return part < 0 || whole <= 0 ? SAMPLE_ABSENT
                                  : (double)part / (double)whole;
}

static double sound(double value)
{
    return isfinite(value) && value >= 0.0 ? value : SAMPLE_ABSENT;
}

double trait_of(enum trait t, const struct sample *s)
{
    switch (t) {
    case TRAIT_FAIRNESS:
        return sound(s->fairness);
    case TRAIT_WARMUP:
        return over(s->warmup_ns, 1);
    case TRAIT_STEADY_OPS_PER_S:
        return sound(s->steady_ops_per_s);
    case TRAIT_INSTRUCTIONS_PER_CYCLE:
        return over(s->instructions, s->cycles);
    case TRAIT_INSTRUCTIONS_PER_OP:
        return over(s->instructions, s->ops);
    case TRAIT_CACHE_MISSES_PER_OP:
        return over(s->cache_misses, s->ops);
    case TRAIT_TLB_MISSES_PER_OP:
        return over(s->tlb_misses, s->ops);
    case TRAIT_MIGRATIONS:
        return over(s->migrations, 1);
    case TRAIT_WARMUP_SHARE:
        return over(s->warmup_ns, s->elapsed_ns);
    case TRAITS:
        break;
    }
    return SAMPLE_ABSENT;
}

/* values: room for each trait's figures of every block. */
static void sum_up(const struct pairing *p, size_t cell, double *values,
                   struct behaviour *out)
{
    size_t n[TRAITS] = {0};
    struct result_sample room;

    for (size_t b = 0; b < p->nblocks; b++) {
        const struct sample *s = pairing_pick(p, cell, b, &room);
        for (size_t t = 0; s != NULL && t < TRAITS; t++) {
            double value = trait_of((enum trait)t, s);
            values[t * p->nblocks + n[t]] = value;
            n[t] += value >= 0.0 ? 1U : 0U;
        }
    }
    for (size_t t = 0; t < TRAITS; t++) {
        out->median[t] = n[t] == 0
                             ? SAMPLE_ABSENT
                             : stats_median(values + t * p->nblocks, n[t]);
    }
}

int behaviour_cells(const struct results *r, struct behaviour **out,
                    struct err *e)
{
    struct pairing p;
    double *values;
    int status = -1;

    *out = NULL;
    if (pairing_make(&p, r, e)) {
        return -1;
    }
    values = calloc(TRAITS * p.nblocks + 1, sizeof *values);
    *out = calloc(r->ncells + 1, sizeof **out);
    if (values == NULL || *out == NULL) {
        free(*out);
        *out = NULL;
        err_set(e, "no memory to sum up %zu cells", r->ncells);
        goto free_values;
    }
    for (size_t i = 0; i < r->ncells; i++) {
        sum_up(&p, i, values, &(*out)[i]);
    }
    for (size_t i = 0; i < r->nsamples; i++) {
        (*out)[results_cell(r, i)].disturbed +=
            results_status(r, i) == SAMPLE_DISTURBED ? 1U : 0U;
    }
    status = 0;
free_values:
    free(values);
    pairing_free(&p);
    return status;
}
