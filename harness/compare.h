/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "err.h"
#include "metric.h"
#include "results.h"
#include "stats.h"

#include <stdbool.h>
#include <stddef.h>

/*
 * Did NEW get worse than BASE? Cell by cell, and for each of a set of metrics,
 * the ratio of what an operation costs: above 1 is worse, whatever the metric.
 * A cell is found again by its workload, model, their parameters, workers and
 * placement; counts of operations may differ.
 */

enum compare_kind {
    COMPARE_SAME,      /* the interval lies within the threshold */
    COMPARE_BETTER,    /* clear, and beyond the threshold */
    COMPARE_WORSE,     /* likewise */
    COMPARE_UNDECIDED, /* neither: too few blocks, or too wide an interval */
};

/* "same", "better", … */
const char *compare_kind_name(enum compare_kind kind);

/* The share that a difference must exceed, unless somebody says otherwise. */
#define COMPARE_THRESHOLD 0.05

/* A machine drifts between two runs, which blocks of one run don't show. So of
 * runs that were not measured in turn, a difference has to be clear of this
 * part of the threshold, rather than of 0. */
#define COMPARE_DRIFT 0.5

/* What p_adjusted (p, with `each`) must not exceed. */
#define COMPARE_LEVEL 0.05

struct compare_options {
    double thresholds[METRIC_COUNT]; /* 0.05 for 5 %; 0: the plan's, or
                                      * COMPARE_THRESHOLD */
    bool metrics[METRIC_COUNT];      /* none: the one that BASE is about */
    bool each;          /* cells are judged each by itself: more alarms */
    bool cross_machine; /* what is compared is each cell's speed-up over
                         * sequential in its own run */
    const char *ignore; /* parameters that need not be the same to find a cell
                         * again, "op,cpu"; NULL for none */
    const char *allow;  /* facts about the machine that may differ, as
                         * compare_fact names them; NULL for none */
};

/* One cell by one metric. */
struct compare_cell {
    enum metric metric;
    size_t base; /* into base's cells */
    size_t now;  /* into now's */
    size_t n_base;
    size_t n_now;          /* blocks that count; the same where paired */
    struct interval ratio; /* cost of NEW over BASE, or of its speed-ups'
                            * inverses; value 0: not to be had */
    double p;              /* how often chance alone is as clear … */
    double p_adjusted;     /* … in any of the cells for this metric */
    double threshold;
    enum compare_kind kind;
};

/* The geometric mean of the ratios of a workload's cells under one model,
 * whatever their parameters. */
struct compare_mean {
    enum metric metric;
    size_t first; /* of its cells, into compare.cells: see compare_in_mean */
    size_t cells; /* how many; those that both runs have figures of */
    struct interval ratio; /* as a cell's … */
    double p;
    double p_adjusted; /* … in any of the means for this metric */
    double threshold;
    enum compare_kind kind;
};

/* A fact about the machine that is not the same in both. */
struct compare_fact {
    char name[64]; /* "CPU model" */
    char base[256];
    char now[256];
    bool matters; /* times on one are not times on the other */
};

enum { COMPARE_NOTES = 12, COMPARE_NOTE_BYTES = 512 };

struct compare {
    const struct results *base;
    const struct results *now;
    bool paired;   /* measured in turn: ratios are taken inside blocks */
    bool relative; /* speed-ups: see cross_machine */
    bool adjusted; /* kinds are by p_adjusted */
    bool refused;  /* on failure: for what the runs are, and not for want of
                    * memory */
    struct compare_cell *cells; /* by metric, then in base's order */
    size_t ncells;
    struct compare_mean *means;
    size_t nmeans;
    size_t *only_base; /* cells that the other run lacks */
    size_t nonly_base;
    size_t *only_now;
    size_t nonly_now;
    struct compare_fact *facts;
    size_t nfacts;
    char notes[COMPARE_NOTES][COMPARE_NOTE_BYTES]; /* what to know before
                                                    * believing it, sentences */
    size_t nnotes;
};

/*
 * Keeps both, which must outlast it. Runs of machines that differ in what
 * matters are refused unless that is allowed or cross_machine; so are runs
 * with no cell in common. On failure nothing is to be freed.
 */
int compare_make(struct compare *c, const struct results *base,
                 const struct results *now, const struct compare_options *o,
                 struct err *e);
void compare_free(struct compare *c);

/* How many cells are of a kind. */
size_t compare_count(const struct compare *c, enum compare_kind kind);

/* Whether a cell, by its place in c->cells, is one of the mean's. */
bool compare_in_mean(const struct compare *c, const struct compare_mean *m,
                     size_t cell);
