/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "crossover.h"

#include "crossover_border.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Inner values of the grid that say too little get so many times the fewest
 * blocks, unless the answer hangs on them. */
enum { INNER_PATIENCE = 2 };

/* All that was measured, ascending, and which of it is the grid. */
struct scene {
    const struct crossover_rules *rules;
    struct crossover_point *points;
    size_t n;
    double *logs; /* of all points */
    double grid[CROSSOVER_GRID];
    size_t ngrid;
    size_t at[CROSSOVER_GRID]; /* the grid's points */
};

static double margin_of(const struct crossover_rules *rules)
{
    return log1p(rules->margin);
}

static enum crossover_side winner(double log_ratio)
{
    return log_ratio > 0.0 ? CROSSOVER_SECOND : CROSSOVER_FIRST;
}

static void judge(const struct crossover_rules *rules,
                  struct crossover_point *p)
{
    double margin = margin_of(rules);
    double size = fabs(p->log.value);
    bool signed_ = p->log.low > 0.0 || p->log.high < 0.0;

    p->sure = true;
    if (p->n < rules->min_blocks) {
        p->side = CROSSOVER_UNCLEAR;
        p->sure = false;
    } else if (p->log.low > margin || p->log.high < -margin) {
        p->side = winner(p->log.value);
    } else if (p->log.low > -margin && p->log.high < margin) {
        p->side = CROSSOVER_NONE;
    } else {
        p->sure = false;
        p->side = size <= margin ? CROSSOVER_NONE
                  : signed_      ? winner(p->log.value)
                                 : CROSSOVER_UNCLEAR;
    }
}

static void look(const struct crossover_rules *rules,
                 const struct crossover_field *f, struct crossover_point *p,
                 double *logs)
{
    *p = (struct crossover_point){
        .position = search_axis_position(rules->axis, f->value),
        .value = f->value,
        .blocks = f->blocks,
        .n = f->n,
        .logs = logs,
    };
    for (size_t i = 0; i < f->n; i++) {
        logs[i] = log(f->first[i] / f->second[i]);
    }
    if (f->n > 0) {
        p->log = stats_median_interval(logs, f->n, rules->seed);
    }
    judge(rules, p);
}

enum crossover_side crossover_side_of(const struct crossover_rules *rules,
                                      const struct crossover_field *field,
                                      struct interval *ratio)
{
    double *logs = calloc(field->n + 1, sizeof *logs);
    struct crossover_point p = {.n = field->n};

    *ratio = (struct interval){0};
    if (logs == NULL) {
        return CROSSOVER_UNCLEAR;
    }
    look(rules, field, &p, logs);
    *ratio =
        (struct interval){exp(p.log.value), exp(p.log.low), exp(p.log.high)};
    free(logs);
    return p.sure ? p.side : CROSSOVER_UNCLEAR;
}

static int by_value(const void *left, const void *right)
{
    const struct crossover_point *a = left;
    const struct crossover_point *b = right;

    return (a->value > b->value) - (a->value < b->value);
}

static int survey(struct scene *s, const struct crossover_field *fields,
                  size_t n, struct err *e)
{
    size_t all = 0;

    for (size_t i = 0; i < n; i++) {
        all += fields[i].n;
    }
    s->points = calloc(n + 1, sizeof *s->points);
    s->logs = calloc(all + 1, sizeof *s->logs);
    if (s->points == NULL || s->logs == NULL) {
        return err_set(e, "out of memory for %zu values", n);
    }
    double *logs = s->logs;
    for (size_t i = 0; i < n; i++) {
        look(s->rules, &fields[i], &s->points[i], logs);
        logs += fields[i].n;
    }
    if (n > 1) {
        qsort(s->points, n, sizeof *s->points, by_value);
    }
    s->n = n;
    s->ngrid = search_axis_grid(s->rules->axis, CROSSOVER_GRID, s->grid);
    return 0;
}

static bool wants_blocks(const struct scene *s, const struct crossover_point *p)
{
    return p->n < s->rules->min_blocks && p->blocks < s->rules->max_blocks;
}

/* Every value of the grid in turn. */
static bool open_grid(struct scene *s, double *probe)
{
    size_t fewest = SIZE_MAX;

    for (size_t i = 0; i < s->ngrid; i++) {
        size_t j = 0;
        while (j < s->n && s->points[j].value < s->grid[i]) {
            j++;
        }
        bool known = j < s->n && !(s->points[j].value > s->grid[i]);
        size_t blocks = known ? s->points[j].blocks : 0;
        if ((!known || wants_blocks(s, &s->points[j])) && blocks < fewest) {
            fewest = blocks;
            *probe = s->grid[i];
        }
        s->at[i] = j;
    }
    return fewest != SIZE_MAX;
}

/* A value that was begun has its first blocks before another one is. */
static bool go_on(const struct scene *s, double *probe)
{
    for (size_t i = 0; i < s->n; i++) {
        if (wants_blocks(s, &s->points[i])) {
            *probe = s->points[i].value;
            return true;
        }
    }
    return false;
}

