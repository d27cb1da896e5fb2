/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis.h"
#include "pairing.h"
#include "verdict_family.h"

#include <math.h>
#include <stdlib.h>

/* A verdict with what orders it inside its group. */
struct ranked {
    struct verdict verdict;
    size_t better_rank;
    size_t worse_rank;
    double ratio; /* cost of the lower ranked over that of the higher */
};

struct context {
    const struct results *r;
    enum metric metric;
    struct pairing pairing;
    double *costs;        /* of all: see pairing_costs */
    double *paired;       /* room for two figures of every block */
    size_t *group;        /* the cells that do the same work */
    struct ranked *pairs; /* of the group */
    size_t npairs;
    size_t *ranks; /* by cell */
};

static struct interval inverse(const struct interval *i)
{
    return (struct interval){
        .value = 1.0 / i->value,
        .low = 1.0 / i->high,
        .high = 1.0 / i->low,
    };
}

/* Leaves n at 0 when no block has both. */
static struct verdict compare(const struct context *c, size_t a, size_t b)
{
    struct verdict v = {.metric = c->metric, .winner = a, .runner_up = b};
    size_t nblocks = c->pairing.nblocks;
    double *other = c->paired + nblocks;

    for (size_t i = 0; i < nblocks; i++) {
        c->paired[v.n] = c->costs[a * nblocks + i];
        other[v.n] = c->costs[b * nblocks + i];
        v.n += c->paired[v.n] > 0.0 && other[v.n] > 0.0 ? 1U : 0U;
    }
    if (v.n == 0) {
        return v;
    }
    v.ratio = stats_ratio_interval(other, c->paired, v.n, c->r->seed);
    if (v.ratio.value <= 0.0) { /* no memory */
        v.n = 0;
        return v;
    }
    if (v.ratio.value < 1.0) {
        v.winner = b;
        v.runner_up = a;
        v.ratio = inverse(&v.ratio);
    }
    return v;
}

static size_t gather_group(struct context *c, size_t first)
{
    size_t n = 0;

    for (size_t i = first; i < c->r->ncells; i++) {
        if (cell_same_work(&c->r->cells[i], &c->r->cells[first])) {
            c->group[n++] = i;
        }
    }
    return n;
}

static size_t wins_of(const struct context *c, size_t cell)
{
    size_t wins = 0;

    for (size_t i = 0; i < c->npairs; i++) {
        wins += c->pairs[i].verdict.winner == cell ? 1U : 0U;
    }
    return wins;
}

/* Who beats more others comes first; then who stands first in the plan. */
static void rank_group(struct context *c, size_t members)
{
    for (size_t i = 0; i < members; i++) {
        size_t wins = wins_of(c, c->group[i]);
        size_t rank = 0;
        for (size_t j = 0; j < members; j++) {
            size_t theirs = wins_of(c, c->group[j]);
            rank += theirs > wins || (theirs == wins && j < i) ? 1U : 0U;
        }
        c->ranks[c->group[i]] = rank;
    }
    for (size_t i = 0; i < c->npairs; i++) {
        struct ranked *p = &c->pairs[i];
        size_t winner = c->ranks[p->verdict.winner];
        size_t other = c->ranks[p->verdict.runner_up];
        p->better_rank = winner < other ? winner : other;
        p->worse_rank = winner < other ? other : winner;
        p->ratio = winner < other ? p->verdict.ratio.value
                                  : 1.0 / p->verdict.ratio.value;
    }
}

static int by_rank(const void *left, const void *right)
{
    const struct ranked *a = left;
    const struct ranked *b = right;

    if (a->better_rank != b->better_rank) {
        return a->better_rank < b->better_rank ? -1 : 1;
    }
    if (a->ratio < b->ratio || a->ratio > b->ratio) {
        return a->ratio < b->ratio ? -1 : 1;
    }
    return a->worse_rank < b->worse_rank ? -1 : 1;
}

static void judge_group(struct context *c, size_t members)
{
    c->npairs = 0;
    for (size_t i = 0; i < members; i++) {
        for (size_t j = i + 1; j < members; j++) {
            struct verdict v = compare(c, c->group[i], c->group[j]);
            if (v.n > 0) {
                c->pairs[c->npairs++] = (struct ranked){.verdict = v};
            }
        }
    }
    rank_group(c, members);
    if (c->npairs > 1) {
        qsort(c->pairs, c->npairs, sizeof *c->pairs, by_rank);
    }
}

static int append(struct verdict **out, size_t *n, const struct context *c,
                  struct err *e)
{
    struct verdict *grown = realloc(*out, (*n + c->npairs + 1) * sizeof **out);

    if (grown == NULL) {
        return err_set(e, "no memory for %zu verdicts", *n + c->npairs);
    }
    *out = grown;
    for (size_t i = 0; i < c->npairs; i++) {
        grown[(*n)++] = c->pairs[i].verdict;
    }
    return 0;
}

