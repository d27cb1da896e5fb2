/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "html_tables.h"

#include "html_table.h"
#include "scaling_text.h"

#include <math.h>

enum { CELLS_MAX = 64 };

/* All counts of workers of the model. */
static size_t cells_of(const struct findings *f, const struct scaling *s,
                       size_t cells[CELLS_MAX])
{
    size_t model = html_model_of(f, s->cell);
    size_t n = 0;

    for (size_t panel = 0; panel < f->npanels; panel++) {
        if (!findings_in_panel(f, panel, s->cell)) {
            continue;
        }
        for (size_t i = 0; i < f->r->ncells && n < CELLS_MAX; i++) {
            if (findings_in_panel(f, panel, i)
                && findings_of_model(f, model, i)) {
                cells[n++] = i;
            }
        }
    }
    return n;
}

static void put_estimate(struct html_table *t, const struct scaling *s,
                         const struct interval *i, const char *unit)
{
    char text[SCALING_INTERVAL_BYTES] = "";

    if (scaling_has_fit(s) && isfinite(i->value)) {
        scaling_interval_text(s, i, unit[0] == '%' ? 100.0 : 1.0, unit, text);
    }
    html_field_number(t, i->value, text);
}

static void put_real(struct html_table *t, const struct scaling *s,
                     double value, const char *text)
{
    html_field_number(t, value, scaling_has_fit(s) ? text : "");
}

static void put_row(struct html_table *t, const struct scaling *s)
{
    static const struct interval none = {INFINITY, 0.0, 0.0};
    bool usl = s->law == SCALING_USL;
    char text[FIGURE_BYTES];
    char note[SCALING_NOTE_BYTES];

    html_field_work(t, s->cell);
    html_field_model(t, s->cell);
    html_field_text(t, usl ? "USL" : "Amdahl");
    html_field_count(t, s->points);
    put_estimate(t, s, &s->sigma, "%");
    put_estimate(t, s, usl ? &s->kappa : &none, "%");
    put_estimate(t, s, &s->peak_workers, "workers");
    snprintf(text, sizeof text, "%.1f %%", 100.0 * s->error);
    put_real(t, s, s->error, text);
    snprintf(text, sizeof text, "%.4f", s->r2);
    put_real(t, s, s->r2, text);
    html_field_word(t, scaling_status_name(s->status));
    scaling_note(s, note);
    html_field_text(t, note);
    html_row_end(t);
}

void html_scaling(FILE *out, const struct findings *f)
{
    static const struct html_column columns[] = {
        {"work", HTML_WORDS},
        {"model", HTML_WORDS},
        {"law", HTML_WORDS},
        {"counts", HTML_NUMBER},
        {"serial share σ", HTML_NUMBER},
        {"crosstalk κ", HTML_NUMBER},
        {"peak", HTML_NUMBER},
        {"off by", HTML_NUMBER},
        {"R²", HTML_NUMBER},
        {"status", HTML_WORDS},
        {"remark", HTML_WORDS},
        {0},
    };
    struct html_table t = {
        .out = out,
        .f = f,
        .id = "scaling",
        .file = "scaling.csv",
        .caption = "How throughput grows with workers: Amdahl’s law and the "
                   "universal scalability law (USL)",
        .columns = columns};

    html_table_begin(&t);
    for (size_t i = 0; i < f->nscalings; i++) {
        size_t cells[CELLS_MAX];
        size_t n =
            t.rows < HTML_ROWS_MAX ? cells_of(f, &f->scalings[i], cells) : 0;
        if (html_row_begin(&t, cells, n)) {
            put_row(&t, &f->scalings[i]);
        }
    }
    html_table_end(&t);
}
