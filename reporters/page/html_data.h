/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "findings.h"

#include <stdio.h>

/* What the page's script reads: two data blocks of JSON, "data-cells" and
 * "data-samples". A sample's columns are arrays of the same length, with all
 * digits, but for latencies that none has: empty; `row` is its record in
 * samples.csv, the first after the header being
 * 1. Statuses are indexes into `statuses`; errors stand by themselves, by
 * index. Of more than HTML_SAMPLES_MAX samples those of every k-th block alone
 * are written, and `every` is k.
 *
 * Of several runs, cells are those of the joined results, each with its run,
 * and samples follow run by run; what leads back to a run is its own: `row` is
 * that of its own samples.csv, and a cell less its run's `first_cell` is the
 * cell_id of its run.db. */
enum { HTML_SAMPLES_MAX = 200000 };
void html_data(FILE *out, const struct findings *f);

/* That k: 1 where all are written. */
unsigned html_samples_every(const struct results *r);

/* How many samples there are, of all runs together. */
size_t html_samples_all(const struct results *r);
