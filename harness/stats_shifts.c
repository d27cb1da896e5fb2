/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Many shifts judged together, by dealing blocks anew to the runs. */
#include "stats_shift.h"

#include "stats_sort.h"

#include <gsl/gsl_combination.h>
#include <gsl/gsl_randist.h>
#include <gsl/gsl_rng.h>
#include <gsl/gsl_sf_gamma.h>
#include <gsl/gsl_sort.h>
#include <gsl/gsl_statistics_double.h>

#include <math.h>
#include <stdlib.h>

enum {
    WAYS_MAX = 12870, /* up to here, all ways to deal the blocks */
    DEALS_MAX = 5000,
    DEALS_MIN = 1000,
    WORK_MAX = 1000000000, /* deals × tests × units, until DEALS_MIN */
    UNITS_MAX = 500,       /* of a run; of more blocks, neighbours are one */
};

static const double cut_at = 2.0; /* times the median deviation */

/* Differences by rounding alone are none. */
static const double nearly = 1.0 - 1e-9;

/* Tests stand in the order of their statistics, the greatest first. Units of
 * a come before those of b. */
struct deals {
    const struct shift_tests *t;
    size_t na;        /* units */
    size_t units;     /* of both */
    size_t count;     /* of deals, with the one that was measured */
    double *raw;      /* [unit]: of the test that is being prepared */
    double *weighted; /* [test * units + unit] */
    double *x;        /* [unit * tests + place]: the same */
    double *sums;     /* by place, of those dealt to b */
    double *observed; /* by place */
    size_t *order;    /* place to test */
    size_t *alone;    /* by place: deals that give as much … */
    size_t *among;    /* … here, or at a later place */
    double *room;     /* for a test's units */
};

static void deals_free(struct deals *d)
{
    free(d->raw);
    free(d->weighted);
    free(d->x);
    free(d->sums);
    free(d->observed);
    free(d->order);
    free(d->alone);
    free(d->among);
    free(d->room);
}

static int deals_alloc(struct deals *d, struct err *e)
{
    size_t tests = d->t->tests;

    d->raw = calloc(d->units, sizeof *d->raw);
    d->weighted = calloc(tests * d->units, sizeof *d->weighted);
    d->x = calloc(tests * d->units, sizeof *d->x);
    d->sums = calloc(tests, sizeof *d->sums);
    d->observed = calloc(tests, sizeof *d->observed);
    d->order = calloc(tests, sizeof *d->order);
    d->alone = calloc(tests, sizeof *d->alone);
    d->among = calloc(tests, sizeof *d->among);
    d->room = calloc(d->units, sizeof *d->room);
    if (d->raw == NULL || d->weighted == NULL || d->x == NULL || d->sums == NULL
        || d->observed == NULL || d->order == NULL || d->alone == NULL
        || d->among == NULL || d->room == NULL) {
        return err_set(e, "no memory to judge %zu cells together", tests);
    }
    return 0;
}

/* The mean of what there is of neighbours; NAN for nothing. */
static double unit_mean(const double *values, size_t n)
{
    double sum = 0.0;
    size_t count = 0;

    for (size_t i = 0; i < n; i++) {
        sum += isnan(values[i]) ? 0.0 : values[i];
        count += isnan(values[i]) ? 0U : 1U;
    }
    return count > 0 ? sum / (double)count : NAN;
}

static void put_units(const double *values, size_t n, double *out, size_t units)
{
    for (size_t i = 0; i < units; i++) {
        size_t from = i * n / units;
        out[i] = unit_mean(values + from, (i + 1) * n / units - from);
    }
}

/* The median of what there is in the room, whose rest is NAN. */
static double room_median(double *room, size_t units)
{
    size_t n = 0;

    for (size_t i = 0; i < units; i++) {
        if (!isnan(room[i])) {
            room[n++] = room[i];
        }
    }
    stats_sort(room, n);
    return n == 0 ? 0.0 : gsl_stats_median_from_sorted_data(room, 1, n);
}

static void cut(const struct deals *d, double *x)
{
    for (size_t i = 0; i < d->units; i++) {
        d->room[i] = x[i];
    }
    double middle = room_median(d->room, d->units);
    for (size_t i = 0; i < d->units; i++) {
        d->room[i] = fabs(x[i] - middle);
    }
    double limit = cut_at * room_median(d->room, d->units);
    for (size_t i = 0; i < d->units; i++) {
        x[i] -= middle;
        if (!isnan(x[i])) {
            x[i] = fmax(fmin(x[i], limit), -limit);
        }
    }
}

/*
 * A test's units with b moved down by `move`: cut, centred, and divided by the
 * root of their squares, none of which a deal changes; then what b's add up to
 * is the studentised difference's monotone image, which is returned.
 */
static double weigh(const struct deals *d, double move, double *x)
{
    double squares = 0.0;
    double sum = 0.0;

    for (size_t i = 0; i < d->units; i++) {
        x[i] = d->raw[i] - (i < d->na ? 0.0 : move);
    }
    cut(d, x);
    double mean = unit_mean(x, d->units);
    for (size_t i = 0; i < d->units; i++) {
        x[i] = isnan(x[i]) ? 0.0 : x[i] - mean;
        squares += x[i] * x[i];
    }
    for (size_t i = 0; i < d->units; i++) {
        x[i] = squares > 0.0 ? x[i] / sqrt(squares) : 0.0;
        sum += i < d->na ? 0.0 : x[i];
    }
    return sum;
}

