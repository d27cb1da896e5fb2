/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "history_table.h"

#include "label.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

enum { GAP = 2 };

struct history_row *history_table_add(struct history_table *t, struct err *e)
{
    struct history_row *rows = realloc(t->rows, (t->n + 1) * sizeof *rows);

    if (rows == NULL) {
        err_set(e, "no memory for a table of %zu rows", t->n);
        return NULL;
    }
    t->rows = rows;
    rows[t->n] = (struct history_row){0};
    return &rows[t->n++];
}

static size_t width_of(const struct history_table *t, size_t column)
{
    size_t width = 0;

    for (size_t i = 0; i < t->n; i++) {
        size_t columns = label_columns(t->rows[i].texts[column]);
        width = columns > width ? columns : width;
    }
    return width;
}

static void print_row(const struct history_row *row, const char *right,
                      const size_t widths[HISTORY_TABLE_COLUMNS], FILE *out)
{
    size_t owed = 0; /* blanks that are only put if something follows */

    for (size_t i = 0; i < HISTORY_TABLE_COLUMNS; i++) {
        size_t columns = label_columns(row->texts[i]);
        size_t blanks = widths[i] - columns;
        bool sets_right = i < strlen(right) && right[i] == 'r';
        owed += sets_right ? blanks : 0;
        if (columns > 0) {
            fprintf(out, "%*s%s", (int)owed, "", row->texts[i]);
            owed = 0;
        }
        owed += sets_right ? 0 : blanks;
        owed += widths[i] > 0 ? GAP : 0;
    }
    putc('\n', out);
    if (row->after[0] != '\0') {
        fprintf(out, "%s\n", row->after);
    }
}

void history_table_print(const struct history_table *t, FILE *out)
{
    size_t widths[HISTORY_TABLE_COLUMNS];

    for (size_t i = 0; i < HISTORY_TABLE_COLUMNS; i++) {
        widths[i] = width_of(t, i);
    }
    for (size_t i = 0; i < t->n; i++) {
        print_row(&t->rows[i], t->right, widths, out);
    }
}

void history_table_free(struct history_table *t)
{
    free(t->rows);
    *t = (struct history_table){0};
}
