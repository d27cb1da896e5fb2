/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "err.h"
#include "trend.h"

#include <stdio.h>

/* A trend for reading: a row for each run, a small plot, and what changed. */
int trend_print(const struct trend *t, const struct trend_scope *s, FILE *out,
                struct err *e);

/* What a change is, in a sentence, without and with what else changed there:
 * "1.08× [1.07, 1.10] from def5678 on (after abc1234; p 0.001)". */
enum { TREND_SENTENCE_BYTES = 1024 };
void trend_sentence(const struct trend *t, size_t change,
                    char text[TREND_SENTENCE_BYTES]);

/* The plot alone: points, one column each or of several their median, and
 * changes, where "┊" stands, unless there are more of these than have room; of
 * what counts fewer than 2 give nothing. Those that do not count ("!") may be
 * beyond the scale. */
void trend_plot(const struct trend *t, FILE *out);
