/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stats_flips.h"

#include "stats_sort.h"

#include <gsl/gsl_rng.h>
#include <gsl/gsl_sort.h>
#include <gsl/gsl_statistics_double.h>

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>

enum {
    EXACT_BLOCKS = 12, /* up to here, all ways to flip them */
    FLIPS_MAX = 2000,
    FLIPS_MIN = 1000,
    WORK_MAX = 1000000000, /* flips × tests × units, until FLIPS_MIN */
    UNITS_MAX = 1000,      /* of more blocks, neighbours flip together */
};

/* Where each test's signs alone could be clear among all, and where sizes have
 * to speak too: how far a block counts, times the median of |x|. */
static const double cut_at_many_blocks = 1.0;
static const double cut_at_few_blocks = 3.0;
static const double clear_by_signs = 0.01; /* tests × 2^(1 - blocks) */

/* Sums that differ by rounding alone are equal. */
static const double nearly = 1.0 - 1e-9;

/* Tests stand in the order of their statistics, the greatest first. */
struct flips {
    size_t tests;
    size_t blocks;
    size_t units;     /* that flip: blocks, or so many of neighbours */
    size_t count;     /* of flips, with the one that leaves all as it is */
    double *weighted; /* [test * units + unit]: log ratios */
    double *x;        /* [unit * tests + place]: the same */
    double *sums;     /* by place, under the present flip */
    double *observed; /* by place */
    size_t *order;    /* place to test */
    size_t *alone;    /* by place: flips that give as much … */
    size_t *among;    /* … here, or at a later place */
    double *room;     /* for a test's log ratios */
    double cut_at;    /* a choice that the log ratios have no part in */
};

static void flips_free(struct flips *f)
{
    free(f->weighted);
    free(f->x);
    free(f->sums);
    free(f->observed);
    free(f->order);
    free(f->alone);
    free(f->among);
    free(f->room);
}

static int flips_alloc(struct flips *f, struct err *e)
{
    f->weighted = calloc(f->tests * f->units, sizeof *f->weighted);
    f->x = calloc(f->tests * f->units, sizeof *f->x);
    f->sums = calloc(f->tests, sizeof *f->sums);
    f->observed = calloc(f->tests, sizeof *f->observed);
    f->order = calloc(f->tests, sizeof *f->order);
    f->alone = calloc(f->tests, sizeof *f->alone);
    f->among = calloc(f->tests, sizeof *f->among);
    f->room = calloc(f->blocks, sizeof *f->room);
    if (f->weighted == NULL || f->x == NULL || f->sums == NULL
        || f->observed == NULL || f->order == NULL || f->alone == NULL
        || f->among == NULL || f->room == NULL) {
        return err_set(e, "no memory to judge %zu verdicts together", f->tests);
    }
    return 0;
}

static double middle_of(const double *logs, size_t blocks, double *room)
{
    size_t n = 0;

    for (size_t i = 0; i < blocks; i++) {
        if (logs[i] != 0.0) {
            room[n++] = fabs(logs[i]);
        }
    }
    stats_sort(room, n);
    return n == 0 ? 0.0 : gsl_stats_median_from_sorted_data(room, 1, n);
}

/* Cut, summed up by unit, and divided by the root of these sums' squares, which
 * no flip changes: then what they add up to is the studentised mean's monotone
 * image. Returns its size. */
static double weigh(const struct flips *f, const double *logs, double *x)
{
    double cut = f->cut_at * middle_of(logs, f->blocks, f->room);
    double squares = 0.0;
    double sum = 0.0;

    for (size_t i = 0; i < f->blocks; i++) {
        x[i * f->units / f->blocks] += fmax(fmin(logs[i], cut), -cut);
    }
    for (size_t i = 0; i < f->units; i++) {
        squares += x[i] * x[i];
    }
    for (size_t i = 0; i < f->units; i++) {
        x[i] = squares > 0.0 ? x[i] / sqrt(squares) : 0.0;
        sum += x[i];
    }
    return fabs(sum);
}

