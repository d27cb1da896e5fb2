/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "crossover.h"

/* How one border is found between two values that it lies between. */

/* A field, with what it says: natural logarithms of the first model's cost
 * over the second's. */
struct crossover_point {
    double position; /* on the axis's scale */
    double value;
    size_t blocks;
    size_t n;
    double *logs; /* ascending */
    struct interval log;
    enum crossover_side side;
    bool sure; /* the interval says so */
};

struct crossover_bracket {
    const struct crossover_rules *rules;
    const struct crossover_point *points; /* ascending, without gaps … */
    size_t n;      /* … from the one below the border to that above it */
    double level;  /* the log ratio that it is at */
    double rising; /* 1, or -1 where the log ratio falls through the level */
};

/* As crossover_next; fills in the border's value, interval and `precise`. */
int crossover_border_next(const struct crossover_bracket *b, double *probe,
                          struct crossover_border *out, struct err *e);
