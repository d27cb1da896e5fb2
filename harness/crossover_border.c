/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "crossover_border.h"

#include <gsl/gsl_rng.h>
#include <gsl/gsl_sort.h>
#include <gsl/gsl_statistics_double.h>

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { DRAWS = 1000, POINTS_MAX = 64, AROUND_MAX = 6 };

/* Medians of few values scatter more than the bootstrap shows: with the usual
 * 2.5 % on each side the intervals enclosed the border in 91 to 97 of 100
 * simulated searches; with this and the stretch below, in 96 to 100. */
static const double tail = 0.01;

/* To stop as soon as an interval is narrow prefers those that are so by chance:
 * those are made wider by this. */
static const double stretch = 1.25;

/* A line through so much more than the border's interval may be bent. */
static const double local_widths = 5.0;

/* A sign counts once its interval is clear of the level by this part of its
 * width, since it is looked at again and again. */
static const double clearance = 0.5;

/* The points that the border lies among: the last one below it, those that
 * cannot be told, the first one above it. */
struct around {
    const struct crossover_point *first;
    size_t n;
};

/* Of the border's position. */
struct root {
    double at;
    double low;
    double high;
};

static double target_width(const struct crossover_rules *r)
{
    return r->axis->logarithmic
               ? log1p(r->precision) / log(r->axis->high / r->axis->low)
               : r->precision;
}

/* -1 below the border, 1 above it, 0 where that cannot be told. */
static int sign_of(const struct crossover_bracket *b, size_t i)
{
    const struct interval *log = &b->points[i].log;
    double apart = clearance * (log->high - log->low);

    if (i == 0 || i == b->n - 1) {
        return i == 0 ? -1 : 1;
    }
    if (b->points[i].n < b->rules->min_blocks) {
        return 0;
    }
    if (log->low - apart > b->level || log->high + apart < b->level) {
        return (log->value > b->level) == (b->rising > 0.0) ? 1 : -1;
    }
    return 0;
}

static struct around tightest(const struct crossover_bracket *b)
{
    size_t last = 0;
    size_t i = 1;

    while (i < b->n - 1 && sign_of(b, i) <= 0) {
        last = sign_of(b, i) < 0 ? i : last;
        i++;
    }
    return (struct around){&b->points[last], i - last + 1};
}

/* One more on each side, lest a sign was told too soon. */
static struct around widened(const struct crossover_bracket *b,
                             const struct around *a)
{
    struct around out = *a;

    if (out.first > b->points) {
        out.first--;
        out.n++;
    }
    if (out.first + out.n < b->points + b->n) {
        out.n++;
    }
    return out;
}

/* A line through the points, weighted by their blocks; where it passes the
 * level. NAN where it does not rise or fall as it should. */
static double line_root(const struct crossover_bracket *b,
                        const struct around *a, const double *medians,
                        double *slope)
{
    double weight = 0.0;
    double x = 0.0;
    double y = 0.0;
    double xx = 0.0;
    double xy = 0.0;

    for (size_t i = 0; i < a->n; i++) {
        weight += (double)a->first[i].n;
        x += (double)a->first[i].n * a->first[i].position;
        y += (double)a->first[i].n * medians[i];
    }
    x /= weight;
    y /= weight;
    for (size_t i = 0; i < a->n; i++) {
        double dx = a->first[i].position - x;
        xx += (double)a->first[i].n * dx * dx;
        xy += (double)a->first[i].n * dx * (medians[i] - y);
    }
    *slope = xy / xx;
    return *slope * b->rising > 0.0 ? x + (b->level - y) / *slope : (double)NAN;
}

/* The root and, for deciding how to go on, about how wide its interval is. */
static double estimate(const struct crossover_bracket *b,
                       const struct around *a, double *width)
{
    double medians[POINTS_MAX] = {0};
    double weight = 0.0;
    double half = 0.0;
    double slope;

    for (size_t i = 0; i < a->n; i++) {
        const struct interval *log = &a->first[i].log;
        double n = (double)a->first[i].n;
        medians[i] = log->value;
        weight += n;
        half += n * n * pow((log->high - log->low) / 2.0, 2.0);
    }
    double at = line_root(b, a, medians, &slope);
    *width =
        isnan(at) ? (double)INFINITY : 2.0 * sqrt(half) / weight / fabs(slope);
    return at;
}

