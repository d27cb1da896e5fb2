/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trend.h"

#include "label.h"
#include "stats_shift.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

bool trend_has(const struct trend_scope *s, const struct history_entry *entry)
{
    return strcmp(entry->machine, s->machine) == 0
           && (s->branch == NULL || strcmp(entry->branch, s->branch) == 0);
}

bool trend_counts(const struct trend_scope *s,
                  const struct history_entry *entry)
{
    return trend_has(s, entry) && entry->warning[0] == '\0';
}

static int by_entry(const void *left, const void *right)
{
    const struct history_point *a = left;
    const struct history_point *b = right;

    return (a->entry > b->entry) - (a->entry < b->entry);
}

/* The scope's entries that have a value, in their order. */
static void put_points(struct trend *t, const struct trend_scope *s,
                       struct history_series *series)
{
    if (series->n > 1) {
        qsort(series->items, series->n, sizeof *series->items, by_entry);
    }
    for (size_t i = 0; i < s->n; i++) {
        const struct history_point key = {.entry = s->entries[i].id};
        const struct history_point *found =
            series->n == 0 || !trend_has(s, &s->entries[i])
                ? NULL
                : bsearch(&key, series->items, series->n, sizeof *series->items,
                          by_entry);
        if (found != NULL && found->value.cost.value > 0.0) {
            bool counts = trend_counts(s, &s->entries[i]);
            t->points[t->n++] =
                (struct trend_point){&s->entries[i], found->value, counts, 0};
            t->counting += counts ? 1U : 0U;
        }
    }
}

/* Costs that count, of one part or of all. */
enum { EVERY_PART = -1 };
static size_t put_costs(const struct trend *t, ptrdiff_t part, double *costs)
{
    size_t n = 0;

    for (size_t i = 0; i < t->n; i++) {
        if (t->points[i].counts
            && (part == EVERY_PART || t->points[i].part == (size_t)part)) {
            costs[n++] = t->points[i].value.cost.value;
        }
    }
    return n;
}

/* The point that is the nth of those that count, from 0. */
static size_t nth(const struct trend *t, size_t n)
{
    size_t i = 0;

    while (!t->points[i].counts || n > 0) {
        n -= t->points[i].counts ? 1U : 0U;
        i++;
    }
    return i;
}

static void put_changes(struct trend *t, const struct changepoints *found)
{
    for (size_t i = 0; i < found->n; i++) {
        struct trend_change *c = &t->changes[t->nchanges++];
        *c = (struct trend_change){.at = nth(t, found->items[i].at),
                                   .before = nth(t, found->items[i].at - 1),
                                   .p = found->items[i].p};
        for (size_t j = c->at; j < t->n; j++) {
            t->points[j].part++;
        }
    }
    for (size_t i = 0; i < t->nchanges; i++) {
        t->changes[i].ratio = trend_ratio(t, i, i + 1);
    }
}

static int find_changes(struct trend *t, const struct changepoint_options *o,
                        struct err *e)
{
    double *logs = calloc(t->n + 1, sizeof *logs);
    struct changepoints found;
    int status = -1;

    if (logs == NULL) {
        return err_set(e, "no memory for a trend of %zu runs", t->n);
    }
    size_t n = put_costs(t, EVERY_PART, logs);
    for (size_t i = 0; i < n; i++) {
        logs[i] = log(logs[i]);
    }
    if (changepoint_find(logs, n, o, &found, e) == 0) {
        put_changes(t, &found);
        changepoint_free(&found);
        status = 0;
    }
    free(logs);
    return status;
}

static char *clean_copy(const char *text)
{
    size_t size = strlen(text) + 1;
    char *copy = malloc(size);

    if (copy != NULL) {
        label_clean(text, copy, size);
    }
    return copy;
}

int trend_make(struct trend *t, struct history *h, const struct trend_scope *s,
               const char *cell, struct err *e)
{
    struct history_series series;
    int status = -1;

    *t = (struct trend){.metric = s->metric};
    if (history_series(h, cell, s->metric, &series, e)) {
        return -1;
    }
    t->cell = clean_copy(cell);
    t->points = calloc(s->n + 1, sizeof *t->points);
    t->changes = calloc(s->n + 1, sizeof *t->changes);
    if (t->cell == NULL || t->points == NULL || t->changes == NULL) {
        err_set(e, "no memory for a trend of %zu runs", s->n);
    } else {
        put_points(t, s, &series);
        status = find_changes(t, &s->search, e);
    }
    free(series.items);
    if (status != 0) {
        trend_free(t);
    }
    return status;
}

void trend_free(struct trend *t)
{
    free(t->cell);
    free(t->points);
    free(t->changes);
    *t = (struct trend){0};
}

struct interval trend_ratio(const struct trend *t, size_t before, size_t after)
{
    double *costs = calloc(2 * t->n + 1, sizeof *costs);
    struct interval ratio = {0};
    size_t n = costs == NULL ? 0 : put_costs(t, (ptrdiff_t)before, costs);
    size_t m = costs == NULL ? 0 : put_costs(t, (ptrdiff_t)after, costs + n);

    if (n > 0 && m > 0) {
        for (size_t i = 0; i < n + m; i++) {
            costs[i] = log(costs[i]);
        }
        ratio = stats_shift_interval(costs, n, costs + n, m);
        ratio = (struct interval){exp(ratio.value), exp(ratio.low),
                                  exp(ratio.high)};
    }
    free(costs);
    return ratio;
}

double trend_level(const struct trend *t, size_t part, size_t *n)
{
    double *costs = calloc(t->n + 1, sizeof *costs);
    double level = 0.0;

    *n = costs == NULL ? 0 : put_costs(t, (ptrdiff_t)part, costs);
    if (*n > 0) {
        level = stats_median(costs, *n);
    }
    free(costs);
    return level;
}

const char *trend_metric_words(enum metric metric)
{
    static const char *const words[METRIC_COUNT] = {
        [METRIC_TOTAL] = "total time of an operation",
        [METRIC_ELAPSED] = "working time of an operation",
        [METRIC_THROUGHPUT] = "inverse throughput",
        [METRIC_LATENCY] = "99th percentile of latency",
        [METRIC_CPU] = "CPU time of an operation",
        [METRIC_MEMORY] = "memory",
    };

    return words[metric];
}
