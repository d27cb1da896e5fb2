/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "text_report.h"

#include "breakeven_text.h"
#include "by_machine.h"
#include "disturbed.h"
#include "findings.h"
#include "findings_runs.h"
#include "remarks.h"
#include "runs_report.h"
#include "scaling_text.h"
#include "search_report.h"
#include "side_by_side.h"
#include "steadiness.h"
#include "tally.h"
#include "text_out.h"

#include "figure.h"
#include "label.h"
#include "results_join.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

enum {
    MODEL_COLUMNS = 24,
    FIELD_BYTES = 2 * FIGURE_BYTES + 2,
};

enum column {
    MODEL,
    WORKERS,
    TOTAL,
    SPEEDUP,
    RATE,
    P50,
    P99,
    COUNTED,
    COLUMNS
};

struct row {
    char fields[COLUMNS][FIELD_BYTES];
};

static const struct row headings = {{
    [MODEL] = "model",
    [WORKERS] = "workers",
    [TOTAL] = "total time",
    [SPEEDUP] = "speed-up",
    [RATE] = "throughput",
    [P50] = "p50",
    [P99] = "p99",
}};

static void join_figure(char field[FIELD_BYTES], const struct figure *f)
{
    snprintf(field, FIELD_BYTES, "%s%s%s", f->value,
             f->value[0] == '\0' ? "" : " ", f->range);
}

static void make_row(const struct findings *f, size_t cell, struct row *row)
{
    const struct summary *s = &f->summaries[cell];
    char raw[CELL_LABEL_BYTES];
    char label[CELL_LABEL_BYTES];

    *row = (struct row){0};
    /* The run has a line of its own above. */
    cell_model_label(&f->r->cells[cell], raw);
    label_clean(raw, label, sizeof label - 2);
    label_shorten(label, MODEL_COLUMNS);
    snprintf(row->fields[MODEL], FIELD_BYTES, "%.100s", label);
    snprintf(row->fields[WORKERS], FIELD_BYTES, "%u",
             f->r->cells[cell].workers);
    if (s->n == 0) {
        snprintf(row->fields[TOTAL], FIELD_BYTES, "no usable sample");
        return;
    }
    struct figure total = figure_duration(&s->total_ns);
    struct figure speedup = figure_ratio(&s->speedup);
    join_figure(row->fields[TOTAL], &total);
    if (!cell_is_sequential(&f->r->cells[cell])) {
        join_figure(row->fields[SPEEDUP], &speedup);
    }
    snprintf(row->fields[RATE], FIELD_BYTES, "%s",
             figure_rate(&s->ops_per_s).value);
    snprintf(row->fields[P50], FIELD_BYTES, "%s",
             figure_duration(&s->latency_p50_ns).value);
    snprintf(row->fields[P99], FIELD_BYTES, "%s",
             figure_duration(&s->latency_p99_ns).value);
    findings_counted(f, cell, row->fields[COUNTED]);
}

static void widen(size_t widths[COLUMNS], const struct row *row)
{
    for (size_t i = 0; i < COLUMNS; i++) {
        size_t columns = label_columns(row->fields[i]);
        widths[i] = columns > widths[i] ? columns : widths[i];
    }
}

/* Columns that stay empty have a width of 0 and are left out. */
static void put_row(FILE *out, const size_t widths[COLUMNS],
                    const struct row *row)
{
    size_t owed = 0; /* blanks that only matter if something follows */

    for (size_t i = 0; i < COLUMNS; i++) {
        size_t columns = label_columns(row->fields[i]);
        size_t pad = widths[i] - (widths[i] > 0 ? columns : 0);
        bool right = i == WORKERS || i == RATE || i == P50 || i == P99;
        if (widths[i] == 0) {
            continue;
        }
        owed += 2 + (right ? pad : 0);
        if (columns > 0) {
            fprintf(out, "%*s%s", (int)owed, "", row->fields[i]);
            owed = 0;
        }
        owed += right ? (columns > 0 ? 0 : columns) : pad;
    }
    putc('\n', out);
}

static void put_panel(FILE *out, const struct findings *f, size_t panel)
{
    size_t widths[COLUMNS] = {0};
    char name[CELL_LABEL_BYTES];
    char details[CELL_LABEL_BYTES];
    struct row row;

    for (size_t i = 0; i < f->r->ncells; i++) {
        if (findings_in_panel(f, panel, i)) {
            make_row(f, i, &row);
            widen(widths, &row);
        }
    }
    struct row header = headings;
    findings_counted_name(f, panel, name);
    snprintf(header.fields[COUNTED], FIELD_BYTES, "%.100s", name);
    for (size_t i = 0; i < COLUMNS; i++) {
        size_t least = label_columns(header.fields[i]);
        widths[i] = widths[i] > 0 && widths[i] < least ? least : widths[i];
    }
    findings_panel_name(f, panel, name);
    findings_panel_details(f, panel, details);
    label_shorten(details, 80 - label_columns(name));
    fprintf(out, "\n%s%s%s\n", name, details[0] != '\0' ? ", " : "", details);
    put_row(out, widths, &header);
    const char *run = "";
    for (size_t i = 0; i < f->r->ncells; i++) {
        if (findings_in_panel(f, panel, i)) {
            const char *now = results_label(f->r, i);
            if (strcmp(now, run) != 0) {
                fprintf(out, "%s:\n", now);
            }
            run = now;
            make_row(f, i, &row);
            put_row(out, widths, &row);
        }
    }
}

