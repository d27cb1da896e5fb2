/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stats.h"

#include <stddef.h>

/*
 * By how much later costs are higher than earlier ones: the median of the
 * ratios of all pairs, and the 95 % interval of ratios that the rank sum test
 * does not tell from it (Hodges & Lehmann 1963; Moses 1965; exact chances
 * unless the pairs are very many, normal ones then). Fewer than 2 and 8,
 * 3 and 5, or 4 and 4 can't give 95 %: their range. Of more than SHIFT_MOST on
 * a side, those nearest to the other. All 0 without memory, or where a side has
 * none.
 */
enum { SHIFT_MOST = 500 };
struct interval shift_ratio(const double *before, size_t n, const double *after,
                            size_t m);
