/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "map_field.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * Which fields of a map get the next trials. A pure function of what is known
 * so far: first every other field in both directions, then those that the
 * border passes through. A field of which all that surround it are sure of
 * the same winner is inferred, and never measured.
 */

struct map_rules {
    size_t nx;
    size_t ny;
    unsigned min_blocks; /* of a field that is measured at all */
    unsigned max_blocks;
    double margin; /* 0.05: an interval up to 1.05 is surely no difference */
    uint64_t seed; /* of the order in a round */
};

/* Whether the field at index y * nx + x is one of the first look's. */
bool map_plan_opens(const struct map_rules *r, size_t index);

/* The fields that get one more block each, in random order, into `out` with
 * room for all; returns how many: 0 when the map is done. */
size_t map_plan_round(const struct map_rules *r, const struct map_field *fields,
                      size_t *out);

/* How many blocks are to come as far as is known by now: of each field that
 * cannot be inferred yet the fewest, of one that is not sure one more. */
size_t map_plan_left(const struct map_rules *r, const struct map_field *fields);

/* Gives each field that was never tried, and that all is sure and alike
 * around, the verdict and the winner of what surrounds it. */
void map_plan_infer(const struct map_rules *r, struct map_field *fields);
