/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "results.h"
#include "run_difference.h"
#include "text_buffer.h"

/* A fact of many runs, by its values, the most frequent first: "Linux 6.1 (38
 * runs), Linux 6.2 (node3, node7)"; "another in each run". */
void runs_grouped(struct text_buffer *out, const struct run_difference *item,
                  const struct results *r);
