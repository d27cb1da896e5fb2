/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "err.h"
#include "stats.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* One field of a map: who wins at a pair of values, and by how much. */

enum map_verdict {
    MAP_NOT_MEASURED,
    MAP_UNDECIDED,     /* fewer than STATS_MIN_SAMPLES blocks */
    MAP_NO_DIFFERENCE, /* the interval has 1 in it */
    MAP_WINS,
};

struct map_field {
    unsigned tried;        /* blocks … */
    unsigned n;            /* … in which every model has a usable sample */
    size_t winner;         /* the model with the least cost … */
    size_t runner_up;      /* … and that which it is least sure to beat */
    struct interval ratio; /* runner-up's cost over winner's */
    enum map_verdict verdict;
    bool inferred; /* never tried: winner and verdict are those around it */
};

/*
 * Fills in all but `tried` and `inferred` from what each model cost in each
 * of n blocks: costs[block * nmodels + model], above 0; 0 blocks will do.
 * The winner is the model that is ahead, by centres of paired ratios, of all
 * others, and it wins when its interval over each of them excludes 1.
 */
int map_field_judge(struct map_field *f, const double *costs, unsigned n,
                    size_t nmodels, uint64_t seed, struct err *e);

/* "wins", "no difference", "undecided", "not measured". */
const char *map_verdict_name(enum map_verdict verdict);
