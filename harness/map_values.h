/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stdbool.h>
#include <stddef.h>

/* Where a map looks along one of its axes: both ends and round numbers
 * between them. */

enum { MAP_VALUES_MIN = 2, MAP_VALUES_MAX = 32 };

struct map_range {
    double low;
    double high; /* above low */
    bool log;    /* low above 0 */
    bool binary; /* powers of two are round, not of ten */
    bool whole;  /* nothing between whole numbers */
};

struct map_values {
    double at[MAP_VALUES_MAX]; /* ascending */
    size_t n;
};

/* At most `most` of them, from MAP_VALUES_MIN to MAP_VALUES_MAX: evenly spaced
 * but at the ends, in the finest steps that are round. */
void map_values_choose(const struct map_range *r, size_t most,
                       struct map_values *out);
