/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "err.h"
#include "findings.h"
#include "reporter.h"
#include "results.h"

/* Writes each chart that something can be drawn in to <dir>/charts: a .gp
 * script, its .dat, and drawn by gnuplot in `format`: "svg", "png" or "pdf".
 * They are named after their kinds: see chart_kind.h; a traced trial's is
 * timeline-<slug>, and of several runs a search's is its own, crossover-<slug>
 * or map-<slug>.
 */
int chart_write(const struct results *r, const struct report_options *o,
                const char *dir, const char *format, struct err *e);

/* The same of findings that are there; what shows the scaling laws is left out
 * if these were not added. */
int chart_write_found(const struct findings *f, const struct report_options *o,
                      const char *dir, const char *format, struct err *e);

/* The question that a chart answers, by the name of its files with what
 * follows it, and its place where charts are read: what a search found first,
 * timelines last. "" for one that is not known. */
const char *chart_title(const char *name, size_t *place);
