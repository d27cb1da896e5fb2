/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "side_by_side.h"

#include "md_out.h"

#include "label.h"

#include <math.h>
#include <string.h>

enum {
    FIGURES = 2, /* rows of a cell */
    MODEL_COLUMNS = 24,
    TEXT_COLUMNS = 4 + SIDE_TEXT_RUNS,
};

/* A cell of the first run that has it, and those of all runs. */
struct sides {
    const struct summary *of_run[RESULTS_DRAWN_MAX]; /* NULL for none */
    size_t runs;                                     /* that have it */
    bool first;                                      /* no run before has it */
    bool unlike; /* in the count of operations */
};

static bool same_cell(const struct cell *a, const struct cell *b)
{
    return a->workers == b->workers && strcmp(a->model, b->model) == 0
           && strcmp(a->model_params, b->model_params) == 0;
}

static struct sides sides_of(const struct findings *f, size_t panel,
                             size_t cell)
{
    const struct cell *c = &f->r->cells[cell];
    struct sides s = {.first = true};

    for (size_t i = 0; i < f->r->ncells; i++) {
        const struct cell *other = &f->r->cells[i];
        if (!findings_in_panel(f, panel, i) || !same_cell(c, other)
            || s.of_run[other->run] != NULL) {
            continue;
        }
        s.first = s.first && i >= cell;
        s.unlike = s.unlike || other->ops != c->ops;
        s.of_run[other->run] = &f->summaries[i];
        s.runs++;
    }
    return s;
}

/* What a row is of; 1 is the speed-up. */
static const struct interval *interval_of(const struct sides *s, size_t run,
                                          size_t which)
{
    const struct summary *of = s->of_run[run];

    if (of == NULL || of->n == 0) {
        return NULL;
    }
    const struct interval *i = which == 1  ? &of->speedup
                               : s->unlike ? &of->ops_per_s
                                           : &of->total_ns;
    return i->value > 0.0 ? i : NULL;
}

static const char *compare(const struct sides *s, size_t nruns, size_t which)
{
    size_t pairs = 0;
    size_t overlapping = 0;

    for (size_t i = 0; i < nruns; i++) {
        const struct interval *a = interval_of(s, i, which);
        if (a != NULL && s->of_run[i]->n < STATS_MIN_SAMPLES) {
            return "";
        }
        for (size_t j = 0; a != NULL && j < i; j++) {
            const struct interval *b = interval_of(s, j, which);
            if (b != NULL) {
                pairs++;
                overlapping += a->low <= b->high && b->low <= a->high ? 1U : 0U;
            }
        }
    }
    return pairs == 0             ? ""
           : overlapping == 0     ? "apart"
           : overlapping == pairs ? "overlap"
                                  : "some overlap";
}

static void put_value(char text[SIDE_VALUE_BYTES], const struct sides *s,
                      size_t run, size_t which)
{
    const struct interval *i = interval_of(s, run, which);
    struct figure figure;

    text[0] = '\0';
    if (i != NULL) {
        figure = which == 1  ? figure_ratio(i)
                 : s->unlike ? figure_rate(i)
                             : figure_duration(i);
        snprintf(text, SIDE_VALUE_BYTES, "%s%s%s", figure.value,
                 figure.range[0] != '\0' ? " " : "", figure.range);
    }
}

/* False where fewer than two runs have this figure. */
static bool make_row(const struct findings *f, const struct sides *s,
                     size_t cell, size_t which, struct side_row *row)
{
    char raw[CELL_LABEL_BYTES];
    size_t known = 0;

    row->ncells = 0;
    cell_model_label(&f->r->cells[cell], raw);
    label_clean(raw, row->model, sizeof row->model);
    row->workers = f->r->cells[cell].workers;
    row->figure = which == 1  ? "speed-up"
                  : s->unlike ? "throughput"
                              : "total time";
    for (size_t i = 0; i < f->r->nruns; i++) {
        const struct interval *figure = interval_of(s, i, which);
        put_value(row->values[i], s, i, which);
        row->keys[i] = figure != NULL ? figure->value : NAN;
        if (s->of_run[i] != NULL) {
            row->cells[row->ncells++] = (size_t)(s->of_run[i] - f->summaries);
        }
        known += row->values[i][0] != '\0' ? 1U : 0U;
    }
    row->intervals = compare(s, f->r->nruns, which);
    bool trivial = which == 1 && cell_is_sequential(&f->r->cells[cell]);
    return known >= 2 && !trivial;
}

bool side_by_side_next(const struct findings *f, size_t panel, size_t *at,
                       struct side_row *row)
{
    bool any = f->r->nruns > 0 && f->r->nruns <= RESULTS_DRAWN_MAX;

    while (any && *at < FIGURES * f->r->ncells) {
        size_t which = *at % FIGURES;
        size_t cell = (*at)++ / FIGURES;
        if (!findings_in_panel(f, panel, cell)) {
            continue;
        }
        struct sides s = sides_of(f, panel, cell);
        if (s.first && s.runs >= 2 && make_row(f, &s, cell, which, row)) {
            return true;
        }
    }
    return false;
}

