/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "workload.h"

/* Fills an array with 0 to count - 1 in an order that depends on the worker
 * alone, all of them equally likely (Fisher and Yates, inside out); `count` at
 * most 2^32. */
void shuffle_fill(struct worker *w, uint64_t *order, uint64_t count);
