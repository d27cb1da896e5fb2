/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "results.h"
#include "search.h"

/* A search that never was: of `workload`, under the models of the list, over
 * the axes ("cpu=0%..100%"; y is NULL for none). Fails the test otherwise. */
void fake_search(struct search *s, const char *kind, const char *workload,
                 const char *models, const char *const axes[2]);

/* As if the search's run had measured them: the cells of the point, numbered
 * after those there are, a block for each of `blocks` costs in ms of each
 * model ([block * models + model]). */
void fake_point(struct results *r, const struct search *s, const double *values,
                const double *costs_ms, size_t blocks);

/* Makes the results those of that search; the caller frees r->search. */
void fake_searched(struct results *r, const struct search *s);
