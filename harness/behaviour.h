/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "err.h"
#include "results.h"

#include <stddef.h>

/* How a cell's trials went beside how long they took. */

/* In the order of the columns of summary.csv; of workers in user mode, where
 * it is the hardware that counts. */
enum trait {
    TRAIT_FAIRNESS,         /* Jain's index of the workers' rates */
    TRAIT_WARMUP,           /* ns until the rate was steady; 0: at once */
    TRAIT_STEADY_OPS_PER_S, /* the rate from then on */
    TRAIT_INSTRUCTIONS_PER_CYCLE,
    TRAIT_INSTRUCTIONS_PER_OP,
    TRAIT_CACHE_MISSES_PER_OP,
    TRAIT_TLB_MISSES_PER_OP,
    TRAIT_MIGRATIONS,
    TRAIT_WARMUP_SHARE, /* of the elapsed time; no column */
    TRAITS,
};
enum { TRAIT_COLUMNS = TRAIT_WARMUP_SHARE };

struct behaviour {
    double median[TRAITS]; /* over the blocks' samples that count and have it;
                            * SAMPLE_ABSENT where none has */
    size_t disturbed;      /* samples that are marked, repeated or not */
};

/* "fairness", "warmup_ns", …: the column's name. */
const char *trait_name(enum trait t);

/* Of one sample; SAMPLE_ABSENT where a figure is missing. */
double trait_of(enum trait t, const struct sample *s);

/* One per cell; the caller frees *out. */
int behaviour_cells(const struct results *r, struct behaviour **out,
                    struct err *e);
