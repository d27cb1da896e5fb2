/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "crossover_search.h"

#include <stdlib.h>

const char crossover_search_kind[] = "crossover";

static int by_value(const void *left, const void *right)
{
    const struct crossover_field *a = left;
    const struct crossover_field *b = right;

    return (a->value > b->value) - (a->value < b->value);
}

void crossover_table_free(struct crossover_table *t)
{
    free(t->fields);
    free(t->costs);
    *t = (struct crossover_table){0};
}

int crossover_table_make(struct crossover_table *t, const struct search *s,
                         const struct search_points *p, struct err *e)
{
    const size_t pair[2] = {0, 1};
    size_t blocks = 0;

    for (size_t i = 0; i < p->count; i++) {
        blocks += p->list[i].blocks;
    }
    *t = (struct crossover_table){
        .rules = {.axis = &s->axes[0],
                  .margin = s->margin,
                  .precision = s->plan.precision,
                  .min_blocks = s->plan.min_blocks,
                  .max_blocks = s->plan.max_blocks,
                  .seed = s->plan.seed},
        .fields = calloc(p->count + 1, sizeof *t->fields),
        .n = p->count,
        .costs = calloc(2 * blocks + 1, sizeof *t->costs),
    };
    if (t->fields == NULL || t->costs == NULL) {
        crossover_table_free(t);
        return err_set(e, "out of memory for %zu values", p->count);
    }
    double *costs = t->costs;
    for (size_t i = 0; i < p->count; i++) {
        const struct search_point *at = &p->list[i];
        t->fields[i] = (struct crossover_field){
            .value = at->values[0],
            .blocks = at->blocks,
            .n = search_point_pairs(p, at, pair, costs, costs + at->blocks),
            .first = costs,
            .second = costs + at->blocks,
        };
        costs += 2 * at->blocks;
    }
    if (t->n > 1) {
        qsort(t->fields, t->n, sizeof *t->fields, by_value);
    }
    return 0;
}

int crossover_search_next(const struct search *s, const struct search_points *p,
                          double *probe, struct crossover_answer *answer,
                          struct err *e)
{
    struct crossover_table t;

    if (crossover_table_make(&t, s, p, e)) {
        return -1;
    }
    int result = crossover_next(&t.rules, t.fields, t.n, probe, answer, e);
    crossover_table_free(&t);
    return result;
}
