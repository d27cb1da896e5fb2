/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "err.h"
#include "findings.h"
#include "reporter.h"
#include "results.h"

/* Writes <dir>/charts/speedup, total-time and time, latency and
 * latency-distribution, a timeline-<slug> for each traced trial, and crossover
 * or map for a run that looked for one, each as a .gp script, its .dat, and
 * drawn by gnuplot in `format`: "svg", "png" or "pdf". A chart that nothing can be drawn in is left out.
 */
int chart_write(const struct results *r, const struct report_options *o,
                const char *dir, const char *format, struct err *e);

/* The same of findings that are there. */
int chart_write_found(const struct findings *f, const struct report_options *o,
                      const char *dir, const char *format, struct err *e);

/* The question that a chart answers, by the name of its files with what
 * follows it, and its place where charts are read: what a search found first,
 * timelines last. "" for one that is not known. */
const char *chart_title(const char *name, size_t *place);