static void put_fields(const struct findings *f, const struct side_row *row,
                       char fields[TEXT_COLUMNS][SIDE_VALUE_BYTES])
{
    char model[CELL_LABEL_BYTES + 2];
    size_t n = 3;

    snprintf(model, sizeof model, "%s", row->model);
    label_shorten(model, MODEL_COLUMNS);
    snprintf(fields[0], SIDE_VALUE_BYTES, "%.100s", model);
    snprintf(fields[1], SIDE_VALUE_BYTES, "%u", row->workers);
    snprintf(fields[2], SIDE_VALUE_BYTES, "%s", row->figure);
    for (size_t i = 0; i < f->r->nruns; i++) {
        snprintf(fields[n++], SIDE_VALUE_BYTES, "%s", row->values[i]);
    }
    snprintf(fields[n], SIDE_VALUE_BYTES, "%s", row->intervals);
}

static void put_headings(const struct findings *f,
                         char fields[TEXT_COLUMNS][SIDE_VALUE_BYTES])
{
    struct side_row row = {
        .model = "model", .figure = "side by side", .intervals = "intervals"};
    char label[RUN_LABEL_BYTES + 2];

    put_fields(f, &row, fields);
    snprintf(fields[1], SIDE_VALUE_BYTES, "workers");
    for (size_t i = 0; i < f->r->nruns; i++) {
        snprintf(label, sizeof label, "%s", f->r->runs[i].label);
        label_shorten(label, MODEL_COLUMNS);
        snprintf(fields[3 + i], SIDE_VALUE_BYTES, "%.*s", SIDE_VALUE_BYTES - 1,
                 label);
    }
}

static void put_line(FILE *out, char fields[TEXT_COLUMNS][SIDE_VALUE_BYTES],
                     const size_t widths[TEXT_COLUMNS], size_t n)
{
    size_t owed = 0; /* blanks that only matter if something follows */

    for (size_t i = 0; i < n; i++) {
        size_t pad = widths[i] - label_columns(fields[i]);
        bool right = i == 1;
        owed += 2 + (right ? pad : 0);
        if (fields[i][0] != '\0') {
            fprintf(out, "%*s%s", (int)owed, "", fields[i]);
            owed = 0;
        }
        owed += right ? 0 : pad + (owed > 0 ? label_columns(fields[i]) : 0);
    }
    putc('\n', out);
}

static void widen(size_t widths[TEXT_COLUMNS],
                  char fields[TEXT_COLUMNS][SIDE_VALUE_BYTES], size_t n)
{
    for (size_t i = 0; i < n; i++) {
        size_t columns = label_columns(fields[i]);
        widths[i] = columns > widths[i] ? columns : widths[i];
    }
}

bool side_by_side_text(FILE *out, const struct findings *f, size_t panel)
{
    char fields[TEXT_COLUMNS][SIDE_VALUE_BYTES];
    size_t widths[TEXT_COLUMNS] = {0};
    size_t n = f->r->nruns + 4;
    struct side_row row;
    bool any = false;

    if (f->r->nruns > SIDE_TEXT_RUNS) {
        return false;
    }
    for (size_t at = 0; side_by_side_next(f, panel, &at, &row); any = true) {
        put_fields(f, &row, fields);
        widen(widths, fields, n);
    }
    if (!any) {
        return false;
    }
    put_headings(f, fields);
    widen(widths, fields, n);
    put_line(out, fields, widths, n);
    for (size_t at = 0; side_by_side_next(f, panel, &at, &row);) {
        put_fields(f, &row, fields);
        put_line(out, fields, widths, n);
    }
    return true;
}

static void md_headings(FILE *out, const struct findings *f)
{
    fputs("\n| work | model | workers | figure |", out);
    for (size_t i = 0; i < f->r->nruns; i++) {
        putc(' ', out);
        md_text(out, f->r->runs[i].label);
        fputs(" |", out);
    }
    fputs(" intervals |\n|---|---|--:|---|", out);
    for (size_t i = 0; i < f->r->nruns; i++) {
        fputs("---|", out);
    }
    fputs("---|\n", out);
}

static void md_row(FILE *out, const struct findings *f, size_t panel,
                   const struct side_row *row)
{
    fputs("| ", out);
    md_panel(out, f, panel);
    fputs(" | ", out);
    md_text(out, row->model);
    fprintf(out, " | %u | %s |", row->workers, row->figure);
    for (size_t i = 0; i < f->r->nruns; i++) {
        putc(' ', out);
        md_text(out, row->values[i]);
        fputs(" |", out);
    }
    fprintf(out, " %s |\n", row->intervals);
}

void side_by_side_md(FILE *out, const struct findings *f)
{
    struct side_row row;
    bool any = false;

    for (size_t panel = 0; panel < f->npanels; panel++) {
        size_t at = 0;
        while (side_by_side_next(f, panel, &at, &row)) {
            if (!any) {
                fputs("\n## Side by side\n\nEach interval is that of one run "
                      "alone, unpaired: the runs were not measured in turn. "
                      "That intervals are apart is no verdict.\n",
                      out);
                md_headings(out, f);
            }
            any = true;
            md_row(out, f, panel, &row);
        }
    }
}
