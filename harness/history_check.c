/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "history_check.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

/* Permutations for each multiple of 1 / level, so that p can be well below;
 * of many cells fewer will do, but 1 / level. */
enum { FINE = 10, PERMUTATIONS_MAX = 99999 };

/* What check_make works with. */
struct looking {
    struct check *c;
    struct history *h;
    struct trend_scope scope;
    const struct check_options *o;
    const struct history_entry *since; /* the first of the newest entries */
};

static const struct history_entry *newest(const struct trend_scope *s,
                                          size_t last)
{
    size_t i = s->n;

    while (i > 0 && last > 0) {
        i--;
        last -= trend_counts(s, &s->entries[i]) ? 1U : 0U;
    }
    return &s->entries[i];
}

static void count_entries(struct looking *l)
{
    for (size_t i = 0; i < l->scope.n; i++) {
        const struct history_entry *entry = &l->scope.entries[i];
        bool counts = trend_counts(&l->scope, entry);
        l->c->entries += counts ? 1U : 0U;
        l->c->left_out += trend_has(&l->scope, entry) && !counts ? 1U : 0U;
    }
    l->since = newest(&l->scope, l->o->last);
}

/* How many values each cell has decides whether it is looked at. */
static int count_cells(struct looking *l, char *const *names, size_t n,
                       struct err *e)
{
    struct trend_scope plain = l->scope;
    struct trend t;

    plain.search.least = SIZE_MAX / 2; /* nothing is looked for */
    for (size_t i = 0; i < n; i++) {
        if (trend_make(&t, l->h, &plain, names[i], e)) {
            return -1;
        }
        bool enough = t.counting >= 2 * l->scope.search.least;
        l->c->cells += enough ? 1U : 0U;
        l->c->too_few += enough ? 0U : 1U;
        trend_free(&t);
    }
    return 0;
}

static void hold_to_level(struct looking *l)
{
    struct changepoint_options *o = &l->scope.search;
    size_t cells = l->c->cells > 0 ? l->c->cells : 1;
    double fewest = ceil((double)cells / o->level);
    double most = fmax(fewest, PERMUTATIONS_MAX);

    o->level /= (double)cells;
    l->c->level = o->level;
    if (o->permutations < FINE * fewest) {
        o->permutations = (unsigned)fmin(FINE * fewest, most);
    }
}

/* What came of a change up to now. */
static struct check_finding finding_of(const struct trend *t, size_t change)
{
    const struct trend_change *c = &t->changes[change];
    struct check_finding f = {
        .good = t->points[c->before].entry,
        .bad = t->points[c->at].entry,
        .ratio = trend_ratio(t, change, t->nchanges),
        .p = c->p,
    };

    trend_level(t, change, &f.n_good);
    trend_level(t, t->nchanges, &f.n_bad);
    return f;
}

static bool is_worse(const struct looking *l, const struct check_finding *f)
{
    return f->ratio.value > 1.0 + l->o->threshold && f->ratio.low > 1.0;
}

static bool is_better(const struct looking *l, const struct check_finding *f)
{
    return f->ratio.value > 0.0
           && f->ratio.value < 1.0 / (1.0 + l->o->threshold)
           && f->ratio.high < 1.0;
}

static int keep(struct check_finding **all, size_t *n, struct check_finding *f,
                const char *cell, struct err *e)
{
    struct check_finding *grown = realloc(*all, (*n + 1) * sizeof **all);

    f->cell = strdup(cell);
    if (grown != NULL) {
        *all = grown;
    }
    if (grown == NULL || f->cell == NULL) {
        free(f->cell);
        return err_set(e, "no memory for what the check found");
    }
    grown[(*n)++] = *f;
    return 0;
}

/* The newest costs beside those before each of the newest changes: the one
 * from which it got worst is named, or the last one if it got better. */
static int look_at(struct looking *l, const struct trend *t, struct err *e)
{
    struct check_finding worst = {0};
    struct check_finding last = {0};

    for (size_t i = 0; i < t->nchanges; i++) {
        if (t->points[t->changes[i].at].entry < l->since) {
            continue;
        }
        last = finding_of(t, i);
        if (is_worse(l, &last) && last.ratio.value > worst.ratio.value) {
            worst = last;
        }
    }
    if (worst.bad != NULL) {
        return keep(&l->c->worse, &l->c->nworse, &worst, t->cell, e);
    }
    return last.bad != NULL && is_better(l, &last)
               ? keep(&l->c->better, &l->c->nbetter, &last, t->cell, e)
               : 0;
}

static int look_at_all(struct looking *l, char *const *names, size_t n,
                       struct err *e)
{
    count_entries(l);
    if (count_cells(l, names, n, e)) {
        return -1;
    }
    hold_to_level(l);
    for (size_t i = 0; i < n; i++) {
        struct trend t;
        if (trend_make(&t, l->h, &l->scope, names[i], e)) {
            return -1;
        }
        int status = look_at(l, &t, e);
        trend_free(&t);
        if (status != 0) {
            return -1;
        }
    }
    return 0;
}

int check_make(struct check *c, struct history *h, const struct trend_scope *s,
               const struct check_options *o, struct err *e)
{
    struct looking l = {.c = c, .h = h, .scope = *s, .o = o};
    struct text_list names;

    *c = (struct check){0};
    if (history_names(h, s->machine, s->metric, &names, e)) {
        return -1;
    }
    int status = look_at_all(&l, names.items, names.count, e);
    text_list_clear(&names);
    if (status != 0) {
        check_free(c);
    }
    return status;
}

static void free_findings(struct check_finding *f, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        free(f[i].cell);
    }
    free(f);
}

void check_free(struct check *c)
{
    free_findings(c->worse, c->nworse);
    free_findings(c->better, c->nbetter);
    *c = (struct check){0};
}