/* The nearest medians, weighted by their blocks, that never fall where they
 * should rise (pool adjacent violators, Ayer et al. 1955), above the level. */
static void pool(const struct crossover_bracket *b, const struct around *a,
                 const double *medians, double *fitted)
{
    double weights[POINTS_MAX] = {0};
    size_t lengths[POINTS_MAX] = {0};
    double means[POINTS_MAX] = {0};
    size_t n = 0;

    for (size_t i = 0; i < a->n; i++) {
        means[n] = b->rising * (medians[i] - b->level);
        weights[n] = (double)a->first[i].n;
        lengths[n++] = 1;
        while (n > 1 && means[n - 2] >= means[n - 1]) {
            double all = weights[n - 2] + weights[n - 1];
            means[n - 2] =
                (means[n - 2] * weights[n - 2] + means[n - 1] * weights[n - 1])
                / (all > 0.0 ? all : 1.0);
            weights[n - 2] = all;
            lengths[n - 2] += lengths[n - 1];
            n--;
        }
    }
    for (size_t i = 0, j = 0; i < n; i++) {
        for (size_t k = 0; k < lengths[i]; k++) {
            fitted[j++] = means[i];
        }
    }
}

/* Where the rising medians pass the level; an end where they do not. */
static double rising_root(const struct crossover_bracket *b,
                          const struct around *a, const double *medians)
{
    double y[POINTS_MAX] = {0};
    size_t i = 0;

    pool(b, a, medians, y);
    while (i < a->n && y[i] < 0.0) {
        i++;
    }
    if (i == 0 || i == a->n) {
        return a->first[i == 0 ? 0 : a->n - 1].position;
    }
    double left = a->first[i - 1].position;
    double right = a->first[i].position;
    return left + (right - left) * y[i - 1] / (y[i - 1] - y[i]);
}

/* The median of as many values drawn with replacement; `drawn` has room for a
 * count of each. */
static double redrawn_median(const struct crossover_point *p, gsl_rng *random,
                             size_t *drawn)
{
    const size_t ranks[2] = {p->n / 2, p->n > 0 ? (p->n - 1) / 2 : 0};
    double sum = 0.0;

    if (p->n == 0) {
        return 0.0; /* without weight */
    }
    memset(drawn, 0, p->n * sizeof *drawn);
    for (size_t i = 0; i < p->n; i++) {
        drawn[gsl_rng_uniform_int(random, p->n)]++;
    }
    for (int i = 0; i < 2; i++) {
        size_t at = 0;
        for (size_t below = drawn[0]; below <= ranks[i]; below += drawn[at]) {
            at++;
        }
        sum += p->logs[at];
    }
    return sum / 2.0;
}

static int bootstrap(const struct crossover_bracket *b, const struct around *a,
                     struct root *out, struct err *e)
{
    gsl_rng *random = gsl_rng_alloc(gsl_rng_mt19937);
    double *roots = malloc(DRAWS * sizeof *roots);
    double medians[POINTS_MAX] = {0};
    size_t *room = NULL;
    size_t most = 1;
    int result = -1;

    for (size_t i = 0; i < a->n; i++) {
        most = a->first[i].n > most ? a->first[i].n : most;
    }
    room = malloc(most * sizeof *room);
    if (random == NULL || roots == NULL || room == NULL) {
        err_set(e, "out of memory for the interval of a border");
        goto free_all;
    }
    gsl_rng_set(random, (unsigned long)(b->rules->seed & 0xffffffffU));
    for (size_t d = 0; d < DRAWS; d++) {
        for (size_t i = 0; i < a->n; i++) {
            medians[i] = redrawn_median(&a->first[i], random, room);
        }
        roots[d] = rising_root(b, a, medians);
    }
    gsl_sort(roots, 1, DRAWS);
    out->low = gsl_stats_quantile_from_sorted_data(roots, 1, DRAWS, tail);
    out->high =
        gsl_stats_quantile_from_sorted_data(roots, 1, DRAWS, 1.0 - tail);
    result = 0;
free_all:
    free(room);
    free(roots);
    gsl_rng_free(random);
    return result;
}

