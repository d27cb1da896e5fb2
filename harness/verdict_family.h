/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "analysis.h"
#include "pairing.h"

/* Judges all verdicts for one metric together (stats_flips): fills in their
 * p, p_adjusted, level, among and kind. */
int verdict_family_judge(const struct results *r, const struct pairing *p,
                         struct verdict *v, size_t n, struct err *e);
