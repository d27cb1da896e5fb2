/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "html_runs.h"

#include "html_out.h"
#include "html_table.h"
#include "runs_grouped.h"
#include "side_by_side.h"

#include "results_join.h"
#include "run_difference.h"
#include "text_buffer.h"

enum {
    COLUMNS_BEFORE = 4,
    COLUMNS_MAX = RESULTS_DRAWN_MAX + COLUMNS_BEFORE + 2
};

void html_run_heading(FILE *out, const struct results *r, size_t run)
{
    if (r->nruns > 0) {
        fputs("<h3>", out);
        html_text(out, r->runs[run].label);
        fputs("</h3>\n", out);
    }
}

int html_run_level(const struct results *r)
{
    return r->nruns > 0 ? 4 : 3;
}

void html_run_mark(const struct results *r, size_t run,
                   char mark[HTML_RUN_MARK_BYTES])
{
    mark[0] = '\0';
    if (r->nruns > 0) {
        snprintf(mark, HTML_RUN_MARK_BYTES, "-%zu", run);
    }
}

static void put_head(FILE *out, const struct results *r)
{
    fputs("<section id=\"runs\" aria-labelledby=\"runs-title\">\n"
          "<h2 id=\"runs-title\">What differs</h2>\n"
          "<div class=\"scroll\" role=\"region\" tabindex=\"0\" "
          "aria-labelledby=\"runs-caption\">\n<table>\n"
          "<caption id=\"runs-caption\">What was recorded of the runs and is "
          "not the same in all of them</caption>\n<thead><tr><td></td>",
          out);
    if (r->nruns > RESULTS_DRAWN_MAX) {
        fputs("<th scope=\"col\">in which</th></tr></thead>\n<tbody>\n", out);
        return;
    }
    for (size_t i = 0; i < r->nruns; i++) {
        fputs("<th scope=\"col\">", out);
        html_text(out, r->runs[i].label);
        fputs("</th>", out);
    }
    fputs("</tr></thead>\n<tbody>\n<tr><th scope=\"row\">run</th>", out);
    for (size_t i = 0; i < r->nruns; i++) {
        fputs("<td>", out);
        html_text(out, r->runs[i].results->run_id);
        fputs("</td>", out);
    }
    fputs("</tr>\n", out);
}

static void put_difference(FILE *out, const struct run_difference *item,
                           const struct results *r)
{
    struct text_buffer line = {0};

    fputs("<tr><th scope=\"row\">", out);
    html_text(out, item->what);
    fputs("</th>", out);
    if (r->nruns > RESULTS_DRAWN_MAX) {
        runs_grouped(&line, item, r);
        fputs("<td>", out);
        html_text(out, text_buffer_text(&line));
        fputs("</td>", out);
    }
    for (size_t i = 0; i < r->nruns && r->nruns <= RESULTS_DRAWN_MAX; i++) {
        fputs("<td>", out);
        html_text(out, item->values[i][0] != '\0' ? item->values[i]
                                                  : "not recorded");
        fputs("</td>", out);
    }
    text_buffer_free(&line);
    fputs("</tr>\n", out);
}

int html_differs(FILE *out, const struct results *r, struct err *e)
{
    struct run_differences d;

    if (r->nruns == 0) {
        return 0;
    }
    if (run_differences_find(&d, r, e)) {
        return -1;
    }
    put_head(out, r);
    for (size_t i = 0; i < d.n; i++) {
        put_difference(out, &d.items[i], r);
    }
    run_differences_free(&d);
    fputs("</tbody>\n</table>\n</div>\n<p class=\"note\">The runs were not "
          "measured in turn: nothing of one is paired with anything of "
          "another.</p>\n</section>\n",
          out);
    return 0;
}

static void put_side(struct html_table *t, const struct side_row *row)
{
    if (!html_row_begin(t, row->cells, row->ncells)) {
        return;
    }
    html_field_work(t, row->cells[0]);
    html_field_text(t, row->model);
    html_field_count(t, row->workers);
    html_field_word(t, row->figure);
    for (size_t i = 0; i < t->f->r->nruns; i++) {
        html_field_number(t, row->keys[i], row->values[i]);
    }
    html_field_word(t, row->intervals);
    html_row_end(t);
}

void html_sides(FILE *out, const struct findings *f)
{
    struct html_column columns[COLUMNS_MAX] = {
        {"work", HTML_WORDS},
        {"model", HTML_WORDS},
        {"workers", HTML_NUMBER},
        {"figure", HTML_WORDS},
    };
    struct html_table t = {
        .out = out,
        .f = f,
        .id = "side-by-side",
        .file = "summary.csv",
        .caption = "The same cell in several runs. Each interval is that of "
                   "one run alone, unpaired; that intervals are apart is no "
                   "verdict",
        .columns = columns,
        .of_runs = true};
    struct side_row row;

    if (f->r->nruns > RESULTS_DRAWN_MAX) {
        return;
    }
    for (size_t i = 0; i < f->r->nruns; i++) {
        columns[COLUMNS_BEFORE + i] =
            (struct html_column){f->r->runs[i].label, HTML_NUMBER};
    }
    columns[COLUMNS_BEFORE + f->r->nruns] =
        (struct html_column){"intervals", HTML_WORDS};
    for (size_t panel = 0; panel < f->npanels; panel++) {
        size_t at = 0;
        while (side_by_side_next(f, panel, &at, &row)) {
            if (t.rows == 0) {
                fputs("<h3>Side by side</h3>\n", out);
                html_table_begin(&t);
            }
            put_side(&t, &row);
        }
    }
    if (t.rows > 0) {
        html_table_end(&t);
    }
}