static void put_law(FILE *out, const char *run, const char *text)
{
    char line[SENTENCE_BYTES + RUN_LABEL_BYTES + 4];

    snprintf(line, sizeof line, "%s%s%s", run, run[0] != '\0' ? ": " : "",
             text);
    text_wrapped(out, line);
}

/* What the table's figures come to, in each run. */
static void put_laws(FILE *out, const struct findings *all, size_t panel)
{
    for (size_t i = 0; i < findings_runs(all); i++) {
        const struct findings *f = findings_run(all, i);
        const char *run = all->r->nruns > 0 ? all->r->runs[i].label : "";
        size_t own = findings_run_panel(all, panel, i);
        if (own == f->npanels) {
            continue;
        }
        const struct breakeven *b = breakeven_pick(f, own);
        char text[SENTENCE_BYTES];
        if (b != NULL) {
            breakeven_sentence(f, b, text);
            put_law(out, run, text);
        }
        for (size_t j = 0; j < SCALING_TEXT_LINES; j++) {
            if (scaling_line(f, own, j, text) == 0) {
                put_law(out, run, text);
            }
        }
    }
}

static void put_tally(FILE *out, const struct results *r)
{
    char text[TALLY_TEXT_BYTES];

    for (size_t i = 0; i < TALLY_LINES; i++) {
        if (tally_line(r, i, text) == 0) {
            text_wrapped(out, text);
        }
    }
}

static void put_warning(FILE *out, const struct results *r)
{
    char warning[DISTURBED_TEXT_BYTES];

    if (disturbed_warning(r, warning) == 0) {
        text_wrapped(out, warning);
    }
}

static void put_sentences(FILE *out, const struct findings *f)
{
    for (size_t i = 0; i < f->nsentences; i++) {
        text_wrapped(out, f->sentences[i]);
    }
}

/* A search has its own table, and too many panels. */
static bool is_shown(const struct findings *f, size_t panel)
{
    for (size_t i = 0; i < f->r->ncells; i++) {
        if (findings_in_panel(f, panel, i)
            && !search_report_knows(results_of_cell(f->r, i))) {
            return true;
        }
    }
    return false;
}

static void put_panels(FILE *out, const struct findings *f)
{
    bool sides = false;

    for (size_t i = 0; i < f->npanels; i++) {
        if (is_shown(f, i)) {
            put_panel(out, f, i);
            put_laws(out, f, i);
            sides = side_by_side_text(out, f, i) || sides;
        }
    }
    if (sides) {
        fputs("\nSide by side, each interval is that of one run alone: none is "
              "paired, and that they are\n  apart is no verdict.\n",
              out);
    }
}

/* How far the figures of a run can be trusted. */
static void put_trust(FILE *out, const struct findings *f)
{
    char blocks[FINDINGS_BLOCKS_BYTES];
    char remark[REMARK_BYTES];
    char unsteady[STEADINESS_BYTES];

    findings_blocks(f, blocks);
    fprintf(out, "Median and [%s] of %s.\n", findings_interval_word(f), blocks);
    put_tally(out, f->r);
    for (size_t i = 0; remark_line(f, i, remark) == 0; i++) {
        text_wrapped(out, remark);
    }
    for (int i = 0; i < STEADINESS_OUTLIERS; i++) {
        if (steadiness_line(f, (enum steadiness)i, unsteady) == 0) {
            text_wrapped(out, unsteady);
        }
    }
}

static int put_runs(FILE *out, const struct findings *f, struct err *e)
{
    if (runs_report_text(out, f->r, e) || by_machine_text(out, f, e)) {
        return -1;
    }
    for (size_t i = 0; i < f->r->nruns; i++) {
        const struct findings *run = findings_run(f, i);
        fprintf(out, "\n%s:\n", f->r->runs[i].label);
        put_warning(out, run->r);
        if (!search_report_knows(run->r)) {
            put_sentences(out, run);
        } else if (search_report_text(run->r, out, e)) {
            return -1;
        }
    }
    put_panels(out, f);
    for (size_t i = 0; i < f->r->nruns; i++) {
        fprintf(out, "\n%s:\n", f->r->runs[i].label);
        put_trust(out, findings_run(f, i));
    }
    return 0;
}

static int put_run(FILE *out, const struct findings *f)
{
    put_warning(out, f->r);
    put_sentences(out, f);
    put_panels(out, f);
    putc('\n', out);
    put_trust(out, f);
    return 0;
}

int text_report(const struct results *r, FILE *out, struct err *e)
{
    struct findings f;

    if (r->nruns == 0 && search_report_knows(r)) {
        int result = search_report_text(r, out, e);
        put_tally(out, r);
        return result;
    }
    if (findings_make(&f, r, e)) {
        return -1;
    }
    if (findings_add_laws(&f, e)) {
        findings_free(&f);
        return -1;
    }
    int status = r->nruns > 0 ? put_runs(out, &f, e) : put_run(out, &f);
    findings_free(&f);
    return status;
}
