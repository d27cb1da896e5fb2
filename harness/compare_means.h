/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "compare.h"
#include "compare_judge.h"
#include "err.h"

#include <stddef.h>

/*
 * Appends the means of one metric's cells, which are the last of c->cells from
 * `first` on; rows[i] is the row of `f` that cell first + i has. A mean's
 * blocks are those in which all of its cells have a figure.
 */
int compare_means_add(struct compare *c, size_t first, const size_t *rows,
                      const struct compare_figures *f,
                      const struct compare_rule *rule, struct err *e);
