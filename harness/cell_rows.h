/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cell.h"
#include "err.h"

#include <sqlite3.h>
#include <stddef.h>

/* run.db's table of cells, for the store and for results. They are numbered
 * from `first` on. */
int cell_rows_put(sqlite3 *db, size_t first, const struct cell *cells,
                  size_t count, struct err *e);

/* In their order; the caller frees *out. */
int cell_rows_get(sqlite3 *db, struct cell **out, size_t *count, struct err *e);
