/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "findings.h"

#include <stddef.h>

/* What other metrics than the run's say: the best model of each work against
 * its closest rival. Elapsed time stands for throughput too, whose ratios are
 * the same since all models do as many operations. */

enum { METRIC_FIELDS = 6, METRIC_FIELD_BYTES = 320 };
struct metric_row {
    char fields[METRIC_FIELDS][METRIC_FIELD_BYTES];
};

extern const char *const metric_table_headings[METRIC_FIELDS];

/* The next row from *at, 0 at first; needs findings_add_metrics. -1 when there
 * are no more. */
int metric_table_next(const struct findings *f, size_t *at,
                      struct metric_row *row);
