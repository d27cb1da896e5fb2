/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "err.h"
#include "sample.h"

#include <sqlite3.h>
#include <stdbool.h>
#include <stdint.h>

/* What the store and results share to speak SQLite. */

/* `e` says "cannot <what>: <SQLite's reason>". Returns -1. */
int sql_error(sqlite3 *db, const char *what, struct err *e);

int sql_exec(sqlite3 *db, const char *sql, const char *what, struct err *e);
int sql_prepare(sqlite3 *db, const char *sql, sqlite3_stmt **out,
                struct err *e);

/* Runs a prepared statement that gives no rows, and resets it. */
int sql_run(sqlite3 *db, sqlite3_stmt *statement, const char *what,
            struct err *e);

/* Opens run.db and checks that it is one that this program reads; or, not to
 * write, a merged file: see merged.h. One that is to be written and is not
 * there is made, without anything in it. */
int sql_open(const char *path, bool write, sqlite3 **out, struct err *e);

/* Binds, or reads, a record's figures at consecutive columns from `at`. */
void sql_bind_fields(sqlite3_stmt *s, int at, const void *record,
                     const struct field *fields);
void sql_read_fields(sqlite3_stmt *s, int at, void *record,
                     const struct field *fields);

/* Copies a column's text, cut to fit. */
void sql_read_text(sqlite3_stmt *s, int column, char *out, size_t bytes);

/* The list of a table's fields for a SELECT that reads what older and other
 * programs wrote: NULL stands for those that the table does not have. */
int sql_present_list(sqlite3 *db, const char *table, const struct field *fields,
                     char *out, size_t bytes, struct err *e);

/* "name INTEGER, name REAL, …" or "name, name, …" or "?, ?, …". */
enum sql_list { SQL_DECLARED, SQL_NAMED, SQL_MARKS };
void sql_field_list(const struct field *fields, enum sql_list how, char *out,
                    size_t bytes);

enum { SQL_TEXT_BYTES = 4096 };
