/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "chart_scaling_text.h"

#include "label.h"

#include "gnuplot.h"
#include "scaling_text.h"

#include <stdio.h>

enum {
    LINES_MAX = 8,
    LINE_BYTES = 256,
    LINE_PX = 14,
    CHARACTER_PX = 7,
    MARGIN_PX = 10,
};

struct lines_of_text {
    char lines[LINES_MAX][LINE_BYTES];
    size_t n;
    size_t columns; /* that fit */
};

/* On as many lines as it takes, broken at blanks. */
static void add(struct lines_of_text *t, const char *text)
{
    while (*text != '\0' && t->n < LINES_MAX) {
        size_t bytes = label_line(text, t->columns);
        snprintf(t->lines[t->n++], LINE_BYTES, "%.*s", (int)bytes, text);
        text += bytes;
        text += *text == ' ';
    }
}

static void add_share(struct lines_of_text *t, const struct scaling *s,
                      const char *name, const struct interval *i)
{
    char range[SCALING_INTERVAL_BYTES];
    char text[LINE_BYTES];

    scaling_interval_text(s, i, 100.0, "%", range);
    snprintf(text, sizeof text, "%s %s", name, range);
    add(t, text);
}

static void add_peak(struct lines_of_text *t, const struct scaling *s)
{
    char range[SCALING_INTERVAL_BYTES];
    char text[LINE_BYTES];

    scaling_interval_text(s, &s->peak_workers, 1.0, "workers", range);
    snprintf(text, sizeof text, "peak %s", range);
    add(t, text);
}

static void add_poor(struct lines_of_text *t, const struct scaling *s)
{
    char text[LINE_BYTES];

    if (scaling_is_poor(s)) {
        snprintf(text, sizeof text, "poor fit: off by %.0f %%",
                 100.0 * s->error);
        add(t, text);
    }
}

/* What is true of both laws: Amdahl's needs less. */
static void add_lack(struct lines_of_text *t, const struct scaling *amdahl)
{
    char note[SCALING_NOTE_BYTES];
    char text[SCALING_NOTE_BYTES + 16];

    if (!scaling_has_fit(amdahl)) {
        scaling_note(amdahl, note);
        snprintf(text, sizeof text, "no fit: %s", note);
        add(t, text);
    } else if (amdahl->status == SCALING_FEW_BLOCKS) {
        snprintf(text, sizeof text, "%zu block%s: no intervals", amdahl->n,
                 amdahl->n == 1 ? "" : "s");
        add(t, text);
    }
}

static void fill(struct lines_of_text *t, const struct canvas *c,
                 const struct curve *v)
{
    const struct scaling *amdahl = v->laws[SCALING_AMDAHL];
    const struct scaling *usl = v->laws[SCALING_USL];

    t->n = 0;
    t->columns = (size_t)(c->plot_width_px - MARGIN_PX) / CHARACTER_PX;
    if (scaling_has_fit(amdahl)) {
        add_share(t, amdahl, "Amdahl: σ", &amdahl->sigma);
        add_poor(t, amdahl);
    }
    if (scaling_has_fit(usl)) {
        add_share(t, usl, "USL: σ", &usl->sigma);
        add_share(t, usl, "κ", &usl->kappa);
        if (curve_has_peak(v)) {
            add_peak(t, usl);
        }
        add_poor(t, usl);
    }
    add_lack(t, amdahl);
}

double chart_scaling_text_part(const struct canvas *c, const struct curve *v)
{
    struct lines_of_text t;

    fill(&t, c, v);
    return (double)(t.n * LINE_PX + MARGIN_PX) / c->plot_height_px;
}

void chart_scaling_text(const struct canvas *c, const struct curve *v)
{
    struct lines_of_text t;

    fill(&t, c, v);
    for (size_t i = 0; i < t.n; i++) {
        size_t from_edge = v->text_high ? i : t.n - 1 - i;
        double part =
            (MARGIN_PX + (double)(from_edge * LINE_PX)) / c->plot_height_px;
        fputs("set label ", c->gp);
        gnuplot_quote(c->gp, t.lines[i]);
        fprintf(c->gp,
                " at graph 0.99, graph %.5f right front font ',11' "
                "textcolor rgb ink boxed\n",
                v->text_high ? 1.0 - part : part);
    }
}
