/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "results.h"
#include "search.h"

#include <stddef.h>

/* What a search has measured so far, by point. */

struct search_point {
    double values[SEARCH_AXES_MAX]; /* of each axis */
    size_t cell;   /* of the first model; the others' follow it */
    size_t blocks; /* that were tried */
    double *costs; /* [block * models + model]; 0: no usable sample */
};

struct search_points {
    size_t models;
    size_t naxes;
    struct search_point *list; /* in the order of their first blocks */
    size_t count;
};

/* The points of a run so far. On failure nothing is to be freed. */
int search_points_load(struct search_points *p, const struct search *s,
                       const struct results *r, struct err *e);
void search_points_free(struct search_points *p);

/* NULL when nothing was measured there. */
struct search_point *search_points_find(const struct search_points *p,
                                        const double *values);

/* A new one, without blocks; NULL when out of memory. */
struct search_point *search_points_add(struct search_points *p,
                                       const double *values, size_t cell,
                                       struct err *e);

/* One more block of a point: a cost (metric_cost) for each model. */
int search_points_put(struct search_points *p, struct search_point *at,
                      const double *costs, struct err *e);

/* How dear model `a` is over model `b`: cost of a, and of b, of each block that
 * has both, into two arrays with room for at->blocks. Returns how many. */
size_t search_point_pairs(const struct search_points *p,
                          const struct search_point *at, const size_t ab[2],
                          double *costs_a, double *costs_b);
