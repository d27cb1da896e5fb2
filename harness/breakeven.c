/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "breakeven.h"
#include "pairing.h"

#include <gsl/gsl_cdf.h>

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

/* Where the sign of dearer - x × gain changes, in one block. */
struct crossing {
    double x;
    bool pays; /* from dearer to cheaper */
};

/* In how many blocks x is still too short, and in how many it pays. */
struct tally {
    size_t dearer;
    size_t cheaper;
};

enum { START_A, START_B, WORK_A, WORK_B, FIGURES };

struct context {
    const struct results *r;
    struct pairing pairing;
    double *figures[FIGURES]; /* of each block that has both cells */
    size_t *group;            /* the cells that do the same work */
    struct breakeven *found;
    size_t nfound;
};

/* Of n signs, how many must be alike for the median to have that sign: one
 * more than leaves a 95 % interval between order statistics. */
static size_t signs_needed(size_t n)
{
    size_t k = 0;
    size_t end = n / 2 > 0 ? n / 2 - 1 : 0;

    /* The greatest k that leaves it, by halves. */
    while (k < end) {
        size_t middle = k + (end - k + 1) / 2;
        if (2.0 * gsl_cdf_binomial_P((unsigned)middle, 0.5, (unsigned)n)
            <= 0.05) {
            k = middle;
        } else {
            end = middle - 1;
        }
    }
    return n - k;
}

/* The same test for a plain median, so that kinds and borders agree. */
static struct interval median_of(double *values, size_t n)
{
    size_t needed = signs_needed(n);
    double median = stats_median(values, n);

    return (struct interval){
        .value = median,
        .low = values[n - needed],
        .high = values[needed - 1],
    };
}

static int by_x(const void *left, const void *right)
{
    const struct crossing *a = left;
    const struct crossing *b = right;

    return (a->x > b->x) - (a->x < b->x);
}

/* Just above x = 0, and what comes later. */
static size_t begin(const double *dearer, const double *gain, size_t n,
                    struct tally *t, struct crossing *crossings)
{
    size_t count = 0;

    *t = (struct tally){0};
    for (size_t i = 0; i < n; i++) {
        double first = dearer[i] != 0.0 ? dearer[i] : -gain[i];
        t->dearer += first > 0.0 ? 1U : 0U;
        t->cheaper += first < 0.0 ? 1U : 0U;
        if (dearer[i] * gain[i] > 0.0) {
            crossings[count++] = (struct crossing){
                .x = dearer[i] / gain[i],
                .pays = gain[i] > 0.0,
            };
        }
    }
    qsort(crossings, count, sizeof *crossings, by_x);
    return count;
}

/* From *low on it no longer is clear that `needed` blocks call it dearer, and
 * from *high on, for good, they call it cheaper. */
static void scan(struct tally t, const struct crossing *crossings, size_t count,
                 size_t needed, struct interval *out)
{
    out->low = t.dearer < needed ? 0.0 : INFINITY;
    out->high = t.cheaper >= needed ? 0.0 : INFINITY;
    for (size_t i = 0; i < count; i++) {
        const struct crossing *c = &crossings[i];
        t.dearer -= c->pays ? 1U : 0U;
        t.cheaper += c->pays ? 1U : 0U;
        t.dearer += c->pays ? 0U : 1U;
        t.cheaper -= c->pays ? 0U : 1U;
        if (t.dearer < needed && c->x < out->low) {
            out->low = c->x;
        }
        if (t.cheaper < needed) {
            out->high = INFINITY;
        } else if (isinf(out->high)) {
            out->high = c->x;
        }
    }
}

int breakeven_border(const double *dearer, const double *gain, size_t n,
                     struct interval *out, struct err *e)
{
    struct crossing *crossings = calloc(n + 1, sizeof *crossings);
    struct interval middle = {0};
    struct tally t;

    if (crossings == NULL) {
        return err_set(e, "no memory for the break-even of %zu blocks", n);
    }
    size_t count = begin(dearer, gain, n, &t, crossings);
    scan(t, crossings, count, n / 2 + 1, &middle);
    scan(t, crossings, count, signs_needed(n), out);
    free(crossings);
    if (isinf(middle.low)) {
        out->value = INFINITY;
    } else {
        out->value = middle.low > 0.0
                         ? middle.low * sqrt(middle.high / middle.low)
                         : middle.high / 2.0;
    }
    return 0;
}

/* Its start and its work in a block, if it has both. */
static bool take(const struct context *c, size_t cell, size_t block,
                 double *start, double *work)
{
    int64_t total_ns = pairing_int(&c->pairing, cell, block,
                                   offsetof(struct sample, total_ns));
    int64_t elapsed_ns = pairing_int(&c->pairing, cell, block,
                                     offsetof(struct sample, elapsed_ns));

    *start = (double)(total_ns - elapsed_ns);
    *work = (double)elapsed_ns;
    return elapsed_ns > 0 && total_ns >= elapsed_ns;
}

static size_t gather_figures(const struct context *c, size_t a, size_t b)
{
    double *const *f = c->figures;
    size_t n = 0;

    if (c->r->cells[a].ops == 0) { /* and so of b */
        return 0;
    }
    for (size_t i = 0; i < c->pairing.nblocks; i++) {
        n += take(c, a, i, &f[START_A][n], &f[WORK_A][n])
                     && take(c, b, i, &f[START_B][n], &f[WORK_B][n])
                 ? 1U
                 : 0U;
    }
    return n;
}

