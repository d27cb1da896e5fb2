/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "compare_rows.h"

#include "compare_costs.h"
#include "export.h"
#include "pairing.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct medians {
    struct pairing base;
    struct pairing now;
    double *room;
};

/* Costs are what verdicts compare; people read the figures themselves. */
static double figure_of(enum metric m, const struct sample *s)
{
    double cost = metric_cost(m, s);

    return m == METRIC_THROUGHPUT && cost > 0.0 ? s->ops_per_s : cost;
}

static double median_of(const struct medians *m, const struct pairing *p,
                        size_t cell, enum metric metric)
{
    size_t n = 0;

    for (size_t b = 0; b < p->nblocks; b++) {
        struct result_sample room;
        const struct sample *s = pairing_pick(p, cell, b, &room);
        double value = s == NULL ? 0.0 : figure_of(metric, s);
        if (value > 0.0) {
            m->room[n++] = value;
        }
    }
    return n == 0 ? 0.0 : stats_median(m->room, n);
}

static int medians_make(struct medians *m, const struct compare *c,
                        struct err *e)
{
    *m = (struct medians){0};
    if (pairing_make(&m->base, c->base, e)
        || pairing_make(&m->now, c->now, e)) {
        return -1;
    }
    size_t most =
        m->base.nblocks > m->now.nblocks ? m->base.nblocks : m->now.nblocks;
    m->room = calloc(most + 1, sizeof *m->room);
    return m->room != NULL ? 0 : err_set(e, "no memory for %zu blocks", most);
}

static void medians_free(struct medians *m)
{
    free(m->room);
    pairing_free(&m->base);
    pairing_free(&m->now);
}

static int rank_of(enum compare_kind kind)
{
    static const int ranks[] = {
        [COMPARE_WORSE] = 0,
        [COMPARE_UNDECIDED] = 1,
        [COMPARE_SAME] = 2,
        [COMPARE_BETTER] = 3,
    };

    return ranks[kind];
}

static int worst_first(const void *a, const void *b)
{
    const struct compare_cell *x = ((const struct compare_row *)a)->cell;
    const struct compare_cell *y = ((const struct compare_row *)b)->cell;
    int rank = rank_of(x->kind) - rank_of(y->kind);

    if (rank != 0) {
        return rank;
    }
    if (x->ratio.value > y->ratio.value || x->ratio.value < y->ratio.value) {
        return x->ratio.value > y->ratio.value ? -1 : 1;
    }
    return x < y ? -1 : x > y;
}

static char *name_of(const struct cell *c)
{
    char name[EXPORT_NAME_BYTES];

    export_name(c, name);
    return strdup(name);
}

static double ops_of(const struct cell *c)
{
    return c->ops > 0 ? (double)c->ops * (double)c->workers : 1.0;
}

static void put_figures(struct compare_row *row, const struct compare *c,
                        const struct medians *m)
{
    const struct compare_cell *cell = row->cell;
    const struct cell *base = &c->base->cells[cell->base];

    row->base = median_of(m, &m->base, cell->base, cell->metric);
    row->now = median_of(m, &m->now, cell->now, cell->metric);
    row->now_total_ns = median_of(m, &m->now, cell->now, METRIC_TOTAL);
    row->per_op = base->ops != row->of->ops && compare_is_per_op(cell->metric);
    if (row->per_op) {
        row->base /= ops_of(base);
        row->now /= ops_of(row->of);
    }
}

static int fill(struct compare_rows *rows, struct medians *m, struct err *e)
{
    const struct compare *c = rows->c;

    for (size_t i = 0; i < c->ncells; i++) {
        struct compare_row *row = &rows->list[i];
        row->cell = &c->cells[i];
        row->of = &c->now->cells[row->cell->now];
        row->name = name_of(row->of);
        row->was = name_of(&c->base->cells[row->cell->base]);
        if (row->name == NULL || row->was == NULL) {
            return err_set(e, "no memory for the names of %zu cells",
                           c->ncells);
        }
        if (strcmp(row->name, row->was) == 0) {
            free(row->was);
            row->was = NULL;
        }
        put_figures(row, c, m);
    }
    return 0;
}

int compare_rows_make(struct compare_rows *rows, const struct compare *c,
                      struct err *e)
{
    struct medians m;

    *rows = (struct compare_rows){.c = c, .n = c->ncells};
    rows->list = calloc(c->ncells + 1, sizeof *rows->list);
    if (rows->list == NULL) {
        return err_set(e, "no memory for %zu cells", c->ncells);
    }
    int result = medians_make(&m, c, e) || fill(rows, &m, e) ? -1 : 0;
    medians_free(&m);
    if (result) {
        compare_rows_free(rows);
        return -1;
    }
    qsort(rows->list, rows->n, sizeof *rows->list, worst_first);
    return 0;
}

void compare_rows_free(struct compare_rows *rows)
{
    for (size_t i = 0; rows->list != NULL && i < rows->n; i++) {
        free(rows->list[i].name);
        free(rows->list[i].was);
    }
    free(rows->list);
    *rows = (struct compare_rows){0};
}

int compare_lone_make(const struct compare *c, struct compare_lone **out,
                      size_t *n, struct err *e)
{
    size_t count = c->nonly_base + c->nonly_now;
    struct compare_lone *list = calloc(count + 1, sizeof *list);

    *out = list;
    *n = 0;
    if (list == NULL) {
        return err_set(e, "no memory for %zu cells", count);
    }
    for (size_t i = 0; i < count; i++) {
        bool base = i < c->nonly_base;
        const struct cell *cell =
            base ? &c->base->cells[c->only_base[i]]
                 : &c->now->cells[c->only_now[i - c->nonly_base]];
        list[i] = (struct compare_lone){
            .run = base ? "BASE" : "NEW",
            .name = name_of(cell),
            .cell = cell,
        };
        if (list[i].name == NULL) {
            return err_set(e, "no memory for %zu cells", count);
        }
        (*n)++;
    }
    return 0;
}

void compare_lone_free(struct compare_lone *list, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        free(list[i].name);
    }
    free(list);
}
