/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "err.h"
#include "reporter.h"
#include "results.h"

/* Writes <dir>/charts/speedup, total-time and time, a timeline-<slug> for each
 * traced trial, and crossover or map for a run that looked for one, each as a
 * .gp script, its .dat, and drawn by gnuplot in `format`: "svg", "png" or
 * "pdf". A chart that nothing can be drawn in is left out. Of several runs a
 * search's is its own, crossover-<slug> or map-<slug>.
 */
int chart_write(const struct results *r, const struct report_options *o,
                const char *dir, const char *format, struct err *e);
