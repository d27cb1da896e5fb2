/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "changepoint.h"

#include <gsl/gsl_rng.h>

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

/* A value in its part of the series. */
struct point {
    double value;
    double apart; /* from all others of the part, summed */
    size_t rank;  /* from 1; equal values have different ones */
};

/* Values that were met, by rank: sums of a range in log n (Fenwick 1994). */
struct met {
    size_t count;
    double sum;
};

struct part {
    size_t first;
    size_t n;
    size_t at; /* of its farthest split, from `first` */
    double distance;
};

struct search {
    const struct changepoint_options *o;
    struct point *points;   /* in the series' order … */
    struct point *shuffled; /* … and in any */
    struct point **sorted;
    struct met *met;
    struct part *parts; /* ascending */
    size_t nparts;
    gsl_rng *random;
};

static int by_value(const void *left, const void *right)
{
    const struct point *a = *(struct point *const *)left;
    const struct point *b = *(struct point *const *)right;

    if (a->value != b->value) {
        return a->value < b->value ? -1 : 1;
    }
    return (a > b) - (a < b);
}

/* Ranks and distances of n points that have their values. */
static void prepare(struct point *points, struct point **sorted, size_t n)
{
    double below = 0.0;
    double above = 0.0;

    for (size_t i = 0; i < n; i++) {
        sorted[i] = &points[i];
        above += points[i].value;
    }
    qsort(sorted, n, sizeof(struct point *), by_value);
    for (size_t i = 0; i < n; i++) {
        double value = sorted[i]->value;
        above -= value;
        sorted[i]->rank = i + 1;
        sorted[i]->apart =
            (double)i * value - below + above - (double)(n - 1 - i) * value;
        below += value;
    }
}

/* Adds a point to the m that were met, whose sum is `sum`; returns how far it
 * is from all of these. */
static double meet(struct met *met, size_t n, const struct point *p,
                   const struct met *all)
{
    struct met below = {0, 0.0};

    for (size_t i = p->rank; i > 0; i &= i - 1) {
        below.count += met[i].count;
        below.sum += met[i].sum;
    }
    for (size_t i = p->rank; i <= n; i += i & (~i + 1)) {
        met[i].count++;
        met[i].sum += p->value;
    }
    return (double)below.count * p->value - below.sum + all->sum - below.sum
           - (double)(all->count - below.count) * p->value;
}

/* The farthest split of n points that are prepared, in any order. */
static double split(const struct point *points, struct met *met,
                    const struct part *part, size_t least, size_t *at)
{
    size_t n = part->n;
    struct met all = {0, 0.0};
    double left = 0.0; /* distances of all pairs on that side … */
    double right = 0.0;
    double between = 0.0; /* … and across */
    double most = 0.0;

    memset(met, 0, (n + 1) * sizeof *met);
    *at = 0;
    for (size_t i = 0; i < n; i++) {
        right += points[i].apart / 2.0;
    }
    for (size_t m = 1; m + least <= n; m++) {
        const struct point *p = &points[m - 1];
        double to_left = meet(met, n, p, &all);
        double k = (double)(n - m);
        all.count++;
        all.sum += p->value;
        left += to_left;
        right -= p->apart - to_left;
        between += p->apart - 2.0 * to_left;
        if (m < least) {
            continue;
        }
        double l = (double)m;
        double distance = l * k / (l + k) * 2.0
                          * (between / (l * k) - left / (l * (l - 1.0))
                             - right / (k * (k - 1.0)));
        if (distance > most) {
            most = distance;
            *at = m;
        }
    }
    return most;
}

double changepoint_split(const double *values, size_t n, size_t least,
                         size_t *at)
{
    struct point *points = calloc(n + 1, sizeof *points);
    struct point **sorted = calloc(n + 1, sizeof(struct point *));
    struct met *met = calloc(n + 1, sizeof *met);
    struct part whole = {.n = n};
    double distance = NAN;

    *at = 0;
    if (points != NULL && sorted != NULL && met != NULL) {
        for (size_t i = 0; i < n; i++) {
            points[i].value = values[i];
        }
        prepare(points, sorted, n);
        distance = split(points, met, &whole, least, at);
    }
    free(points);
    free(sorted);
    free(met);
    return distance;
}

