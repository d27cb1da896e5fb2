/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "runner.h"
#include "search.h"
#include "search_points.h"
#include "topology.h"

#include <stdbool.h>
#include <stddef.h>

/*
 * A run that grows while it goes on: whoever searches names a point, and one
 * more block of that point's cells is measured and stored. A block holds the
 * cells of one point, in random order; blocks are numbered over the whole run.
 * The search must outlive the prober.
 */
struct prober;

/* A new run in options->dir, which exists. On failure (-1), and when a signal
 * came first (its number), nothing is open. */
int prober_start(struct prober **out, const struct search *s,
                 const struct topology *topology,
                 const struct runner_options *options, struct err *e);

/* The rest of a search that was cut; returns likewise. */
int prober_resume(struct prober **out, const struct search *s,
                  const struct topology *topology,
                  const struct runner_options *options, struct err *e);

/* All that was measured so far, this run's earlier parts included. */
const struct search_points *prober_points(const struct prober *p);

/* How many blocks are about to come, for the time that is left to be said; 0,
 * as at first, when nobody knows. */
void prober_expect(struct prober *p, size_t blocks);

/*
 * Measures one more block at the values of the search's axes; the first one
 * there calibrates the workload for them. Returns 1 when a signal or the time
 * limit came instead: the search is to end with what there is. -1 also when
 * the workload does not run there.
 */
int prober_probe(struct prober *p, const double *values, struct err *e);

/* Ends the run and frees the prober: `result` is what the search came to (-1
 * failed), `why` says why there are no more blocks, unless a signal or the time
 * limit came. Returns `result`, or -1 when that could not be stored; 0 after a
 * signal. */
int prober_end(struct prober *p, int result, const char *why,
               struct runner_outcome *out, struct err *e);
