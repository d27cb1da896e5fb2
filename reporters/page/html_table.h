/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "figure.h"
#include "findings.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

/* A table of the page: its script sorts it by any column, filters its rows by
 * what their cells are, and leads from a row to its cells' samples. Rows beyond
 * HTML_ROWS_MAX are left to the CSV file that the table's foot names. Of
 * several runs, the first column is the label of a row's run. */

enum { HTML_ROWS_MAX = 1000 };

enum html_kind {
    HTML_WORDS, /* sorted as text, but numbers in it as numbers */
    HTML_NUMBER,
};

struct html_column {
    const char *title;
    enum html_kind kind;
};

struct html_table {
    FILE *out;
    const struct findings *f;
    const char *id;
    const char *caption;
    const char *file;                  /* that has all of it */
    const struct html_column *columns; /* ended by one without a title */
    bool of_runs; /* rows are of several runs: no column names one */
    size_t rows;  /* so far, the left out ones too */
};

void html_table_begin(struct html_table *t);
void html_table_end(const struct html_table *t);

/* False for a row that is left out: no fields and no end then. The row is of
 * these cells, into results.cells. */
bool html_row_begin(struct html_table *t, const size_t *cells, size_t ncells);
void html_row_end(const struct html_table *t);

/* One field of the row. A key is what a number is sorted by: not finite, or of
 * an empty text, the row comes last. */
void html_field_text(struct html_table *t, const char *text);
void html_field_word(struct html_table *t, const char *text); /* in one line */
void html_field_model(struct html_table *t, size_t cell);
void html_field_number(struct html_table *t, double key, const char *text);
void html_field_count(struct html_table *t, size_t count);
void html_field_figure(struct html_table *t, double key,
                       const struct figure *figure);

/* The workload, its parameters, and the placement where there are several. */
void html_field_work(struct html_table *t, size_t cell);

/* Which of the page's model colours a cell has: an index into findings.models;
 * 0 where there is none. */
size_t html_model_of(const struct findings *f, size_t cell);
