/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "md_sections.h"

#include "md_out.h"
#include "metric_table.h"
#include "remarks.h"
#include "search_report.h"

void md_remarks(FILE *out, const struct findings *f)
{
    char text[REMARK_BYTES];
    struct counters_row row;

    for (size_t i = 0; remark_line(f, i, text) == 0; i++) {
        fputs(i == 0 ? "\n## How the trials went\n\n- " : "- ", out);
        md_text(out, text);
        putc('\n', out);
    }
    for (size_t i = 0; counters_row(f, i, &row) == 0; i++) {
        fputs(i == 0 ? "\n### Hardware counters, user mode\n\n" : "", out);
        for (size_t j = 0; j < COUNTERS_COLUMNS; j++) {
            fputs(j == 0 ? "| " : " | ", out);
            md_text(out, row.fields[j]);
        }
        fputs(i == 0 ? " |\n|---|---|--:|--:|--:|--:|--:|\n" : " |\n", out);
    }
}

void md_metrics(FILE *out, const struct findings *f)
{
    struct metric_row row;
    size_t rows = 0;

    for (size_t at = 0; metric_table_next(f, &at, &row) == 0; rows++) {
        if (rows == 0) {
            fputs("\n## By other metrics\n\n", out);
            fputs(search_report_knows(f->r) ? SEARCH_REPORT_STRICTER "\n\n|"
                                            : "|",
                  out);
            for (size_t i = 0; i < METRIC_FIELDS; i++) {
                fprintf(out, " %s |", metric_table_headings[i]);
            }
            fputs("\n|---|---|---|---|---|---|\n", out);
        }
        putc('|', out);
        for (size_t i = 0; i < METRIC_FIELDS; i++) {
            putc(' ', out);
            md_text(out, row.fields[i]);
            fputs(" |", out);
        }
        putc('\n', out);
    }
}