/* Sets out a part, and finds where it is split. */
static void begin_part(struct search *s, struct part *part)
{
    struct point *points = &s->points[part->first];

    prepare(points, s->sorted, part->n);
    part->distance = split(points, s->met, part, s->o->least, &part->at);
}

static size_t farthest(const struct search *s)
{
    size_t most = 0;

    for (size_t i = 1; i < s->nparts; i++) {
        most = s->parts[i].distance > s->parts[most].distance ? i : most;
    }
    return most;
}

/* Whether some part that is put into a random order has a split as far. */
static bool chance_is_as_far(struct search *s, double distance)
{
    bool as_far = false;

    /* All parts, so that what is random does not depend on what was found. */
    for (size_t i = 0; i < s->nparts; i++) {
        const struct part *part = &s->parts[i];
        struct point *points = s->shuffled;
        size_t at;
        if (part->n < 2 * s->o->least) {
            continue;
        }
        memcpy(points, &s->points[part->first], part->n * sizeof *points);
        for (size_t j = part->n - 1; j > 0; j--) {
            size_t other = gsl_rng_uniform_int(s->random, j + 1);
            struct point point = points[j];
            points[j] = points[other];
            points[other] = point;
        }
        as_far |= split(points, s->met, part, s->o->least, &at) >= distance;
    }
    return as_far;
}

/* How likely it is by chance; once it can't be at most `level` any more, what
 * it is at least. */
static double chance(struct search *s, double distance)
{
    double of = (double)s->o->permutations + 1.0;
    double as_far = 1.0;

    /* Sums in another order differ in their last digits. */
    distance -= 1e-9 * distance;
    for (unsigned i = 0; i < s->o->permutations; i++) {
        as_far += chance_is_as_far(s, distance) ? 1.0 : 0.0;
        if (as_far > s->o->level * of) {
            break;
        }
    }
    return as_far / of;
}

static void add_change(struct search *s, size_t which, double p,
                       struct changepoints *out)
{
    struct part *part = &s->parts[which];
    struct changepoint found = {part->first + part->at, p, part->distance};
    struct part rest = {.first = found.at, .n = part->n - part->at};
    size_t place = out->n++;

    while (place > 0 && out->items[place - 1].at > found.at) {
        out->items[place] = out->items[place - 1];
        place--;
    }
    out->items[place] = found;
    memmove(part + 2, part + 1, (s->nparts - which - 1) * sizeof *part);
    part->n = part->at;
    part[1] = rest;
    s->nparts++;
    begin_part(s, part);
    begin_part(s, part + 1);
}

static void find_all(struct search *s, struct changepoints *out)
{
    begin_part(s, &s->parts[0]);
    for (;;) {
        size_t which = farthest(s);
        if (s->parts[which].distance <= 0.0) {
            return;
        }
        double p = chance(s, s->parts[which].distance);
        if (p > s->o->level) {
            return;
        }
        add_change(s, which, p, out);
    }
}

int changepoint_find(const double *values, size_t n,
                     const struct changepoint_options *o,
                     struct changepoints *out, struct err *e)
{
    struct search s = {
        .o = o,
        .points = calloc(n + 1, sizeof *s.points),
        .shuffled = calloc(n + 1, sizeof *s.shuffled),
        .sorted = calloc(n + 1, sizeof(struct point *)),
        .met = calloc(n + 1, sizeof *s.met),
        .parts = calloc(n + 1, sizeof *s.parts),
        .nparts = 1,
        .random = gsl_rng_alloc(gsl_rng_mt19937),
    };
    int status = 0;

    *out = (struct changepoints){calloc(n + 1, sizeof *out->items), 0};
    if (s.points == NULL || s.shuffled == NULL || s.sorted == NULL
        || s.met == NULL || s.parts == NULL || s.random == NULL
        || out->items == NULL) {
        changepoint_free(out);
        status = err_set(e, "no memory to look for changes in %zu values", n);
    } else {
        gsl_rng_set(s.random, (unsigned long)o->seed);
        s.parts[0].n = n;
        for (size_t i = 0; i < n; i++) {
            s.points[i].value = values[i];
        }
        find_all(&s, out);
    }
    free(s.points);
    free(s.shuffled);
    free(s.sorted);
    free(s.met);
    free(s.parts);
    gsl_rng_free(s.random);
    return status;
}

void changepoint_free(struct changepoints *c)
{
    free(c->items);
    *c = (struct changepoints){0};
}
