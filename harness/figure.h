/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stats.h"

enum { FIGURE_BYTES = 64 };

/* An interval for reading, in two parts; both "" where it does not apply. */
struct figure {
    char value[FIGURE_BYTES]; /* "12.3 ms" */
    char range[FIGURE_BYTES]; /* "[12.1, 12.6]", in the same unit */
};

/* "1.93×": with so many digits that an interval that excludes 1 says so. */
struct figure figure_ratio(const struct interval *i);

struct figure figure_duration(const struct interval *i_ns);

/* "8.12 M/s" */
struct figure figure_rate(const struct interval *i_per_s);
