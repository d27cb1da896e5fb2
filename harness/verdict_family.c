/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "verdict_family.h"

#include "stats_flips.h"

#include <math.h>
#include <stdlib.h>

/* 0 for a block that lacks one of the two. */
static double log_ratio(double less, double more)
{
    return less > 0.0 && more > 0.0 ? log(more / less) : 0.0;
}

static enum verdict_kind kind_of(const struct verdict *v)
{
    if (v->n < STATS_MIN_SAMPLES) {
        return VERDICT_UNDECIDED;
    }
    if (v->ratio.low <= 1.0) {
        return VERDICT_NO_DIFFERENCE;
    }
    return v->p_adjusted <= v->level ? VERDICT_WINS : VERDICT_UNDECIDED;
}

static void fill_in(const struct results *r, struct verdict *v, size_t n,
                    const struct flips_p *p)
{
    for (size_t i = 0; i < n; i++) {
        v[i].p = p[i].alone;
        v[i].p_adjusted = p[i].among;
        v[i].level = looks_level(&r->looks);
        v[i].among = n;
        v[i].kind = kind_of(&v[i]);
    }
}

static void put_logs(const struct verdict *v, const double *costs,
                     size_t nblocks, double *logs)
{
    const double *less = costs + v->winner * nblocks;
    const double *more = costs + v->runner_up * nblocks;

    for (size_t b = 0; b < nblocks; b++) {
        logs[b] = log_ratio(less[b], more[b]);
    }
}

int verdict_family_judge(const struct verdict_family *f, struct verdict *v,
                         size_t n, struct err *e)
{
    double *logs = calloc(n * f->nblocks + 1, sizeof *logs);
    struct flips_p *chances = calloc(n + 1, sizeof *chances);
    int status = -1;

    if (logs == NULL || chances == NULL) {
        err_set(e, "no memory to judge %zu verdicts together", n);
        goto free_logs;
    }
    for (size_t i = 0; i < n; i++) {
        put_logs(&v[i], f->costs, f->nblocks, logs + i * f->nblocks);
    }
    status = stats_flips(logs, n, f->nblocks, f->r->seed, chances, e);
    if (status == 0) {
        fill_in(f->r, v, n, chances);
    }
free_logs:
    free(chances);
    free(logs);
    return status;
}
