/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scaling.h"

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_rng.h>
#include <gsl/gsl_sort.h>
#include <gsl/gsl_statistics_double.h>

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum {
    DRAWS = 2000,
    DRAWN_MAX = 500, /* of more blocks, medians of neighbours are drawn */
};

static const double poor_error = 0.1;

enum { LAMBDA, SIGMA, KAPPA, PEAK_WORKERS, PEAK_RATE, FIGURES };

struct bootstrap {
    const struct scaling_data *d;
    enum scaling_law law;
    gsl_rng *random;
    double *levels; /* of each block, if it has all points; 0 otherwise */
    size_t *whole;  /* the blocks that may be drawn … */
    size_t nwhole;  /* … and how many */
    bool paired;    /* these have all points */
    size_t *drawn;
    double *column;  /* one figure of each block drawn */
    double *medians; /* of each point */
    double *draws[FIGURES];
    size_t kept; /* draws that have all points */
};

/* The geometric mean of a block's points. What slows down a block as a whole
 * is in it, and so not in the ratios to it. */
static double level_of(const struct scaling_data *d, size_t block)
{
    double sum = 0.0;

    for (size_t p = 0; p < d->points; p++) {
        double rate = d->rates[block * d->points + p];
        if (!(rate > 0.0)) {
            return 0.0;
        }
        sum += log(rate);
    }
    return exp(sum / (double)d->points);
}

/* Whole blocks, if there are enough; else all, without pairs. */
static void choose_blocks(struct bootstrap *b)
{
    for (size_t i = 0; i < b->d->blocks; i++) {
        b->levels[i] = level_of(b->d, i);
        b->whole[b->nwhole] = i;
        b->nwhole += b->levels[i] > 0.0 ? 1U : 0U;
    }
    b->paired = b->nwhole >= STATS_MIN_SAMPLES;
    for (size_t i = 0; i < b->d->blocks && !b->paired; i++) {
        b->whole[i] = i;
        b->levels[i] = 1.0;
        b->nwhole = i + 1;
    }
}

static double median_level(const struct bootstrap *b)
{
    for (size_t i = 0; i < b->nwhole; i++) {
        b->column[i] = b->levels[b->drawn[i]];
    }
    return gsl_stats_median(b->column, 1, b->nwhole);
}

/* Of what the drawn blocks have of each point; false where one has nothing. */
static bool take_medians(const struct bootstrap *b)
{
    const struct scaling_data *d = b->d;
    double level = b->nwhole > 0 ? median_level(b) : 0.0;

    for (size_t p = 0; p < d->points; p++) {
        size_t n = 0;
        for (size_t i = 0; i < b->nwhole; i++) {
            size_t block = b->drawn[i];
            double rate = d->rates[block * d->points + p];
            b->column[n] = rate / b->levels[block];
            n += rate > 0.0 ? 1U : 0U;
        }
        if (n == 0) {
            return false;
        }
        b->medians[p] = level * gsl_stats_median(b->column, 1, n);
    }
    return true;
}

static void figures_of(const struct scaling_fit *f, double out[FIGURES])
{
    out[LAMBDA] = f->lambda;
    out[SIGMA] = f->sigma;
    out[KAPPA] = f->kappa;
    out[PEAK_WORKERS] = scaling_peak_workers(f);
    out[PEAK_RATE] = scaling_peak_throughput(f);
}

static void draw_all(struct bootstrap *b)
{
    for (int i = 0; i < DRAWS; i++) {
        struct scaling_fit f;
        double figures[FIGURES];
        for (size_t j = 0; j < b->nwhole; j++) {
            b->drawn[j] = b->whole[gsl_rng_uniform_int(b->random, b->nwhole)];
        }
        if (!take_medians(b)
            || scaling_fit(b->law, b->d->workers, b->medians, b->d->points,
                           &f)) {
            continue;
        }
        figures_of(&f, figures);
        for (int k = 0; k < FIGURES; k++) {
            b->draws[k][b->kept] = figures[k];
        }
        b->kept++;
    }
}

