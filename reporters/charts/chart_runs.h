/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "chart_kind.h"

/* What charts of several runs have beside those of one. All but
 * chart_runs_styles do nothing for a run that is reported alone. */

/* Whether runs' trials do unlike counts of operations in what would share a
 * panel, so that their times can't be compared. */
bool chart_runs_unlike(const struct findings *f);

/* A model keeps its colour in every run: runs differ by dash, by shape and by
 * how near the ground they are, which grey paper has too. The style refers to
 * `tone`. */
struct chart_style chart_runs_style(const struct chart_style *model, size_t run,
                                    char tone[CHART_TONE_BYTES]);

/* The style of each of findings.models, of one run or of several: room for
 * nmodels of both, and the styles refer to the tones. */
void chart_runs_styles(const struct findings *f, struct chart_style *styles,
                       char (*tones)[CHART_TONE_BYTES]);

/* Adds to the legend what differs between runs: in lines of their own, at most
 * CHART_RUNS_NOTES. */
enum { CHART_RUNS_NOTES = 4 };
int chart_runs_explain(struct chart *c, struct err *e);
