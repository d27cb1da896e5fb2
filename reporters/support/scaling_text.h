/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "findings.h"

#include <stdio.h>

/* One of the intervals of `s`, times `factor`: "0.5 % [0.1, 1.2]", or "3.1
 * workers [2.5, 4.0]"; "…" is no bound. */
enum { SCALING_RANGE_BYTES = 128 };
void scaling_range(char text[SCALING_RANGE_BYTES], const struct scaling *s,
                   const struct interval *i, double factor, const char *unit);

/* Scaling laws for reading. Needs findings_add_laws. */

/* What a panel's models are found to do, in at most SCALING_TEXT_LINES lines,
 * from 0: "Serial share (Amdahl): threads 0.5 % [0.1, 1.2], gil 98 % [97, 99]",
 * and "Most throughput (USL): gil at 3.1 workers [2.5, 4.0]" of those that
 * clearly have a peak within what was measured. -1 when there is nothing. */
enum { SCALING_TEXT_LINES = 2 };
int scaling_line(const struct findings *f, size_t panel, size_t line,
                 char text[SENTENCE_BYTES]);

/* A section of a page: every fit, and why others are missing. */
void scaling_section(FILE *out, const struct findings *f);
