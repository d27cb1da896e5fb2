/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "html_table.h"

#include "html_out.h"

#include "results_join.h"

#include <math.h>

static bool has_runs(const struct html_table *t)
{
    return t->f->r->nruns > 0 && !t->of_runs;
}

void html_table_begin(struct html_table *t)
{
    fprintf(t->out,
            "<div class=\"scroll\" role=\"region\" tabindex=\"0\" "
            "aria-labelledby=\"%s-caption\">\n<table id=\"%s\" "
            "class=\"sorts\">\n<caption id=\"%s-caption\">",
            t->id, t->id, t->id);
    html_text(t->out, t->caption);
    fputs("</caption>\n<thead><tr>", t->out);
    fputs(has_runs(t) ? "<th scope=\"col\">run</th>" : "", t->out);
    for (const struct html_column *c = t->columns; c->title != NULL; c++) {
        fprintf(t->out, "<th scope=\"col\"%s>",
                c->kind == HTML_NUMBER ? " class=\"n\"" : "");
        html_text(t->out, c->title);
        fputs("</th>", t->out);
    }
    fputs("<th scope=\"col\" class=\"raw\">raw</th></tr></thead>\n<tbody>\n",
          t->out);
}

void html_table_end(const struct html_table *t)
{
    if (t->rows == 0) {
        fputs("<tr><td>There is none.</td></tr>\n", t->out);
    }
    fputs("</tbody>\n</table>\n</div>\n<p class=\"note\">", t->out);
    if (t->rows > HTML_ROWS_MAX) {
        fprintf(t->out, "%zu rows more are left out here. ",
                t->rows - HTML_ROWS_MAX);
    }
    fputs("All of it, with all digits: <code>", t->out);
    html_text(t->out, t->file);
    fputs("</code>.</p>\n", t->out);
}

bool html_row_begin(struct html_table *t, const size_t *cells, size_t ncells)
{
    if (t->rows++ >= HTML_ROWS_MAX) {
        return false;
    }
    fputs("<tr data-c=\"", t->out);
    for (size_t i = 0; i < ncells; i++) {
        fprintf(t->out, "%s%zu", i > 0 ? " " : "", cells[i]);
    }
    fputs("\">", t->out);
    if (has_runs(t)) {
        html_field_text(t, ncells > 0 ? results_label(t->f->r, cells[0]) : "");
    }
    return true;
}

void html_row_end(const struct html_table *t)
{
    fputs("<td class=\"raw\"></td></tr>\n", t->out);
}

void html_field_text(struct html_table *t, const char *text)
{
    fputs("<td>", t->out);
    html_text(t->out, text);
    fputs("</td>", t->out);
}

void html_field_word(struct html_table *t, const char *text)
{
    fputs("<td class=\"w\">", t->out);
    html_text(t->out, text);
    fputs("</td>", t->out);
}

size_t html_model_of(const struct findings *f, size_t cell)
{
    for (size_t i = 0; i < f->nmodels; i++) {
        if (findings_of_model(f, i, cell)) {
            return i;
        }
    }
    return 0;
}

void html_field_model(struct html_table *t, size_t cell)
{
    char label[CELL_LABEL_BYTES];

    if (has_runs(t)) {
        cell_model_label(&t->f->r->cells[cell], label);
    } else {
        findings_model_label(t->f, cell, label);
    }
    fprintf(t->out, "<td class=\"model\"><i class=\"m m%zu\"></i>",
            html_model_of(t->f, cell));
    html_text(t->out, label);
    fputs("</td>", t->out);
}

static void begin_number(struct html_table *t, double key)
{
    fputs("<td class=\"n\"", t->out);
    if (isfinite(key)) {
        fputs(" data-v=\"", t->out);
        html_json_number(t->out, key);
        putc('"', t->out);
    }
    putc('>', t->out);
}

void html_field_number(struct html_table *t, double key, const char *text)
{
    begin_number(t, text[0] != '\0' ? key : NAN);
    html_text(t->out, text);
    fputs("</td>", t->out);
}

void html_field_count(struct html_table *t, size_t count)
{
    fprintf(t->out, "<td class=\"n\" data-v=\"%zu\">%zu</td>", count, count);
}

void html_field_figure(struct html_table *t, double key,
                       const struct figure *figure)
{
    begin_number(t, figure->value[0] != '\0' ? key : NAN);
    html_text(t->out, figure->value);
    if (figure->range[0] != '\0') {
        fputs(" <span class=\"r\">", t->out);
        html_text(t->out, figure->range);
        fputs("</span>", t->out);
    }
    fputs("</td>", t->out);
}

void html_field_work(struct html_table *t, size_t cell)
{
    const struct cell *c = &t->f->r->cells[cell];
    char label[CELL_LABEL_BYTES];

    cell_workload_label(c, label);
    fputs("<td>", t->out);
    html_text(t->out, label);
    if (t->f->placements) {
        fputs(", ", t->out);
        html_text(t->out, c->placement);
    }
    fputs("</td>", t->out);
}