static struct crossover_point *grid_point(const struct scene *s, size_t i)
{
    return &s->points[s->at[i]];
}

/* What the answer hangs on is the ends, and all of them where those agree. */
static bool clear_grid(const struct scene *s, double *probe)
{
    const struct crossover_point *fewest = NULL;
    bool agree = grid_point(s, 0)->side == grid_point(s, s->ngrid - 1)->side;

    for (size_t i = 0; i < s->ngrid; i++) {
        const struct crossover_point *p = grid_point(s, i);
        size_t most = s->rules->max_blocks;
        if (i > 0 && i < s->ngrid - 1 && !agree
            && most > INNER_PATIENCE * s->rules->min_blocks) {
            most = INNER_PATIENCE * s->rules->min_blocks;
        }
        if (!p->sure && p->blocks < most
            && (fewest == NULL || p->blocks < fewest->blocks)) {
            fewest = p;
        }
    }
    if (fewest != NULL) {
        *probe = fewest->value;
    }
    return fewest != NULL;
}

/* The grid's points that tell a side; returns how many. A first model's
 * victory, no difference and the second's in a row are one border. */
static size_t tell(const struct scene *s, size_t out[CROSSOVER_GRID])
{
    size_t n = 0;

    for (size_t i = 0; i < s->ngrid; i++) {
        const struct crossover_point *p = grid_point(s, i);
        bool end = i == 0 || i == s->ngrid - 1;
        if (p->side == CROSSOVER_UNCLEAR || (!p->sure && !end)) {
            continue;
        }
        size_t last = n;
        while (last > 0 && p->side != CROSSOVER_NONE
               && s->points[out[last - 1]].side == CROSSOVER_NONE) {
            last--;
        }
        if (last > 0 && last < n && s->points[out[last - 1]].side != p->side) {
            n = last;
        }
        out[n++] = s->at[i];
    }
    return n;
}

static struct crossover_bracket bracket_of(const struct scene *s, size_t left,
                                           size_t right)
{
    enum crossover_side below = s->points[left].side;
    enum crossover_side above = s->points[right].side;
    bool rising = below == CROSSOVER_FIRST || above == CROSSOVER_SECOND;
    struct crossover_bracket b = {
        .rules = s->rules,
        .points = &s->points[left],
        .n = right - left + 1,
        .rising = rising ? 1.0 : -1.0,
    };

    if (below == CROSSOVER_NONE || above == CROSSOVER_NONE) {
        enum crossover_side wins = below == CROSSOVER_NONE ? above : below;
        b.level = wins == CROSSOVER_SECOND ? margin_of(s->rules)
                                           : -margin_of(s->rules);
    }
    return b;
}

/* No border: whether that holds at all values of the grid. */
static void conclude_same(const struct scene *s, struct crossover_answer *out)
{
    out->side = grid_point(s, 0)->side;
    out->kind = CROSSOVER_NO_BORDER;
    for (size_t i = 0; i < s->ngrid; i++) {
        const struct crossover_point *p = grid_point(s, i);
        if (p->side != out->side || (!p->sure && out->side == CROSSOVER_NONE)) {
            out->kind = CROSSOVER_UNDECIDED;
        }
    }
}

static int find_borders(const struct scene *s, double *probe,
                        struct crossover_answer *out, struct err *e)
{
    size_t told[CROSSOVER_GRID];
    size_t n = tell(s, told);
    bool more = false;

    if (n < 2 || grid_point(s, 0)->side == CROSSOVER_UNCLEAR
        || grid_point(s, s->ngrid - 1)->side == CROSSOVER_UNCLEAR) {
        return 0; /* undecided */
    }
    for (size_t i = 1; i < n; i++) {
        struct crossover_bracket b = bracket_of(s, told[i - 1], told[i]);
        struct crossover_border *border = &out->borders[out->nborders];
        double next;
        border->below = s->points[told[i - 1]].side;
        border->above = s->points[told[i]].side;
        if (border->below == border->above) {
            continue;
        }
        int result = crossover_border_next(&b, &next, border, e);
        if (result < 0) {
            return -1;
        }
        *probe = result > 0 && !more ? next : *probe;
        more = more || result > 0;
        out->nborders++;
    }
    if (out->nborders == 0) {
        conclude_same(s, out);
    } else {
        out->kind = CROSSOVER_BORDERS;
    }
    return more;
}

int crossover_next(const struct crossover_rules *rules,
                   const struct crossover_field *fields, size_t n,
                   double *probe, struct crossover_answer *answer,
                   struct err *e)
{
    struct scene s = {.rules = rules};
    int result = -1;

    *answer = (struct crossover_answer){.kind = CROSSOVER_UNDECIDED};
    if (survey(&s, fields, n, e) == 0) {
        bool opening = open_grid(&s, probe);
        result = opening ? 1 : find_borders(&s, probe, answer, e);
        if (result >= 0 && !opening
            && (go_on(&s, probe) || clear_grid(&s, probe))) {
            result = 1;
        }
    }
    free(s.points);
    free(s.logs);
    return result;
}