static enum breakeven_kind kind_of(const struct breakeven *b)
{
    bool dearer = b->start_ns.low > 0.0;

    if (b->n < STATS_MIN_SAMPLES) {
        return BREAKEVEN_UNDECIDED;
    }
    if (b->saved.low > 0.0) {
        return dearer ? BREAKEVEN_PAYS_BACK : BREAKEVEN_ALWAYS;
    }
    if (b->saved.high < 0.0) {
        return BREAKEVEN_NEVER;
    }
    return dearer ? BREAKEVEN_NOT_SEEN : BREAKEVEN_UNDECIDED;
}

/* Leaves in START_A how much dearer to start b->cell is, and in WORK_A its
 * work; START_B is room from here on. */
static void put_dearer_first(struct context *c, struct breakeven *b)
{
    double **f = c->figures;

    for (size_t i = 0; i < b->n; i++) {
        f[START_A][i] -= f[START_B][i];
        f[START_B][i] = f[START_A][i];
    }
    b->start_ns = median_of(f[START_B], b->n);
    if (b->start_ns.value >= 0.0) {
        return;
    }
    size_t cell = b->cell;
    double *work = f[WORK_A];
    b->cell = b->against;
    b->against = cell;
    f[WORK_A] = f[WORK_B];
    f[WORK_B] = work;
    b->start_ns = (struct interval){-b->start_ns.value, -b->start_ns.high,
                                    -b->start_ns.low};
    for (size_t i = 0; i < b->n; i++) {
        f[START_A][i] = -f[START_A][i];
    }
}

static int compare(struct context *c, struct breakeven *b, struct err *e)
{
    double **f = c->figures;
    double ops = (double)c->r->cells[b->cell].ops;

    put_dearer_first(c, b);
    for (size_t i = 0; i < b->n; i++) {
        f[START_B][i] = (f[WORK_B][i] - f[WORK_A][i]) / ops;
    }
    if (breakeven_border(f[START_A], f[START_B], b->n, &b->ops, e)) {
        return -1;
    }
    for (size_t i = 0; i < b->n; i++) {
        f[WORK_A][i] = 1.0 - f[WORK_A][i] / f[WORK_B][i];
    }
    if (breakeven_border(f[START_A], f[WORK_A], b->n, &b->length_ns, e)) {
        return -1;
    }
    b->saved = median_of(f[WORK_A], b->n);
    b->kind = kind_of(b);
    return 0;
}

static int add_group(struct context *c, size_t members, struct err *e)
{
    size_t most = c->nfound + members * (members - 1) / 2;
    struct breakeven *grown = realloc(c->found, (most + 1) * sizeof *grown);

    if (grown == NULL) {
        return err_set(e, "no memory for %zu break-evens", most);
    }
    c->found = grown;
    for (size_t i = 0; i < members; i++) {
        for (size_t j = i + 1; j < members; j++) {
            struct breakeven *b = &c->found[c->nfound];
            *b =
                (struct breakeven){.cell = c->group[i], .against = c->group[j]};
            b->n = gather_figures(c, b->cell, b->against);
            if (b->n > 0 && compare(c, b, e)) {
                return -1;
            }
            c->nfound += b->n > 0 ? 1U : 0U;
        }
    }
    return 0;
}

/* The cells that do the work of `first`; 0 where an earlier one does it. */
static size_t gather_group(struct context *c, size_t first)
{
    size_t n = 0;

    for (size_t i = 0; i < c->r->ncells; i++) {
        if (!cell_same_work(&c->r->cells[i], &c->r->cells[first])) {
            continue;
        }
        if (i < first) {
            return 0;
        }
        c->group[n++] = i;
    }
    return n;
}

static int begin_context(struct context *c, struct err *e)
{
    if (pairing_make(&c->pairing, c->r, e)) {
        return -1;
    }
    c->group = calloc(c->r->ncells + 1, sizeof *c->group);
    bool ready = c->group != NULL;
    for (int i = 0; i < FIGURES; i++) {
        c->figures[i] = calloc(c->pairing.nblocks + 1, sizeof *c->figures[i]);
        ready = ready && c->figures[i] != NULL;
    }
    return ready ? 0 : err_set(e, "no memory to pair %zu cells", c->r->ncells);
}

static void end_context(struct context *c)
{
    for (int i = 0; i < FIGURES; i++) {
        free(c->figures[i]);
    }
    free(c->group);
    pairing_free(&c->pairing);
}

int breakeven_find(const struct results *r, struct breakeven **out, size_t *n,
                   struct err *e)
{
    struct context c = {.r = r};
    int status = begin_context(&c, e);

    for (size_t i = 0; i < r->ncells && status == 0; i++) {
        size_t members = gather_group(&c, i);
        status = members > 1 ? add_group(&c, members, e) : 0;
    }
    end_context(&c);
    if (status != 0) {
        free(c.found);
        c.found = NULL;
        c.nfound = 0;
    }
    *out = c.found;
    *n = c.nfound;
    return status;
}

const char *breakeven_kind_name(enum breakeven_kind kind)
{
    static const char *const names[] = {
        [BREAKEVEN_PAYS_BACK] = "pays back", [BREAKEVEN_ALWAYS] = "always",
        [BREAKEVEN_NEVER] = "never",         [BREAKEVEN_NOT_SEEN] = "not seen",
        [BREAKEVEN_UNDECIDED] = "undecided",
    };

    return names[kind];
}
