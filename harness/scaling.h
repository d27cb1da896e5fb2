/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "err.h"
#include "results.h"
#include "scaling_fit.h"
#include "stats.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* How throughput grows with workers, of each workload, its parameters and
 * placement under each model that is not one after another. */

enum scaling_status {
    SCALING_FITTED,
    SCALING_POOR,       /* it misses the medians by more than 10 % */
    SCALING_FEW_BLOCKS, /* fewer than STATS_MIN_SAMPLES: no intervals */
    SCALING_FEW_POINTS, /* too few counts of workers: no figures */
    SCALING_NO_FIT,     /* counts that can't tell the terms apart: likewise */
};

/* Of a peak, the value and either bound are INFINITY where there is none. */
struct scaling {
    size_t cell; /* the first that counts here, or would */
    enum scaling_law law;
    enum scaling_status status;
    size_t n;             /* blocks that have all of them, or the fewest */
    size_t points;        /* counts of workers that are fitted */
    unsigned max_workers; /* the highest of them */
    size_t left_out; /* counts whose workers want more PUs than they have */
    unsigned pus;    /* that those have */
    struct interval lambda; /* operations per second */
    struct interval sigma;
    struct interval kappa;
    struct interval peak_workers;
    struct interval peak_ops_per_s; /* or the limit where none is reached */
    double error;
    double r2;
    bool extrapolates; /* peak or limit lie beyond max_workers */
};

/*
 * Both laws of each, in the plan's order. The caller frees *out.
 *
 * A count of more workers than PUs is left out where at least three quarters
 * of these were busy: there it is the PUs that end the scaling, not what the
 * workers share. Those that wait, or hold a lock in turns, have room for more.
 */
int scaling_find(const struct results *r, struct scaling **out, size_t *n,
                 struct err *e);

/* Onto how many PUs a cell's workers were bound; all of the run's, 0 if not
 * known, where they were not. */
unsigned scaling_pus(const struct results *r, size_t cell);

/* Whether there are figures. */
bool scaling_has_fit(const struct scaling *s);

/* Whether it misses the medians by more than 10 %, few blocks or not. */
bool scaling_is_poor(const struct scaling *s);

/* "fitted", "poor fit", "few blocks", "few points", "no fit". */
const char *scaling_status_name(enum scaling_status status);

/* What figures do not say: why there are none, what was left out, what lies
 * beyond what was measured. "" for nothing; parts are separated by "; ". */
enum { SCALING_NOTE_BYTES = 256 };
void scaling_note(const struct scaling *s, char text[SCALING_NOTE_BYTES]);

/* Throughput by block and count of workers, as measured; 0 for none. */
struct scaling_data {
    const double *workers; /* of each point, each another one */
    size_t points;
    const double *rates; /* of each block, those of all points */
    size_t blocks;
};

/*
 * Fits medians over blocks of the ratios to each block's geometric mean, so
 * that what befell a whole block is not taken for scaling; where fewer than
 * STATS_MIN_SAMPLES blocks have all points, medians of the throughputs. The
 * intervals are those of the bootstrap over whole blocks from `seed`, widened
 * for few of them (Hesterberg 2015: percentiles as far out as Student's t is
 * beyond the normal). Of more than 500 blocks, those over medians of
 * neighbours. Sets all of *out that follows from the data: not `cell`
 * and not what was left out.
 */
int scaling_estimate(enum scaling_law law, const struct scaling_data *d,
                     uint64_t seed, struct scaling *out, struct err *e);
