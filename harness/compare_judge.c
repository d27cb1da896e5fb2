/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "compare_judge.h"

#include "stats_flips.h"
#include "stats_shift.h"

#include <math.h>
#include <stdlib.h>

static struct interval ratio_of(const struct interval *logs)
{
    if (isnan(logs->value)) {
        return (struct interval){0};
    }
    return (struct interval){
        .value = exp(logs->value),
        .low = exp(logs->low),
        .high = exp(logs->high),
    };
}

static size_t present(const double *values, size_t n, double *out)
{
    size_t count = 0;

    for (size_t i = 0; i < n; i++) {
        if (!isnan(values[i])) {
            out[count++] = values[i];
        }
    }
    return count;
}

static void find_shift(const struct compare_figures *f, size_t test,
                       double *room, struct compare_finding *out)
{
    double *now = room + f->nbase;

    out->n_base = present(f->base + test * f->nbase, f->nbase, room);
    out->n_now = present(f->now + test * f->nnow, f->nnow, now);
    if (out->n_base > 0 && out->n_now > 0) {
        struct interval logs =
            stats_shift_interval(room, out->n_base, now, out->n_now);
        out->ratio = ratio_of(&logs);
    }
}

/* Of more blocks than there are means of two to look at, their median. */
static void find_pairs(const struct compare_figures *f, size_t test,
                       double *room, struct compare_finding *out)
{
    size_t n = 0;

    for (size_t i = 0; i < f->nbase; i++) {
        double log = f->now[test * f->nnow + i] - f->base[test * f->nbase + i];
        if (!isnan(log)) {
            room[n++] = log;
        }
    }
    out->n_base = n;
    out->n_now = n;
    if (n > 0) {
        struct interval logs = n <= STATS_PAIRS_MAX
                                   ? stats_centre_interval(room, n)
                                   : stats_median_interval(room, n, test);
        out->ratio = ratio_of(&logs);
    }
}

static int judge_pairs(const struct compare_figures *f,
                       const struct compare_rule *rule, struct flips_p *p,
                       struct err *e)
{
    double *logs = calloc(f->tests * f->nbase + 1, sizeof *logs);

    if (logs == NULL) {
        return err_set(e, "no memory to compare %zu cells", f->tests);
    }
    for (size_t i = 0; i < f->tests * f->nbase; i++) {
        double log = f->now[i] - f->base[i];
        logs[i] = isnan(log) ? 0.0 : log;
    }
    int status = stats_flips(logs, f->tests, f->nbase, rule->seed, p, e);
    free(logs);
    return status;
}

static int judge_shifts(const struct compare_figures *f,
                        const struct compare_rule *rule, struct flips_p *p,
                        struct err *e)
{
    const struct shift_tests tests = {
        .a = f->base,
        .b = f->now,
        .tests = f->tests,
        .na = f->nbase,
        .nb = f->nnow,
        .margin = COMPARE_DRIFT * log1p(rule->threshold),
        .seed = rule->seed,
    };

    return stats_shifts(&tests, p, e);
}

static enum compare_kind kind_of(const struct compare_finding *f,
                                 const struct compare_rule *rule)
{
    double limit = 1.0 + rule->threshold;
    bool clear = (rule->each ? f->p : f->p_adjusted) <= COMPARE_LEVEL;

    if (f->n_base < STATS_MIN_SAMPLES || f->n_now < STATS_MIN_SAMPLES) {
        return COMPARE_UNDECIDED;
    }
    if (clear && f->ratio.value > limit) {
        return COMPARE_WORSE;
    }
    if (clear && f->ratio.value < 1.0 / limit) {
        return COMPARE_BETTER;
    }
    return f->ratio.low >= 1.0 / limit && f->ratio.high <= limit
               ? COMPARE_SAME
               : COMPARE_UNDECIDED;
}

int compare_judge(const struct compare_figures *f,
                  const struct compare_rule *rule, struct compare_finding *out,
                  struct err *e)
{
    double *room = calloc(f->nbase + f->nnow + 1, sizeof *room);
    struct flips_p *p = calloc(f->tests + 1, sizeof *p);
    int status = -1;

    if (room == NULL || p == NULL) {
        err_set(e, "no memory to compare %zu cells", f->tests);
        goto free_room;
    }
    status = (rule->paired ? judge_pairs : judge_shifts)(f, rule, p, e);
    for (size_t i = 0; i < f->tests && status == 0; i++) {
        out[i] =
            (struct compare_finding){.p = p[i].alone, .p_adjusted = p[i].among};
        (rule->paired ? find_pairs : find_shift)(f, i, room, &out[i]);
        out[i].kind = kind_of(&out[i], rule);
    }
free_room:
    free(p);
    free(room);
    return status;
}
