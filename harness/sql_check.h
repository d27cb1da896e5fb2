/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "err.h"

#include <sqlite3.h>

/* What is looked for in a database before anything in it is believed. */

/* What to do about a run.db that is damaged. Not sqlite3's .recover, which many
 * builds of it lack, and which says so only by "SQL logic error"; .dump reads
 * a table from both ends, and goes round what is damaged in between. */
#define SQL_CHECK_REMEDY                                                       \
    "put back a copy of it, or save what can be read: mkdir NEW; (echo "       \
    "'PRAGMA application_id=1953919025; PRAGMA user_version=3;'; sqlite3 "     \
    "FILE .dump | sed 's/^ROLLBACK.*/COMMIT;/') | sqlite3 NEW/run.db"

/* That a path is a file (opening a pipe would wait for ever), with something
 * in it. */
int sql_check_file(const char *path, struct err *e);

/* That nothing in it has SQLite compute, as a view may for ever: a tvp writes
 * tables and indices of columns alone. */
int sql_check_plain(sqlite3 *db, struct err *e);

/* That a run.db, or a merged file, is whole as far as SQLite can tell and has
 * the tables of a run. A figure that was changed inside of a row, with the row
 * as long as before, is not seen: SQLite keeps no checksums. Reads all of it.
 */
int sql_check_whole(sqlite3 *db, struct err *e);