static void prepare(struct flips *f, const double *logs)
{
    double by_signs = ldexp((double)f->tests, 1 - (int)f->blocks);

    f->cut_at =
        by_signs <= clear_by_signs ? cut_at_many_blocks : cut_at_few_blocks;
    for (size_t t = 0; t < f->tests; t++) {
        f->sums[t] =
            -weigh(f, logs + t * f->blocks, f->weighted + t * f->units);
    }
    gsl_sort_index(f->order, f->sums, 1, f->tests);
    for (size_t place = 0; place < f->tests; place++) {
        size_t t = f->order[place];
        f->observed[place] = nearly * -f->sums[t];
        for (size_t i = 0; i < f->units; i++) {
            f->x[i * f->tests + place] = f->weighted[t * f->units + i];
        }
    }
}

static void add_unit(struct flips *f, size_t unit, double times)
{
    const double *x = f->x + unit * f->tests;

    for (size_t i = 0; i < f->tests; i++) {
        f->sums[i] += times * x[i];
    }
}

/* Against the greatest of its own and all lesser tests: step-down. */
static void count_flip(struct flips *f)
{
    double most = 0.0;

    for (size_t place = f->tests; place-- > 0;) {
        double size = fabs(f->sums[place]);
        most = size > most ? size : most;
        f->alone[place] += size >= f->observed[place] ? 1U : 0U;
        f->among[place] += most >= f->observed[place] ? 1U : 0U;
    }
    f->count++;
}

static void start_flip(struct flips *f)
{
    for (size_t i = 0; i < f->tests; i++) {
        f->sums[i] = 0.0;
    }
}

/* In Gray's order one block changes at a time; the first never does, since
 * flipping all of them changes no size. */
static void flip_all_ways(struct flips *f)
{
    bool flipped[EXACT_BLOCKS] = {false};
    size_t ways = ((size_t)1 << f->blocks) / 2;

    start_flip(f);
    for (size_t i = 0; i < f->blocks; i++) {
        add_unit(f, i, 1.0);
    }
    count_flip(f);
    for (size_t way = 1; way < ways; way++) {
        size_t block = 1;
        while ((way >> (block - 1) & 1U) == 0) {
            block++;
        }
        add_unit(f, block, flipped[block] ? 2.0 : -2.0);
        flipped[block] = !flipped[block];
        count_flip(f);
    }
}

static int flip_at_random(struct flips *f, uint64_t seed, struct err *e)
{
    gsl_rng *random = gsl_rng_alloc(gsl_rng_mt19937);
    size_t fit = WORK_MAX / (f->tests * f->units);
    size_t flips = fit < FLIPS_MIN   ? FLIPS_MIN
                   : fit > FLIPS_MAX ? FLIPS_MAX
                                     : fit;

    if (random == NULL) {
        return err_set(e, "no memory to judge %zu verdicts together", f->tests);
    }
    gsl_rng_set(random, (unsigned long)(seed ^ (seed >> 32)));
    for (size_t i = 0; i <= flips; i++) {
        start_flip(f);
        for (size_t u = 0; u < f->units; u++) {
            bool flipped = i > 0 && gsl_rng_uniform_int(random, 2) == 1;
            add_unit(f, u, flipped ? -1.0 : 1.0);
        }
        count_flip(f);
    }
    gsl_rng_free(random);
    return 0;
}

static void conclude(const struct flips *f, struct flips_p *out)
{
    double most = 0.0;

    for (size_t place = 0; place < f->tests; place++) {
        double alone = (double)f->alone[place] / (double)f->count;
        double among = (double)f->among[place] / (double)f->count;
        most = fmax(most, among);
        out[f->order[place]] = (struct flips_p){.alone = alone, .among = most};
    }
}

int stats_flips(const double *logs, size_t tests, size_t blocks, uint64_t seed,
                struct flips_p *out, struct err *e)
{
    struct flips f = {
        .tests = tests,
        .blocks = blocks,
        .units = blocks < UNITS_MAX ? blocks : UNITS_MAX,
    };
    int status = 0;

    if (tests == 0 || blocks == 0) {
        return 0;
    }
    if (flips_alloc(&f, e)) {
        status = -1;
        goto free_flips;
    }
    prepare(&f, logs);
    if (blocks <= EXACT_BLOCKS) {
        flip_all_ways(&f);
    } else {
        status = flip_at_random(&f, seed, e);
    }
    if (status == 0) {
        conclude(&f, out);
    }
free_flips:
    flips_free(&f);
    return status;
}
