/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scaling_text.h"

#include "md_out.h"

#include "label.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

enum { MODEL_COLUMNS = 48, NAMED_MAX = 4 };

/* So many decimals that two digits of the largest tell, if that can be. */
static int decimals_of(double largest, int most)
{
    double digits = largest > 0.0 ? 1.0 - floor(log10(largest)) : 0.0;

    return digits < 0.0 ? 0 : digits > most ? most : (int)digits;
}

void scaling_interval_text(const struct scaling *s, const struct interval *i,
                           double factor, const char *unit,
                           char text[SCALING_INTERVAL_BYTES])
{
    double largest =
        factor * (isfinite(i->high) && i->high > i->value ? i->high : i->value);
    int decimals = decimals_of(largest, i == &s->kappa ? 4 : 2);
    int n = snprintf(text, SCALING_INTERVAL_BYTES, "%.*f %s", decimals,
                     factor * i->value, unit);
    if (s->status == SCALING_FEW_BLOCKS || n < 0) {
        return;
    }
    if (isfinite(i->high)) {
        snprintf(text + n, SCALING_INTERVAL_BYTES - (size_t)n, " [%.*f, %.*f]",
                 decimals, factor * i->low, decimals, factor * i->high);
    } else {
        snprintf(text + n, SCALING_INTERVAL_BYTES - (size_t)n, " [%.*f, …]",
                 decimals, factor * i->low);
    }
}

static const struct scaling *other_law(const struct findings *f,
                                       const struct scaling *s,
                                       enum scaling_law law)
{
    for (size_t i = 0; i < f->nscalings; i++) {
        if (f->scalings[i].cell == s->cell && f->scalings[i].law == law) {
            return &f->scalings[i];
        }
    }
    return s;
}

static bool has_peak(const struct scaling *s)
{
    return s->law == SCALING_USL && s->status == SCALING_FITTED
           && s->kappa.low > 0.0 && !s->extrapolates;
}

/* One law for each model: the one that has more to say. */
static bool belongs(const struct findings *f, const struct scaling *s,
                    size_t line)
{
    if (line == 1) {
        return has_peak(s);
    }
    return s->law == SCALING_AMDAHL && s->status == SCALING_FITTED
           && !has_peak(other_law(f, s, SCALING_USL));
}

int scaling_line(const struct findings *f, size_t panel, size_t line,
                 char text[SENTENCE_BYTES])
{
    size_t count = 0;
    size_t used = 0;

    for (size_t i = 0; i < f->nscalings; i++) {
        const struct scaling *s = &f->scalings[i];
        char label[CELL_LABEL_BYTES + 2];
        char range[SCALING_INTERVAL_BYTES];
        if (!findings_in_panel(f, panel, s->cell) || !belongs(f, s, line)
            || count++ >= NAMED_MAX) {
            continue;
        }
        findings_model_label(f, s->cell, label);
        label_shorten(label, MODEL_COLUMNS);
        scaling_interval_text(s, line == 0 ? &s->sigma : &s->peak_workers,
                              line == 0 ? 100.0 : 1.0,
                              line == 0 ? "%" : "workers", range);
        used += (size_t)snprintf(text + used, SENTENCE_BYTES - used,
                                 "%s%.100s %s%.100s",
                                 count > 1   ? ", "
                                 : line == 0 ? "Serial share (Amdahl): "
                                             : "Most throughput (USL): ",
                                 label, line == 0 ? "" : "at ", range);
    }
    if (count > NAMED_MAX) {
        snprintf(text + used, SENTENCE_BYTES - used, ", and %zu more",
                 count - NAMED_MAX);
    }
    return count > 0 ? 0 : -1;
}

static void put_interval(FILE *out, const struct scaling *s,
                         const struct interval *i, const char *unit)
{
    char text[SCALING_INTERVAL_BYTES];

    if (isfinite(i->value)) {
        scaling_interval_text(s, i, strcmp(unit, "%") == 0 ? 100.0 : 1.0, unit,
                              text);
        md_text(out, text);
    }
    fputs(" | ", out);
}