static void conclude(const struct crossover_bracket *b, const struct root *r,
                     bool precise, struct crossover_border *out)
{
    const struct search_axis *axis = b->rules->axis;

    out->low = search_axis_value(axis, r->low);
    out->high = search_axis_value(axis, r->high);
    out->value = search_axis_value(axis, fmin(fmax(r->at, r->low), r->high));
    out->precise = precise;
}

/* Both ends are told for sure, and nothing lies between. */
static void conclude_pair(const struct crossover_bracket *b,
                          const struct around *a, bool precise,
                          struct crossover_border *out)
{
    double width;
    struct root r = {estimate(b, a, &width), a->first[0].position,
                     a->first[1].position};

    r.at = isnan(r.at) ? (r.low + r.high) / 2.0 : r.at;
    conclude(b, &r, precise, out);
}

/* A value between two points that differs from both. */
static bool halve(const struct crossover_bracket *b,
                  const struct crossover_point *left, double *probe)
{
    *probe = search_axis_round(b->rules->axis,
                               (left[0].position + left[1].position) / 2.0);
    return *probe > left[0].value && *probe < left[1].value;
}

/* The point that begins the gap to halve: an outer one, so as to come closer,
 * or that which the root lies in. */
static const struct crossover_point *gap_of(const struct around *a, bool outer,
                                            double at)
{
    const struct crossover_point *last = &a->first[a->n - 2];
    const struct crossover_point *gap = a->first;

    if (outer || isnan(at)) {
        return gap[1].position - gap[0].position
                       >= last[1].position - last[0].position
                   ? gap
                   : last;
    }
    while (gap < last && gap[1].position < at) {
        gap++;
    }
    return gap;
}

/* Where the sign cannot be told: closer in while the line may be bent, else
 * more blocks where there are fewest, and more values once there may be no
 * more. */
static bool refine(const struct crossover_bracket *b, const struct around *a,
                   bool local, double at, double *probe)
{
    const struct crossover_point *fewest = NULL;
    double closer;

    for (size_t i = 0; i < a->n; i++) {
        if (a->first[i].blocks < b->rules->max_blocks
            && (fewest == NULL || a->first[i].blocks < fewest->blocks)) {
            fewest = &a->first[i];
        }
    }
    if ((!local || fewest == NULL) && a->n < AROUND_MAX && b->n < POINTS_MAX
        && halve(b, gap_of(a, !local && fewest != NULL, at), &closer)) {
        *probe = closer;
        return true;
    }
    if (fewest != NULL) {
        *probe = fewest->value;
    }
    return fewest != NULL;
}

int crossover_border_next(const struct crossover_bracket *b, double *probe,
                          struct crossover_border *out, struct err *e)
{
    struct around a = tightest(b);
    double wanted = target_width(b->rules);
    double span = a.first[a.n - 1].position - a.first[0].position;
    double medians[POINTS_MAX] = {0};
    struct root r;
    double width;

    if (a.n == 2) {
        conclude_pair(b, &a, span <= wanted * 1.0001, out);
        if (out->precise) {
            return 0;
        }
        bool more = b->n < POINTS_MAX && halve(b, a.first, probe);
        out->precise = !more; /* nothing lies between them */
        return more;
    }
    r.at = estimate(b, &a, &width);
    bool local = span <= fmax(local_widths * width, 2.0 * wanted);
    bool more = refine(b, &a, local, r.at, probe);
    if (more && !(local && stretch * width <= wanted)) {
        struct root whole = {isnan(r.at) ? a.first[1].position : r.at,
                             a.first[0].position, a.first[a.n - 1].position};
        conclude(b, &whole, false, out);
        return 1;
    }
    struct around wide = widened(b, &a);
    for (size_t i = 0; i < wide.n; i++) {
        medians[i] = wide.first[i].log.value;
    }
    r.at = rising_root(b, &wide, medians);
    if (bootstrap(b, &wide, &r, e)) {
        return -1;
    }
    bool precise = stretch * (r.high - r.low) <= wanted;
    if (precise) {
        double more_each = (stretch - 1.0) / 2.0 * (r.high - r.low);
        r.low -= more_each;
        r.high += more_each;
    }
    conclude(b, &r, precise, out);
    return more && !precise;
}
