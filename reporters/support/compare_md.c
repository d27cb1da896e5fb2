/* SPDX-License-Identifier: GPL-3.0-or-later */
/* For the summary of a CI job, or a comment: the verdict, then what changed;
 * what did not is folded away. */
#include "compare_md.h"

#include "compare_rows.h"
#include "md_out.h"

#include <string.h>

/* A comment on GitHub takes 65,536 characters. */
enum { ROWS_MAX = 200 };

static bool has_changed(const struct compare_row *row)
{
    return row->cell->kind == COMPARE_WORSE
           || row->cell->kind == COMPARE_BETTER;
}

/* Whether the metric must be said of each cell. */
static bool several_metrics(const struct compare *c)
{
    for (size_t i = 1; i < c->ncells; i++) {
        if (c->cells[i].metric != c->cells[0].metric) {
            return true;
        }
    }
    return false;
}

static void put_field(FILE *out, const char *text)
{
    fputs(" ", out);
    md_text(out, text);
    fputs(" |", out);
}

static void put_row(FILE *out, const struct compare *c,
                    const struct compare_row *row)
{
    const struct compare_cell *cell = row->cell;
    char figure[COMPARE_FIGURE_BYTES];
    char ratio[COMPARE_RATIO_BYTES];

    fputs("|", out);
    put_field(out, row->name);
    if (several_metrics(c)) {
        put_field(out, metric_name(cell->metric));
    }
    fputs(cell->kind == COMPARE_WORSE ? " **" : " ", out);
    md_text(out, compare_kind_word(c, cell->metric, cell->kind));
    fputs(cell->kind == COMPARE_WORSE ? "** |" : " |", out);
    compare_ratio_text(&cell->ratio, ratio);
    put_field(out, ratio);
    compare_figure_text(row, row->base, figure);
    put_field(out, figure);
    compare_figure_text(row, row->now, figure);
    put_field(out, figure);
    fprintf(out, " %zu, %zu |\n", cell->n_base, cell->n_now);
}

/* Those that changed, or the others; n of them. */
static void put_table(FILE *out, const struct compare_rows *rows, bool changed,
                      size_t n)
{
    bool metric = several_metrics(rows->c);
    size_t put = 0;

    fprintf(out,
            "| cell |%s verdict | NEW over BASE | BASE | NEW | blocks |\n"
            "|---|%s---|--:|--:|--:|--:|\n",
            metric ? " metric |" : "", metric ? "---|" : "");
    for (size_t i = 0; i < rows->n && put < ROWS_MAX; i++) {
        if (has_changed(&rows->list[i]) == changed) {
            put_row(out, rows->c, &rows->list[i]);
            put++;
        }
    }
    if (put < n) {
        fprintf(out, "\n%zu more are in the output of `-f json`.\n", n - put);
    }
    fputs("\n", out);
}

static void put_tables(FILE *out, const struct compare_rows *rows)
{
    size_t changed = 0;
    size_t undecided = compare_count(rows->c, COMPARE_UNDECIDED);

    for (size_t i = 0; i < rows->n; i++) {
        changed += has_changed(&rows->list[i]) ? 1U : 0U;
    }
    size_t rest = rows->n - changed;
    if (changed > 0) {
        put_table(out, rows, true, changed);
    }
    if (rest > 0) {
        fprintf(out, "<details><summary>%zu without a clear difference", rest);
        if (undecided > 0) {
            fprintf(out, ", %zu of them undecided", undecided);
        }
        fputs("</summary>\n\n", out);
        put_table(out, rows, false, rest);
        fputs("</details>\n\n", out);
    }
}

static void put_runs(FILE *out, const struct compare *c)
{
    char base[COMPARE_LINE_BYTES];
    char now[COMPARE_LINE_BYTES];

    compare_run_text(c->base, base);
    compare_run_text(c->now, now);
    fputs("BASE is ", out);
    md_text(out, base);
    fputs("; NEW is ", out);
    md_text(out, now);
    fprintf(out, ". %s %s\n\n",
            c->paired ? "They were measured in turn, and ratios are taken "
                        "inside blocks."
                      : "They were not measured in turn.",
            c->relative
                ? "The ratio is BASE's speed-up over sequential to NEW's, each "
                  "inside its own run: above 1 is worse. Figures beside it are "
                  "those of unlike machines."
                : "The ratio is that of what it costs: above 1 is worse.");
}

