/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "err.h"
#include "sample.h"

#include <sqlite3.h>
#include <stdbool.h>
#include <stdint.h>

/* What a run that somebody else wrote may say: nothing that would overflow, or
 * that no tvp writes. */

/* Sums of a few figures fit into 64 bits. */
#define RESULTS_FIGURE_MAX INT64_C(1000000000000000000)

/* Whether whole figures have at most 18 digits, and the others are finite. */
bool results_check_figures(const void *record, const struct field *fields);

/* A column's whole number, from 0 to `max`, none as 0; else what `what` names
 * makes no sense. */
int results_check_number(sqlite3_stmt *s, int column, uint32_t max,
                         const char *what, unsigned *out, struct err *e);
