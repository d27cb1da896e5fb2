/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "err.h"
#include "results.h"

#include <stdbool.h>
#include <stdio.h>

/* What a run that searched found, whatever its kind: the reporters of all runs
 * ask here. A kind is one entry of the table in search_report.c. */

/* Whether the run is a search that this tvp knows; of several, whether any
 * is. */
bool search_report_knows(const struct results *r);

/* Its answer on a terminal, and on the report's page: of one run. */
int search_report_text(const struct results *r, FILE *out, struct err *e);
int search_report_md(const struct results *r, FILE *out, struct err *e);

/* Its tables, into files of their own in `dir`; nothing for other runs. Of
 * several runs each search has its own, named as run_file.h says. */
int search_report_csv(const struct results *r, const char *dir, struct err *e);

/* What to know where a search's verdicts stand beside what it found. */
#define SEARCH_REPORT_STRICTER                                                 \
    "These are judged among all comparisons of the run, and so more strictly " \
    "than each value by itself, which is what the search goes by."
