/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "err.h"

#include <sqlite3.h>

/* Remarks in run.db, each of a kind, with the time of now. */
int event_rows_put(sqlite3 *db, const char *kind, const char *text,
                   struct err *e);

/* The newest remark of a kind, to be freed; "" for none. */
int event_rows_newest(sqlite3 *db, const char *kind, char **out, struct err *e);
