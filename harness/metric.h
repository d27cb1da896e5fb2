/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sample.h"

/* The figure of a sample that a verdict is about. */
enum metric {
    METRIC_TOTAL,
    METRIC_ELAPSED,
    METRIC_THROUGHPUT,
    METRIC_LATENCY, /* the 99th percentile */
    METRIC_CPU,     /* user and system time */
    METRIC_MEMORY,  /* PSS */
};
enum { METRIC_COUNT = METRIC_MEMORY + 1 };

int metric_parse(const char *name, enum metric *out);
const char *metric_name(enum metric m);

/* The words for a win: "faster", "higher throughput", "less memory", … */
const char *metric_better(enum metric m);

/* The figure, such that less is better (throughput as its inverse); 0 where
 * the sample has none. */
double metric_cost(enum metric m, const struct sample *s);

/* The figures that it looks at: offsets into struct sample, n of them. */
const size_t *metric_figures(enum metric m, size_t *n);
