/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "results.h"
#include "results_join.h"

#include <stdbool.h>
#include <stddef.h>

/* Runs of one report as they followed each other. */

/* The runs' numbers by their start, into `order`; returns how many. Those that
 * don't tell, and those that started at once, stay as they were named. */
size_t run_order(const struct results *joined, size_t order[RESULTS_JOIN_MAX]);

/* Whether two runs were on one machine, as far as its host, its CPU and how
 * much of it was allowed are known. */
bool run_order_same_machine(const struct results *a, const struct results *b);

/* The machine's name, clean: its host, or else its CPU; or "". */
enum { RUN_MACHINE_BYTES = 64 };
void run_order_machine(const struct results *r, char text[RUN_MACHINE_BYTES]);
