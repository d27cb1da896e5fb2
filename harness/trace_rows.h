/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "err.h"
#include "results.h"
#include "trace.h"

#include <sqlite3.h>
#include <stddef.h>

/* Traces in run.db, for the store and for results. */

int trace_rows_put(sqlite3 *db, size_t cell, const struct trace *t,
                   struct err *e);

/* All of them; a run of before there were traces has none. The caller frees
 * each and *out, also after a failure. */
int trace_rows_get(sqlite3 *db, size_t ncells, struct result_trace **out,
                   size_t *count, struct err *e);
