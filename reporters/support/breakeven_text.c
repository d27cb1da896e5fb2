/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "breakeven_text.h"

#include "md_out.h"

#include "figure.h"
#include "label.h"

#include <stdio.h>
#include <string.h>

enum { MODEL_COLUMNS = 48, KINDS = BREAKEVEN_UNDECIDED + 1 };

static const double least_saved = 0.01;

static bool is_plain(const struct findings *f, const struct breakeven *b)
{
    return cell_is_sequential(&f->r->cells[b->cell])
           || cell_is_sequential(&f->r->cells[b->against]);
}

/* Whether two of a panel's models work at the same time. */
static bool has_rivals(const struct findings *f, size_t panel)
{
    for (size_t i = 0; i < f->nbreakevens; i++) {
        if (findings_in_panel(f, panel, f->breakevens[i].cell)
            && !is_plain(f, &f->breakevens[i])) {
            return true;
        }
    }
    return false;
}

/* Whether a tells more than b, of the same panel. */
static bool tells_more(const struct findings *f, const struct breakeven *a,
                       const struct breakeven *b)
{
    unsigned workers_a = f->r->cells[a->cell].workers;
    unsigned workers_b = f->r->cells[b->cell].workers;

    return workers_a != workers_b ? workers_a > workers_b
                                  : a->start_ns.value > b->start_ns.value;
}

const struct breakeven *breakeven_pick(const struct findings *f, size_t panel)
{
    const struct breakeven *best = NULL;
    bool rivals = has_rivals(f, panel);

    for (size_t i = 0; i < f->nbreakevens; i++) {
        const struct breakeven *b = &f->breakevens[i];
        if (findings_in_panel(f, panel, b->cell)
            && b->kind == BREAKEVEN_PAYS_BACK && b->saved.low >= least_saved
            && !(rivals && is_plain(f, b))
            && (best == NULL || tells_more(f, b, best))) {
            best = b;
        }
    }
    return best;
}

static void short_label(const struct findings *f, size_t cell,
                        char text[CELL_LABEL_BYTES + 2])
{
    findings_model_label(f, cell, text);
    label_shorten(text, MODEL_COLUMNS);
}

void breakeven_sentence(const struct findings *f, const struct breakeven *b,
                        char text[SENTENCE_BYTES])
{
    const struct cell *c = &f->r->cells[b->cell];
    struct figure start = figure_duration(&b->start_ns);
    struct figure length = figure_duration(&b->length_ns);
    char model[CELL_LABEL_BYTES + 2];
    char against[CELL_LABEL_BYTES + 2];
    size_t end = strlen(c->model);
    bool plural = end > 0 && c->model[end - 1] == 's';

    short_label(f, b->cell, model);
    short_label(f, b->against, against);
    snprintf(text, SENTENCE_BYTES,
             "%u worker%s: %.200s start%s %s dearer than %.200s and pay%s back "
             "from %s of work on %s",
             c->workers, c->workers == 1 ? "" : "s", model, plural ? "" : "s",
             start.value, against, plural ? "" : "s", length.value,
             length.range);
}

static void put_duration(FILE *out, const struct interval *i_ns)
{
    struct figure figure = figure_duration(i_ns);

    md_text(out, figure.value);
    putc(' ', out);
    md_text(out, figure.range);
    fputs(" | ", out);
}

static void put_row(FILE *out, const struct findings *f, size_t panel,
                    const struct breakeven *b)
{
    char text[CELL_LABEL_BYTES];

    fputs("| ", out);
    md_panel(out, f, panel);
    fprintf(out, " | %u | ", f->r->cells[b->cell].workers);
    findings_model_label(f, b->cell, text);
    md_text(out, text);
    fputs(" | ", out);
    findings_model_label(f, b->against, text);
    md_text(out, text);
    fputs(" | ", out);
    put_duration(out, &b->start_ns);
    fprintf(out, "%.1f %% \\[%.1f, %.1f\\] | ", 100.0 * b->saved.value,
            100.0 * b->saved.low, 100.0 * b->saved.high);
    put_duration(out, &b->length_ns);
    fprintf(out, "%zu |\n", b->n);
}

static void put_table(FILE *out, const struct findings *f)
{
    fputs("\n| work | workers | model | against | start dearer by | work saved"
          " | pays back from | blocks |\n|---|--:|---|---|---|---|---|--:|\n",
          out);
    for (size_t panel = 0; panel < f->npanels; panel++) {
        for (size_t i = 0; i < f->nbreakevens; i++) {
            const struct breakeven *b = &f->breakevens[i];
            if (findings_in_panel(f, panel, b->cell)
                && b->kind == BREAKEVEN_PAYS_BACK) {
                put_row(out, f, panel, b);
            }
        }
    }
}

static void put_sentences(FILE *out, const struct findings *f)
{
    char text[SENTENCE_BYTES];

    for (size_t panel = 0; panel < f->npanels; panel++) {
        const struct breakeven *b = breakeven_pick(f, panel);
        if (b == NULL) {
            continue;
        }
        fputs("- ", out);
        md_panel(out, f, panel);
        fputs(", ", out);
        breakeven_sentence(f, b, text);
        md_text(out, text);
        putc('\n', out);
    }
}

void breakeven_section(FILE *out, const struct findings *f)
{
    size_t counts[KINDS] = {0};

    if (f->nbreakevens == 0) {
        return;
    }
    for (size_t i = 0; i < f->nbreakevens; i++) {
        counts[f->breakevens[i].kind]++;
    }
    fputs("\n## Where a dearer start pays back\n\n", out);
    put_sentences(out, f);
    if (counts[BREAKEVEN_PAYS_BACK] > 0) {
        put_table(out, f);
        putc('\n', out);
    }
    fprintf(
        out,
        "Of %zu pairs of models on the same work: %zu pay back, %zu always "
        "(faster, and not clearly dearer to start), %zu never, %zu not seen "
        "to, %zu undecided; breakeven.csv has them all.",
        f->nbreakevens, counts[BREAKEVEN_PAYS_BACK], counts[BREAKEVEN_ALWAYS],
        counts[BREAKEVEN_NEVER], counts[BREAKEVEN_NOT_SEEN],
        counts[BREAKEVEN_UNDECIDED]);
    fputs(
        " A start is create and join time; work is how long the model with the"
        " cheaper start takes for it, and a time that grows in proportion is"
        " assumed.\n",
        out);
}
