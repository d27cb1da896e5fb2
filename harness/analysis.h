/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "err.h"
#include "metric.h"
#include "results.h"
#include "stats.h"

#include <stdbool.h>
#include <stddef.h>

/* What a run says, computed from its samples. Usable samples alone count. */

/* The figure that a workload counts beside time, such as updates_lost. */
struct counted {
    const char *name; /* "" for none; the results' */
    double median;
    double least; /* of any block */
    double most;
};

/* One cell. An interval whose `value` is 0 does not apply. */
struct summary {
    size_t cell; /* into results.cells */
    size_t n;    /* usable samples */
    struct interval elapsed_ns;
    struct interval total_ns;
    struct interval create_ns;
    struct interval join_ns;
    struct interval ops_per_s;
    struct interval latency_p50_ns;
    struct interval latency_p99_ns;
    struct interval speedup; /* total of sequential over this, paired */
    struct counted counted;
    struct interval pss_bytes;
    unsigned beside; /* workers that had no operations to do, but worked on
                      * something else as long as the others did theirs */
};

/* One per cell, in the order of results.cells; the caller frees *out. */
int analysis_summaries(const struct results *r, struct summary **out,
                       struct err *e);

/* Whether a cell's total times, in the order in which they were taken, look
 * like independent draws from one distribution. */
struct stationarity {
    size_t n; /* usable samples; fewer than STATS_MIN_SAMPLES: no tests */
    size_t outliers; /* that are marked: see stats_outliers, on the log */
    double drift;    /* change over the run: 0.08 for 8 % more at the end */
    double drift_p;  /* Mann-Kendall's, Holm-corrected over cells; -1: none */
    double autocorrelation;   /* lag 1, on the log … */
    double autocorrelation_p; /* … as drift_p */
};

/* One per cell; and of each sample whether it is an outlier in its cell, -1
 * where the cell has too few or the sample is not usable. The caller frees
 * both. */
int analysis_stationarity(const struct results *r, struct stationarity **out,
                          signed char **outliers, struct err *e);

enum verdict_kind {
    VERDICT_WINS,          /* the interval excludes 1, p_adjusted <= level */
    VERDICT_NO_DIFFERENCE, /* the interval does not exclude 1 */
    VERDICT_UNDECIDED,     /* too few blocks, or not clear among so many */
};

/* Two models on the same work: `winner` is the one with the lower cost. */
struct verdict {
    enum metric metric;
    size_t winner; /* into results.cells */
    size_t runner_up;
    size_t n;              /* blocks in which both have a usable sample */
    struct interval ratio; /* runner-up's cost over winner's: at least 1 */
    double p;              /* how often chance alone is as clear … */
    double p_adjusted;     /* … in any of the verdicts for this metric */
    double level;          /* what p_adjusted must not exceed: see looks.h */
    size_t among;          /* so many verdicts */
    enum verdict_kind kind;
};

/*
 * Every pair of models on the same work, for one metric: grouped by work in
 * the plan's order; in a group the best model against each other one first,
 * from its closest rival on, then the rest. The caller frees *out.
 */
int analysis_verdicts(const struct results *r, enum metric metric,
                      struct verdict **out, size_t *n, struct err *e);

/* The same for each metric that the samples have: the run's first, then the
 * others in their order. Each metric's verdicts are judged by themselves. */
int analysis_every_verdict(const struct results *r, struct verdict **out,
                           size_t *n, struct err *e);

const char *verdict_kind_name(enum verdict_kind kind);

/* How far verdicts got: there is a clear winner, or, where not, the interval
 * is no wider than `precision` (0.02 for 2 %, as (high - low) / value) on at
 * least STATS_MIN_SAMPLES blocks, or neither. */
struct verdict_count {
    size_t decided;
    size_t precise;
    size_t open;
};
struct verdict_count analysis_count(const struct verdict *v, size_t n,
                                    double precision);

/* Whether each verdict's interval is so narrow, winner or not. */
bool analysis_precise(const struct verdict *v, size_t n, double precision);

/* How far from 1 a ratio may be after all: 0.03 for [0.98, 1.03]. */
double verdict_reach(const struct verdict *v);

enum { SENTENCE_BYTES = 768 };

/*
 * One sentence for the group of verdicts that starts at v[0]; *used says how
 * many of the n belong to the group. Such as "primes, 2 workers: processes
 * and threads (no difference) 1.93× faster than gil [1.90, 1.96]".
 */
void analysis_sentence(const struct results *r, enum metric metric,
                       const struct verdict *v, size_t n, size_t *used,
                       char text[SENTENCE_BYTES]);