/* Ranks, not interpolation: what is drawn may be infinite. */
static void bound(const struct bootstrap *b, int figure, size_t n,
                  struct interval *i)
{
    double *draws = b->draws[figure];
    double df = (double)n - 1.0;
    double tail = gsl_cdf_ugaussian_P(gsl_cdf_tdist_Pinv(0.025, df)
                                      * sqrt((double)n / df));
    size_t rank = (size_t)(tail * (double)b->kept);

    gsl_sort(draws, 1, b->kept);
    i->low = fmin(i->value, draws[rank]);
    i->high = fmax(i->value, draws[b->kept - 1 - rank]);
}

static int begin(struct bootstrap *b, uint64_t seed, struct err *e)
{
    size_t blocks = b->d->blocks + 1;
    bool ready;

    b->random = gsl_rng_alloc(gsl_rng_mt19937);
    b->levels = calloc(blocks, sizeof *b->levels);
    b->whole = calloc(blocks, sizeof *b->whole);
    b->drawn = calloc(blocks, sizeof *b->drawn);
    b->column = calloc(blocks, sizeof *b->column);
    b->medians = calloc(b->d->points + 1, sizeof *b->medians);
    ready = b->random != NULL && b->levels != NULL && b->whole != NULL
            && b->drawn != NULL && b->column != NULL && b->medians != NULL;
    for (int i = 0; i < FIGURES; i++) {
        b->draws[i] = calloc(DRAWS, sizeof *b->draws[i]);
        ready = ready && b->draws[i] != NULL;
    }
    if (!ready) {
        return err_set(e, "no memory to fit %zu counts of workers",
                       b->d->points);
    }
    gsl_rng_set(b->random, (unsigned long)(seed ^ (seed >> 32)));
    choose_blocks(b);
    memcpy(b->drawn, b->whole, b->nwhole * sizeof *b->drawn);
    return 0;
}

static void end(struct bootstrap *b)
{
    for (int i = 0; i < FIGURES; i++) {
        free(b->draws[i]);
    }
    free(b->medians);
    free(b->column);
    free(b->drawn);
    free(b->whole);
    free(b->levels);
    gsl_rng_free(b->random);
}

/* Of so many blocks from `first` on, the median of what is drawn of them. */
static void put_neighbours(const struct bootstrap *b, size_t first,
                           size_t count, double *rates)
{
    size_t points = b->d->points;

    for (size_t i = 0; i < count; i++) {
        b->column[i] = b->levels[b->whole[first + i]];
    }
    double level = gsl_stats_median(b->column, 1, count);
    for (size_t p = 0; p < points; p++) {
        size_t n = 0;
        for (size_t i = first; i < first + count; i++) {
            double rate = b->d->rates[b->whole[i] * points + p];
            b->column[n] = rate / b->levels[b->whole[i]];
            n += rate > 0.0 ? 1U : 0U;
        }
        rates[p] = n > 0 ? level * gsl_stats_median(b->column, 1, n) : 0.0;
    }
}

/*
 * So few that they can be drawn thousands of times. As many neighbours go
 * together as are an odd number, whose median is as often too high as too low;
 * the last ones take the rest. Returns their rates by point, which the caller
 * frees, or NULL without memory.
 */
static double *join_neighbours(const struct bootstrap *b, size_t *groups)
{
    size_t size = (b->nwhole + DRAWN_MAX - 1) / DRAWN_MAX;

    size += size % 2 == 0 ? 1U : 0U;
    *groups = b->nwhole / size;
    double *rates = calloc(*groups * b->d->points + 1, sizeof *rates);
    for (size_t g = 0; rates != NULL && g < *groups; g++) {
        size_t count = g + 1 < *groups ? size : b->nwhole - g * size;
        put_neighbours(b, g * size, count, rates + g * b->d->points);
    }
    return rates;
}