static int first_of_its_work(const struct results *r, size_t cell)
{
    for (size_t i = 0; i < cell; i++) {
        if (cell_same_work(&r->cells[i], &r->cells[cell])) {
            return 0;
        }
    }
    return 1;
}

static int judge_all(struct context *c, struct verdict **out, size_t *n,
                     struct err *e)
{
    for (size_t i = 0; i < c->r->ncells; i++) {
        if (!first_of_its_work(c->r, i)) {
            continue;
        }
        size_t members = gather_group(c, i);
        struct ranked *grown = realloc(
            c->pairs, (members * (members - 1) / 2 + 1) * sizeof *c->pairs);
        if (grown == NULL) {
            return err_set(e, "no memory to compare %zu models", members);
        }
        c->pairs = grown;
        judge_group(c, members);
        if (append(out, n, c, e)) {
            return -1;
        }
    }
    return 0;
}

int analysis_verdicts(const struct results *r, enum metric metric,
                      struct verdict **out, size_t *n, struct err *e)
{
    struct context c = {.r = r, .metric = metric};
    int status = -1;

    *out = NULL;
    *n = 0;
    if (pairing_make(&c.pairing, r, e)) {
        return -1;
    }
    c.costs = pairing_costs(&c.pairing, metric);
    c.paired = calloc(2 * c.pairing.nblocks + 1, sizeof *c.paired);
    c.group = calloc(r->ncells + 1, sizeof *c.group);
    c.ranks = calloc(r->ncells + 1, sizeof *c.ranks);
    if (c.costs == NULL || c.paired == NULL || c.group == NULL
        || c.ranks == NULL) {
        err_set(e, "no memory to compare %zu cells", r->ncells);
    } else {
        const struct verdict_family all = {r, c.costs, c.pairing.nblocks};
        status =
            judge_all(&c, out, n, e) || verdict_family_judge(&all, *out, *n, e)
                ? -1
                : 0;
    }
    if (status != 0) {
        free(*out);
        *out = NULL;
    }
    free(c.pairs);
    free(c.ranks);
    free(c.group);
    free(c.paired);
    free(c.costs);
    pairing_free(&c.pairing);
    return status;
}

static int append_metric(const struct results *r, enum metric metric,
                         struct verdict **out, size_t *n, struct err *e)
{
    struct verdict *more;
    size_t nmore;

    if (analysis_verdicts(r, metric, &more, &nmore, e)) {
        return -1;
    }
    struct verdict *grown = realloc(*out, (*n + nmore + 1) * sizeof **out);
    if (grown == NULL) {
        free(more);
        return err_set(e, "no memory for %zu verdicts", *n + nmore);
    }
    *out = grown;
    for (size_t i = 0; i < nmore; i++) {
        grown[(*n)++] = more[i];
    }
    free(more);
    return 0;
}

int analysis_every_verdict(const struct results *r, struct verdict **out,
                           size_t *n, struct err *e)
{
    int status;

    *out = NULL;
    *n = 0;
    status = append_metric(r, r->metric, out, n, e);
    for (int m = 0; m < METRIC_COUNT && status == 0; m++) {
        if (m != (int)r->metric) {
            status = append_metric(r, (enum metric)m, out, n, e);
        }
    }
    if (status != 0) {
        free(*out);
        *out = NULL;
    }
    return status;
}

const char *verdict_kind_name(enum verdict_kind kind)
{
    static const char *const names[] = {
        [VERDICT_WINS] = "wins",
        [VERDICT_NO_DIFFERENCE] = "no difference",
        [VERDICT_UNDECIDED] = "undecided",
    };

    return names[kind];
}

static bool is_precise(const struct verdict *v, double precision)
{
    return v->n >= STATS_MIN_SAMPLES
           && (v->ratio.high - v->ratio.low) / v->ratio.value <= precision;
}

struct verdict_count analysis_count(const struct verdict *v, size_t n,
                                    double precision)
{
    struct verdict_count count = {0};

    for (size_t i = 0; i < n; i++) {
        bool wins = v[i].kind == VERDICT_WINS;
        /* What excludes 1 and is not clear yet has an answer to come. */
        bool precise =
            v[i].kind == VERDICT_NO_DIFFERENCE && is_precise(&v[i], precision);
        count.decided += wins ? 1U : 0U;
        count.precise += precise ? 1U : 0U;
        count.open += !wins && !precise ? 1U : 0U;
    }
    return count;
}

bool analysis_precise(const struct verdict *v, size_t n, double precision)
{
    for (size_t i = 0; i < n; i++) {
        if (!is_precise(&v[i], precision)) {
            return false;
        }
    }
    return true;
}

double verdict_reach(const struct verdict *v)
{
    return fmax(v->ratio.high, 1.0 / v->ratio.low) - 1.0;
}