/* Of a single cell, a mean would say the same again. */
static bool has_means(const struct compare *c)
{
    for (size_t i = 0; i < c->nmeans; i++) {
        if (c->means[i].cells > 1) {
            return true;
        }
    }
    return false;
}

static void put_mean(FILE *out, const struct compare *c,
                     const struct compare_mean *m, bool metric)
{
    const struct cell *first = &c->now->cells[c->cells[m->first].now];
    char ratio[COMPARE_RATIO_BYTES];

    fputs("|", out);
    put_field(out, first->workload);
    if (metric) {
        put_field(out, metric_name(m->metric));
    }
    put_field(out, first->model);
    fprintf(out, " %zu |", m->cells);
    put_field(out, compare_kind_word(c, m->metric, m->kind));
    compare_ratio_text(&m->ratio, ratio);
    put_field(out, ratio);
    fputs("\n", out);
}

static void put_means(FILE *out, const struct compare *c)
{
    bool metric = several_metrics(c);

    if (!has_means(c)) {
        return;
    }
    fprintf(out,
            "| geometric mean |%s model | cells | verdict | NEW over BASE |\n"
            "|---|%s---|--:|---|--:|\n",
            metric ? " metric |" : "", metric ? "---|" : "");
    for (size_t i = 0; i < c->nmeans; i++) {
        if (c->means[i].cells > 1) {
            put_mean(out, c, &c->means[i], metric);
        }
    }
    fputs("\n", out);
}

static void put_facts(FILE *out, const struct compare *c)
{
    if (c->nfacts == 0) {
        return;
    }
    fputs("| what differs | BASE | NEW |\n|---|---|---|\n", out);
    for (size_t i = 0; i < c->nfacts; i++) {
        const struct compare_fact *f = &c->facts[i];
        fputs(f->matters ? "| **" : "| ", out);
        md_text(out, f->name);
        fputs(f->matters ? "** |" : " |", out);
        put_field(out, f->base);
        put_field(out, f->now);
        fputs("\n", out);
    }
    fputs("\n", out);
}

static void put_lone(FILE *out, const struct compare_lone *lone, size_t n)
{
    for (size_t i = 0; i < n && i < ROWS_MAX; i++) {
        fprintf(out, "- In %s alone: ", lone[i].run);
        md_text(out, lone[i].name);
        fputs("\n", out);
    }
    if (n > ROWS_MAX) {
        fprintf(out, "- And %zu more, which `-f json` has.\n", n - ROWS_MAX);
    }
}

static void put_notes(FILE *out, const struct compare *c)
{
    for (size_t i = 0; i < c->nnotes; i++) {
        fputs("- ", out);
        md_text(out, c->notes[i]);
        fputs("\n", out);
    }
}

static int print(const struct compare *c, FILE *out, struct err *e)
{
    char line[COMPARE_LINE_BYTES];
    struct compare_rows rows;
    struct compare_lone *lone = NULL;
    size_t nlone = 0;

    if (compare_rows_make(&rows, c, e)) {
        return -1;
    }
    int status = compare_lone_make(c, &lone, &nlone, e);
    if (status == 0) {
        compare_verdict_line(c, line);
        fputs("**", out);
        md_text(out, line);
        fputs("**\n\n", out);
        put_tables(out, &rows);
        put_means(out, c);
        put_runs(out, c);
        put_facts(out, c);
        put_lone(out, lone, nlone);
        put_notes(out, c);
    }
    compare_lone_free(lone, nlone);
    compare_rows_free(&rows);
    return status;
}

const struct compare_format compare_md = {
    .name = "md",
    .summary = "Markdown, for the summary of a CI job or a comment",
    .print = print,
};
