/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "history.h"

#include <sqlite3.h>

/* What a history's reading and writing have in common. */

struct history {
    sqlite3 *db;
    char *path;
};

/* "<path>: cannot <what>: <SQLite's reason>", and what to do. Returns -1. */
int history_db_error(const struct history *h, const char *what, struct err *e);

int history_db_exec(struct history *h, const char *sql, const char *what,
                    struct err *e);
int history_db_prepare(struct history *h, const char *sql, sqlite3_stmt **out,
                       struct err *e);

/* Runs a statement that gives no rows, and resets it. */
int history_db_run(struct history *h, sqlite3_stmt *s, const char *what,
                   struct err *e);

/* Makes the tables of a file that has none; in a transaction. */
int history_db_create(struct history *h, struct err *e);

/* Binds texts from place 1 on. */
void history_db_bind(sqlite3_stmt *s, const char *const texts[], int n);

/* Entries in any order: "SELECT …"; a WHERE may follow. */
extern const char history_db_entries[];
void history_db_entry(sqlite3_stmt *s, struct history_entry *entry);