/* How many blocks a point has that has the fewest. */
static size_t fewest_blocks(const struct bootstrap *b)
{
    const struct scaling_data *d = b->d;
    size_t fewest = b->nwhole;

    for (size_t p = 0; p < d->points && !b->paired; p++) {
        size_t n = 0;
        for (size_t i = 0; i < d->blocks; i++) {
            n += d->rates[i * d->points + p] > 0.0 ? 1U : 0U;
        }
        fewest = n < fewest ? n : fewest;
    }
    return fewest;
}

static void set_values(struct scaling *s, const struct scaling_fit *f)
{
    double figures[FIGURES];

    figures_of(f, figures);
    s->lambda.value = figures[LAMBDA];
    s->sigma.value = figures[SIGMA];
    s->kappa.value = figures[KAPPA];
    s->peak_workers.value = figures[PEAK_WORKERS];
    s->peak_ops_per_s.value = figures[PEAK_RATE];
    s->error = f->error;
    s->r2 = f->r2;
    double reached = f->kappa > 0.0   ? figures[PEAK_WORKERS]
                     : f->sigma > 0.0 ? 1.0 / f->sigma
                                      : 0.0;
    s->extrapolates = reached > s->max_workers;
}

static void set_bounds(struct bootstrap *b, struct scaling *s)
{
    struct interval *const intervals[FIGURES] = {
        [LAMBDA] = &s->lambda,
        [SIGMA] = &s->sigma,
        [KAPPA] = &s->kappa,
        [PEAK_WORKERS] = &s->peak_workers,
        [PEAK_RATE] = &s->peak_ops_per_s,
    };
    size_t n = s->n < b->nwhole ? s->n : b->nwhole;

    draw_all(b);
    if (b->kept < DRAWS / 2) {
        return;
    }
    for (int i = 0; i < FIGURES; i++) {
        bound(b, i, n, intervals[i]);
    }
    s->status = s->error > poor_error ? SCALING_POOR : SCALING_FITTED;
}

static int find_bounds(struct bootstrap *b, uint64_t seed, struct scaling *s,
                       struct err *e)
{
    struct scaling_data d = *b->d;
    struct bootstrap joined = {.law = b->law, .d = &d};

    s->status = SCALING_FEW_BLOCKS;
    if (s->n < STATS_MIN_SAMPLES) {
        return 0;
    }
    if (b->nwhole <= DRAWN_MAX) {
        set_bounds(b, s);
        return 0;
    }
    double *rates = join_neighbours(b, &d.blocks);
    if (rates == NULL) {
        return err_set(e, "no memory to fit %zu blocks", b->nwhole);
    }
    d.rates = rates;
    int status = begin(&joined, seed, e);
    if (status == 0) {
        set_bounds(&joined, s);
    }
    end(&joined);
    free(rates);
    return status;
}

int scaling_estimate(enum scaling_law law, const struct scaling_data *d,
                     uint64_t seed, struct scaling *out, struct err *e)
{
    struct bootstrap b = {.d = d, .law = law};
    struct scaling_fit f;
    int status = begin(&b, seed, e);

    *out = (struct scaling){
        .law = law,
        .n = status == 0 ? fewest_blocks(&b) : 0,
        .points = d->points,
        .status = d->points < scaling_points_needed(law) ? SCALING_FEW_POINTS
                                                         : SCALING_NO_FIT,
    };
    for (size_t p = 0; p < d->points; p++) {
        unsigned workers = (unsigned)d->workers[p];
        out->max_workers =
            workers > out->max_workers ? workers : out->max_workers;
    }
    if (status == 0 && take_medians(&b)
        && scaling_fit(law, d->workers, b.medians, d->points, &f) == 0) {
        set_values(out, &f);
        status = find_bounds(&b, seed, out, e);
    }
    end(&b);
    return status;
}
