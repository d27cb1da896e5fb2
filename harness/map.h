/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cell.h"
#include "err.h"
#include "map_field.h"
#include "map_plan.h"
#include "map_values.h"
#include "metric.h"
#include "results.h"
#include "search.h"
#include "search_points.h"

#include <stdbool.h>
#include <stddef.h>

/* The winner over two parameters, as far as a run has found it. */

struct map_axis {
    char key[CELL_NAME_BYTES]; /* a parameter, or "workers" */
    bool workers;
    size_t n;
    double values[MAP_VALUES_MAX];                 /* ascending */
    char texts[MAP_VALUES_MAX][UNITS_TEXT_BYTES];  /* which parse to them */
    char labels[MAP_VALUES_MAX][UNITS_TEXT_BYTES]; /* for people */
};

struct map {
    char workload[CELL_LABEL_BYTES]; /* with its parameters, clean */
    unsigned workers;                /* 0 where an axis has them */
    unsigned cores;                  /* that the run was allowed to use */
    enum metric metric;
    struct map_axis x;
    struct map_axis y;
    struct map_rules rules;
    struct map_field *fields; /* at y * x.n + x */
    size_t nmodels;
    char models[SEARCH_MODELS_MAX][CELL_LABEL_BYTES]; /* clean */
    char initials[SEARCH_MODELS_MAX]; /* one letter each, no two the same */
};

/* What a search of kind "map" asks on a machine, before anything is measured.
 * On failure nothing is to be freed. */
int map_make(struct map *m, const struct search *s,
             struct search_machine machine, struct err *e);

/* What its points say by now of the fields; infers nothing. */
int map_measure(struct map *m, const struct search_points *points,
                struct err *e);

/* What a run of such a search found so far; fields that were never tried are
 * inferred where they can be. On failure nothing is to be freed. */
int map_load(struct map *m, const struct results *r, struct err *e);
void map_free(struct map *m);

/* Whether a run is one of those. */
bool map_is_in(const struct results *r);

/* How many fields have this verdict: of those measured, or of those
 * inferred. */
size_t map_count(const struct map *m, enum map_verdict verdict, bool inferred);
