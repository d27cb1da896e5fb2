/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "err.h"

#include <stddef.h>
#include <stdio.h>

/* A table for reading: columns as wide as their widest text, two blanks apart,
 * no blanks at ends of lines. Zeroed is empty. */
enum { HISTORY_TABLE_COLUMNS = 9, HISTORY_TABLE_TEXT_BYTES = 192 };

struct history_row {
    char texts[HISTORY_TABLE_COLUMNS][HISTORY_TABLE_TEXT_BYTES];
    char after[HISTORY_TABLE_TEXT_BYTES]; /* a line of its own below, or "" */
};

struct history_table {
    struct history_row *rows;
    size_t n;
    const char *right; /* "rl": which columns are set right */
};

/* A new, empty row; NULL without memory. */
struct history_row *history_table_add(struct history_table *t, struct err *e);
void history_table_print(const struct history_table *t, FILE *out);
void history_table_free(struct history_table *t);