static void put_row(FILE *out, const struct findings *f, size_t panel,
                    const struct scaling *s)
{
    static const struct interval none = {INFINITY, 0.0, 0.0};
    char text[CELL_LABEL_BYTES];
    char note[SCALING_NOTE_BYTES];
    bool usl = s->law == SCALING_USL;

    fputs("| ", out);
    md_panel(out, f, panel);
    fputs(" | ", out);
    findings_model_label(f, s->cell, text);
    md_text(out, text);
    fprintf(out, " | %s | %zu, up to %u workers | ", usl ? "USL" : "Amdahl",
            s->points, s->max_workers);
    put_interval(out, s, &s->sigma, "%");
    put_interval(out, s, usl ? &s->kappa : &none, "%");
    put_interval(out, s, &s->peak_workers, "workers");
    fprintf(out, "%.1f %% | %.4f | ", 100.0 * s->error, s->r2);
    scaling_note(s, note);
    md_text(out, note);
    fputs(" |\n", out);
}

static void put_table(FILE *out, const struct findings *f)
{
    fputs("| work | model | law | counts | serial share σ | crosstalk κ | peak "
          "| off by | R² | remark |\n|---|---|---|--:|---|---|---|--:|--:|---|"
          "\n",
          out);
    for (size_t panel = 0; panel < f->npanels; panel++) {
        for (size_t i = 0; i < f->nscalings; i++) {
            if (findings_in_panel(f, panel, f->scalings[i].cell)
                && scaling_has_fit(&f->scalings[i])) {
                put_row(out, f, panel, &f->scalings[i]);
            }
        }
    }
}

/* Amdahl's law needs less: what it can't be fitted to, neither can the USL. */
static bool lacks_fit(const struct findings *f, size_t panel,
                      const struct scaling *s)
{
    return s->law == SCALING_AMDAHL && !scaling_has_fit(s)
           && findings_in_panel(f, panel, s->cell);
}

static bool same_note(const struct scaling *a, const struct scaling *b)
{
    char note_a[SCALING_NOTE_BYTES];
    char note_b[SCALING_NOTE_BYTES];

    scaling_note(a, note_a);
    scaling_note(b, note_b);
    return strcmp(note_a, note_b) == 0;
}

/* Models of a panel that have no fit for the same reason share a line, which
 * stands where the first of them does. */
static void put_reason(FILE *out, const struct findings *f, size_t panel,
                       const struct scaling *first)
{
    char text[CELL_LABEL_BYTES];

    for (const struct scaling *s = f->scalings; s < first; s++) {
        if (lacks_fit(f, panel, s) && same_note(s, first)) {
            return;
        }
    }
    fputs("- ", out);
    md_panel(out, f, panel);
    for (const struct scaling *s = first; s < f->scalings + f->nscalings; s++) {
        if (lacks_fit(f, panel, s) && same_note(s, first)) {
            findings_model_label(f, s->cell, text);
            fputs(", ", out);
            md_text(out, text);
        }
    }
    scaling_note(first, text);
    fputs(": ", out);
    md_text(out, text);
    putc('\n', out);
}

static void put_reasons(FILE *out, const struct findings *f)
{
    for (size_t panel = 0; panel < f->npanels; panel++) {
        for (size_t i = 0; i < f->nscalings; i++) {
            if (lacks_fit(f, panel, &f->scalings[i])) {
                put_reason(out, f, panel, &f->scalings[i]);
            }
        }
    }
}

void scaling_section(FILE *out, const struct findings *f)
{
    size_t fits = 0;

    for (size_t i = 0; i < f->nscalings; i++) {
        fits += scaling_has_fit(&f->scalings[i]) ? 1U : 0U;
    }
    if (f->nscalings == 0) {
        return;
    }
    fputs("\n## Scaling laws\n\n", out);
    if (fits == 0) {
        fputs("None is fitted: Amdahl's law needs 3 counts of workers, the "
              "universal scalability law (USL) 4; scaling.csv says what each "
              "model has.\n",
              out);
        return;
    }
    put_table(out, f);
    putc('\n', out);
    put_reasons(out, f);
}
