/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "err.h"

#include <stdint.h>

struct sqlite3;

/* A SQLite database whose one table, account (id, total, changes), has so many
 * rows, from id 0 on. */
enum { ACCOUNTS = 1000 };

struct accounts_options {
    const char *journal; /* SQLite's journal_mode */
    const char *sync;    /* SQLite's synchronous */
};

/* What all of the rows add up to. */
struct accounts_sum {
    uint64_t total;
    uint64_t changes;
};

/* Makes the file, with all rows at 0. */
int accounts_create(const char *path, const struct accounts_options *o,
                    struct err *e);

/* A connection that waits for others as long as it takes, and keeps the log of
 * journal_mode wal from growing without end. `db` is the caller's to close,
 * also after a failure. */
int accounts_open(const char *path, const struct accounts_options *o,
                  struct sqlite3 **db, struct err *e);

int accounts_add_up(const char *path, const struct accounts_options *o,
                    struct accounts_sum *sum, struct err *e);

/* Says that `what` failed, what SQLite and the machine say, and what to do.
 * Returns -1. */
int accounts_failed(struct sqlite3 *db, const char *what, struct err *e);
