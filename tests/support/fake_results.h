/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "results.h"

#include <stddef.h>

/* A run that never was, to test analyses and reporters with. */
void fake_init(struct results *r);
void fake_free(struct results *r);

/* "name" or "name:params" each; returns the cell's index. */
size_t fake_cell(struct results *r, const char *workload, const char *model,
                 unsigned workers);

/* Blocks must not go back. Create and join are 1 % and 0.5 % of the total;
 * the rest is elapsed. Returns the new sample, for changes. */
struct result_sample *fake_sample(struct results *r, size_t cell,
                                  unsigned block, double total_ms);

/* A sample of every cell in each of `blocks` blocks: medians_ms[i] for cell
 * i, times the same jitter of ± spread in every run. */
void fake_blocks(struct results *r, const double *medians_ms, unsigned blocks,
                 double spread);

/* Latencies of a cell, once all cells are there. */
void fake_latencies(struct results *r, size_t cell, const struct histogram *h);

/* One worker of the latest sample. */
struct result_worker *fake_worker(struct results *r, int64_t index);
