/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "crossover.h"

#include <gsl/gsl_rng.h>
#include <stddef.h>

/* A machine that never was: it answers what two models cost at a value. */

enum { ORACLE_FIELDS = 80, ORACLE_BLOCKS = 64 };

struct oracle {
    const struct search_axis *axis;
    double (*log_ratio)(
        double value); /* of the first's cost over the second's */
    double noise;      /* of each cost's logarithm; one in ten is an outlier */
    double lost;       /* the share of blocks that give no pair */
    gsl_rng *random;
    size_t n;
    struct crossover_field fields[ORACLE_FIELDS];
    double first[ORACLE_FIELDS][ORACLE_BLOCKS];
    double second[ORACLE_FIELDS][ORACLE_BLOCKS];
    size_t blocks; /* of all fields */
};

/* Forgets what was measured; draws from this seed on. */
void oracle_begin(struct oracle *o, uint64_t seed);
void oracle_end(struct oracle *o);

/* One more block at a value. */
void oracle_probe(struct oracle *o, double value);

/* Searches to the end; fails the test when that does not come. */
void oracle_search(struct oracle *o, struct crossover_rules *rules,
                   struct crossover_answer *answer);
