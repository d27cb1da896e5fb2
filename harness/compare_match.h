/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "err.h"
#include "results.h"

#include <stddef.h>

/* Which cell of one run is which of another. */

struct compare_pair {
    size_t base; /* into the runs' cells */
    size_t now;
};

struct compare_match {
    struct compare_pair *pairs; /* in base's order */
    size_t npairs;
    size_t *only_base; /* in each run's own order */
    size_t nonly_base;
    size_t *only_now;
    size_t nonly_now;
};

/*
 * Cells are the same where workload, model, their parameters, workers and
 * placement are; `ignore` ("op,cpu", or NULL) names parameters that are left
 * out of account. One that no cell has is an error, and so is a cell for
 * which there are two. On failure nothing is to be freed.
 */
int compare_match_make(struct compare_match *m, const struct results *base,
                       const struct results *now, const char *ignore,
                       struct err *e);
void compare_match_free(struct compare_match *m);

/* A cell in words, clean: "mixed:op=1ms, gil, 2 workers, per-core". */
enum { COMPARE_LABEL_BYTES = 3072 };
void compare_cell_label(const struct cell *c, char text[COMPARE_LABEL_BYTES]);
