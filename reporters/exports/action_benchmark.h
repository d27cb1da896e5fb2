/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "err.h"
#include "results.h"

#include <stdio.h>

/* What github-action-benchmark calls customBiggerIsBetter and
 * customSmallerIsBetter: the direction belongs to a file, so there are two. */
extern const char action_benchmark_bigger_file[];
extern const char action_benchmark_smaller_file[];

/* Throughput and the speed-up over sequential. */
int action_benchmark_bigger(const struct results *r, FILE *out, struct err *e);
/* Total time and the latency's 99th percentile. */
int action_benchmark_smaller(const struct results *r, FILE *out, struct err *e);
