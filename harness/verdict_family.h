/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "analysis.h"

struct verdict_family {
    const struct results *r;
    const double *costs; /* by the verdicts' metric: see pairing_costs */
    size_t nblocks;
};

/* Judges all verdicts for one metric together (stats_flips): fills in their
 * p, p_adjusted, level, among and kind. */
int verdict_family_judge(const struct verdict_family *f, struct verdict *v,
                         size_t n, struct err *e);
