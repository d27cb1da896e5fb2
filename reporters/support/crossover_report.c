/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a run of `tvp crossover` found, as text and tables. */
#include "crossover_found.h"
#include "text_out.h"

#include "figure.h"
#include "label.h"

#include <stdio.h>

enum { FIELD_BYTES = 2 * FIGURE_BYTES + 2, COLUMNS = 6, MODEL_COLUMNS = 20 };

struct row {
    char fields[COLUMNS][FIELD_BYTES];
};

static void cost_text(double value, enum metric metric, char text[FIELD_BYTES])
{
    const struct interval i = {value, value, value};

    text[0] = '\0';
    if (metric == METRIC_THROUGHPUT) {
        snprintf(text, FIELD_BYTES, "%s", figure_rate(&i).value);
    } else if (metric == METRIC_MEMORY && value > 0.0) {
        snprintf(text, FIELD_BYTES, "%.1f MiB", value / 1048576.0);
    } else if (metric != METRIC_MEMORY) {
        snprintf(text, FIELD_BYTES, "%s", figure_duration(&i).value);
    }
}

static void headings(const struct crossover_found *f, struct row *row)
{
    *row = (struct row){0};
    snprintf(row->fields[0], FIELD_BYTES, "%.100s", f->search.axes[0].key);
    for (size_t i = 0; i < 2; i++) {
        char name[CELL_LABEL_BYTES];
        label_clean(search_model(&f->search, i), name, sizeof name);
        label_shorten(name, MODEL_COLUMNS);
        snprintf(row->fields[1 + i], FIELD_BYTES, "%.100s", name);
    }
    snprintf(row->fields[3], FIELD_BYTES, "ratio");
    snprintf(row->fields[4], FIELD_BYTES, "winner");
    snprintf(row->fields[5], FIELD_BYTES, "blocks");
}

static void make_row(const struct crossover_found *f, size_t field,
                     struct row *row)
{
    const struct crossover_field *of = &f->table.fields[field];
    enum metric metric = f->search.plan.metric;
    char side[CELL_LABEL_BYTES + 8];
    struct interval ratio;

    *row = (struct row){0};
    search_axis_short(&f->search.axes[0], of->value, row->fields[0]);
    snprintf(row->fields[5], FIELD_BYTES, "%zu", of->n);
    if (of->n == 0) {
        snprintf(row->fields[4], FIELD_BYTES, "no usable sample");
        return;
    }
    enum crossover_side who = crossover_side_of(&f->table.rules, of, &ratio);
    cost_text(crossover_found_median(f, of->first, of->n), metric,
              row->fields[1]);
    cost_text(crossover_found_median(f, of->second, of->n), metric,
              row->fields[2]);
    struct figure figure = figure_ratio(&ratio);
    snprintf(row->fields[3], FIELD_BYTES, "%s %s", figure.value, figure.range);
    crossover_side_text(&f->search, who, side);
    if (who != CROSSOVER_NONE && who != CROSSOVER_UNCLEAR) {
        label_clean(search_model(&f->search, who == CROSSOVER_FIRST ? 0 : 1),
                    side, sizeof side);
        label_shorten(side, MODEL_COLUMNS);
    }
    snprintf(row->fields[4], FIELD_BYTES, "%.100s", side);
}

static void widen(size_t widths[COLUMNS], const struct row *row)
{
    for (size_t i = 0; i < COLUMNS; i++) {
        size_t columns = label_columns(row->fields[i]);
        widths[i] = columns > widths[i] ? columns : widths[i];
    }
}

static void put_row(FILE *out, const size_t widths[COLUMNS],
                    const struct row *row)
{
    for (size_t i = 0; i < COLUMNS; i++) {
        int pad = (int)(widths[i] - label_columns(row->fields[i]));
        bool right = i < 3 || i == COLUMNS - 1;
        bool last = i == COLUMNS - 1;
        fprintf(out, "  %*s%s%*s", right ? pad : 0, "", row->fields[i],
                right || last ? 0 : pad, "");
    }
    putc('\n', out);
}

static void put_table(FILE *out, const struct crossover_found *f)
{
    size_t widths[COLUMNS] = {0};
    struct row row;

    headings(f, &row);
    widen(widths, &row);
    for (size_t i = 0; i < f->table.n; i++) {
        make_row(f, i, &row);
        widen(widths, &row);
    }
    headings(f, &row);
    put_row(out, widths, &row);
    for (size_t i = 0; i < f->table.n; i++) {
        make_row(f, i, &row);
        put_row(out, widths, &row);
    }
}

static void explain(const struct crossover_found *f,
                    char text[CROSSOVER_TEXT_BYTES])
{
    char first[CELL_LABEL_BYTES];
    char second[CELL_LABEL_BYTES];

    label_clean(search_model(&f->search, 0), first, sizeof first);
    label_clean(search_model(&f->search, 1), second, sizeof second);
    snprintf(text, CROSSOVER_TEXT_BYTES,
             "Medians by %s; the ratio is %.100s over %.100s, paired in "
             "blocks, with its 95 %% interval.",
             metric_name(f->search.plan.metric), first, second);
}

int crossover_report_text(const struct results *r, FILE *out, struct err *e)
{
    struct crossover_found f;
    char text[CROSSOVER_TEXT_BYTES];

    if (crossover_found_make(&f, r, e)) {
        return -1;
    }
    crossover_found_sentence(&f, text);
    text_wrapped(out, text);
    crossover_found_note(&f, text);
    if (text[0] != '\0') {
        text_wrapped(out, text);
    }
    putc('\n', out);
    put_table(out, &f);
    putc('\n', out);
    explain(&f, text);
    text_wrapped(out, text);
    crossover_found_free(&f);
    return 0;
}

static void put_md_row(FILE *out, const struct row *row)
{
    putc('|', out);
    for (size_t i = 0; i < COLUMNS; i++) {
        fprintf(out, " %s |", row->fields[i]);
    }
    putc('\n', out);
}

int crossover_report_md(const struct results *r, FILE *out, struct err *e)
{
    struct crossover_found f;
    char text[CROSSOVER_TEXT_BYTES];
    struct row row;

    if (crossover_found_make(&f, r, e)) {
        return -1;
    }
    crossover_found_sentence(&f, text);
    fprintf(out, "**%s**\n\n", text);
    crossover_found_note(&f, text);
    fprintf(out, "%s%s", text, text[0] != '\0' ? "\n\n" : "");
    headings(&f, &row);
    put_md_row(out, &row);
    fputs("|--:|--:|--:|---|---|--:|\n", out);
    for (size_t i = 0; i < f.table.n; i++) {
        make_row(&f, i, &row);
        put_md_row(out, &row);
    }
    explain(&f, text);
    fprintf(out, "\n%s\n\n", text);
    crossover_found_free(&f);
    return 0;
}
