/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "results.h"

/*
 * Samples and workers of a run, packed: a million samples with two workers
 * each take some 300 MB, and three times that as they are. To be filled in
 * their order, finished once, and then read through results.h.
 */
struct result_rows;

int result_rows_create(struct result_rows **out, struct err *e);
void result_rows_free(struct result_rows *rows); /* NULL is safe */

int result_rows_add_sample(struct result_rows *rows,
                           const struct result_sample *s, struct err *e);
int result_rows_add_worker(struct result_rows *rows,
                           const struct result_worker *w, struct err *e);
int result_rows_finish(struct result_rows *rows, struct err *e);
