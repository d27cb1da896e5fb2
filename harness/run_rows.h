/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "err.h"
#include "sql.h"
#include "store.h"

/* The run in run.db: one row. */
int run_rows_put(sqlite3 *db, const struct store_run *run, struct err *e);

/* Fails when there is none: the run was cut before it began. */
int run_rows_get(sqlite3 *db, struct store_run *run, struct err *e);

/* For sql_present_list: a column that older and other programs' runs lack. */
extern const struct field run_decide_field[];