static void prepare(struct deals *d)
{
    const struct shift_tests *t = d->t;

    for (size_t i = 0; i < t->tests; i++) {
        double *x = d->weighted + i * d->units;
        put_units(t->a + i * t->na, t->na, d->raw, d->na);
        put_units(t->b + i * t->nb, t->nb, d->raw + d->na, d->units - d->na);
        double up = weigh(d, 0.0, x) < 0.0 ? -1.0 : 1.0;
        d->sums[i] = fmin(-up * weigh(d, up * t->margin, x), 0.0);
    }
    gsl_sort_index(d->order, d->sums, 1, t->tests);
    for (size_t place = 0; place < t->tests; place++) {
        size_t test = d->order[place];
        d->observed[place] = nearly * -d->sums[test];
        for (size_t i = 0; i < d->units; i++) {
            d->x[i * t->tests + place] = d->weighted[test * d->units + i];
        }
    }
}

/* Against the greatest of its own and all lesser tests: step-down. */
static void count_deal(struct deals *d, const size_t *dealt)
{
    size_t tests = d->t->tests;
    double most = 0.0;

    for (size_t place = 0; place < tests; place++) {
        d->sums[place] = 0.0;
    }
    for (size_t i = 0; i < d->units - d->na; i++) {
        const double *x = d->x + dealt[i] * tests;
        for (size_t place = 0; place < tests; place++) {
            d->sums[place] += x[place];
        }
    }
    for (size_t place = tests; place-- > 0;) {
        double size = fabs(d->sums[place]);
        most = size > most ? size : most;
        d->alone[place] += size >= d->observed[place] ? 1U : 0U;
        d->among[place] += most >= d->observed[place] ? 1U : 0U;
    }
    d->count++;
}

static int deal_all_ways(struct deals *d, struct err *e)
{
    gsl_combination *c = gsl_combination_calloc(d->units, d->units - d->na);

    if (c == NULL) {
        return err_set(e, "no memory to judge %zu cells together", d->t->tests);
    }
    do {
        count_deal(d, gsl_combination_data(c));
    } while (gsl_combination_next(c) == GSL_SUCCESS);
    gsl_combination_free(c);
    return 0;
}

static int deal_at_random(struct deals *d, struct err *e)
{
    gsl_rng *random = gsl_rng_alloc(gsl_rng_mt19937);
    size_t *all = calloc(d->units, sizeof *all);
    size_t *dealt = calloc(d->units, sizeof *dealt);
    size_t fit = WORK_MAX / (d->t->tests * d->units);
    size_t deals = fit < DEALS_MIN   ? DEALS_MIN
                   : fit > DEALS_MAX ? DEALS_MAX
                                     : fit;
    int status = 0;

    if (random == NULL || all == NULL || dealt == NULL) {
        status =
            err_set(e, "no memory to judge %zu cells together", d->t->tests);
        goto free_random;
    }
    gsl_rng_set(random, (unsigned long)(d->t->seed ^ (d->t->seed >> 32)));
    for (size_t i = 0; i < d->units; i++) {
        all[i] = i;
    }
    count_deal(d, all + d->na); /* as it was measured */
    for (size_t i = 0; i < deals; i++) {
        gsl_ran_choose(random, dealt, d->units - d->na, all, d->units,
                       sizeof *all);
        count_deal(d, dealt);
    }
free_random:
    if (random != NULL) {
        gsl_rng_free(random);
    }
    free(all);
    free(dealt);
    return status;
}

static void conclude(const struct deals *d, struct flips_p *out)
{
    double most = 0.0;

    for (size_t place = 0; place < d->t->tests; place++) {
        double alone = (double)d->alone[place] / (double)d->count;
        most = fmax(most, (double)d->among[place] / (double)d->count);
        out[d->order[place]] = (struct flips_p){.alone = alone, .among = most};
    }
}

/* Whether there are no more ways to deal the units than can be gone through. */
static int are_few(const struct deals *d)
{
    double logs = gsl_sf_lnchoose((unsigned)d->units, (unsigned)d->na);

    return logs <= log(WAYS_MAX) + 1e-6;
}

int stats_shifts(const struct shift_tests *t, struct flips_p *out,
                 struct err *e)
{
    size_t na = t->na < UNITS_MAX ? t->na : UNITS_MAX;
    size_t nb = t->nb < UNITS_MAX ? t->nb : UNITS_MAX;
    struct deals d = {.t = t, .na = na, .units = na + nb};
    int status = -1;

    if (t->tests == 0 || na == 0 || nb == 0) {
        return 0;
    }
    if (deals_alloc(&d, e)) {
        goto free_deals;
    }
    prepare(&d);
    status = are_few(&d) ? deal_all_ways(&d, e) : deal_at_random(&d, e);
    if (status == 0) {
        conclude(&d, out);
    }
free_deals:
    deals_free(&d);
    return status;
}
