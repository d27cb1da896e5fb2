/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "results.h"

/* How the run itself went: what to know before believing its figures. */
enum { TALLY_LINES = 5, TALLY_TEXT_BYTES = 512 };

/* Line 0 to TALLY_LINES - 1, clean: samples, how many were lost, and
 * how many are missing from blocks before the last; how many
 * were disturbed, and by what; why no more blocks were measured; the share of
 * the time that was spent in timed work; what disturbed the machine. -1 when
 * there is nothing to say. */
int tally_line(const struct results *r, size_t line,
               char text[TALLY_TEXT_BYTES]);
