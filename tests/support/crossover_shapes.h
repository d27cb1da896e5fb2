/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "oracle.h"

#include <stdbool.h>

/* Axes, and how two models may compare along them, whose borders are known. */

extern const struct search_axis shape_cpu;     /* 0 % to 100 % */
extern const struct search_axis shape_op;      /* 1 us to 100 ms, logarithmic */
extern const struct search_axis shape_workers; /* 1 to 8 */

/* Readies an oracle that answers so, and the usual rules: a margin of 5 %, at
 * most 28 blocks. */
struct crossover_rules shape_ready(struct oracle *oracle,
                                   const struct search_axis *axis,
                                   double (*log_ratio)(double), double noise,
                                   uint64_t seed);

bool shape_encloses(const struct crossover_border *b, double truth);

/* A line through 0 at 37 %. */
double shape_straight(double v);
/* Threads under a lock: no difference while they seldom compute at a time,
 * then as dear as all of it in a row. 5 % apart at 52.5 %. */
double shape_bent(double v);
/* Two workers under a lock, beside processes that cost 1.2 ms to start and
 * threads 0.2 ms: equal at 1 ms. */
double shape_start_cost(double v);
double shape_alike(double v);
double shape_apart(double v);
/* The second wins, then the first, then the second: 0 at 20 % and at 70 %. */
double shape_twice(double v);
/* No difference, then the second model, then none. */
double shape_hill(double v);
/* As far apart as the margin at the very end. */
double shape_late(double v);
double shape_between_3_and_4(double v);
double shape_falling(double v);
/* No difference at 50 %, between two winners. */
double shape_slow(double v);
