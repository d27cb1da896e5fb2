/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The total time, stacked from its parts, a panel per workload. */
#include "chart_kind.h"
#include "findings_runs.h"
#include "search_report.h"

#include "results_join.h"

#include <math.h>
#include <stdio.h>

enum { BAR_MIN_PX = 7, TONE_BYTES = 48 };

/* A model's colour where its workers are made, and where they are joined. */
#define LIGHT "tint(%s, 0.65)"
#define DARK "shade(%s, 0.55)"

/* A search has too many panels, each with next to nothing to see. */
static bool is_drawn(const struct findings *f, size_t cell)
{
    return f->summaries[cell].total_ns.value > 0.0
           && !search_report_knows(results_of_cell(f->r, cell));
}

static bool applies(const struct findings *f)
{
    for (size_t i = 0; i < f->r->ncells; i++) {
        if (is_drawn(f, i)) {
            return true;
        }
    }
    return false;
}

static bool in_panel(struct chart *c, size_t panel, size_t model)
{
    size_t n = chart_workers(c, panel);

    for (size_t i = 0; i < n; i++) {
        if (chart_summary(c, panel, model, c->workers[i]) != NULL) {
            return true;
        }
    }
    return false;
}

static size_t models_in(struct chart *c, size_t panel)
{
    size_t n = 0;

    for (size_t i = 0; i < c->f->nmodels; i++) {
        n += in_panel(c, panel, i) ? 1U : 0U;
    }
    return n;
}

/* So many columns that the bars of the fullest panel can be told apart. */
static size_t most_columns(struct chart *c)
{
    size_t slots = 1;

    for (size_t i = 0; i < c->f->npanels; i++) {
        size_t needed = (models_in(c, i) + 1) * chart_workers(c, i);
        slots = needed > slots ? needed : slots;
    }
    for (size_t columns = 4; columns > 1; columns--) {
        size_t plot_px = (size_t)c->canvas.width_px / columns - 70;
        if (plot_px / slots >= BAR_MIN_PX) {
            return columns;
        }
    }
    return 1;
}

/* Medians of parts don't add up to that of the whole: the bar is the whole,
 * and what is neither creating nor joining is work. */
static double work_ns(const struct summary *s)
{
    return fmax(s->total_ns.value - s->create_ns.value - s->join_ns.value, 0.0);
}

static void put_series(struct chart *c, size_t panel, size_t model,
                       size_t position)
{
    size_t n = chart_workers(c, panel);
    size_t slots = models_in(c, panel) + 1;
    char text[CELL_LABEL_BYTES];

    findings_panel_name(c->f, panel, text);
    fprintf(c->dat, "# %s", text);
    findings_panel_details(c->f, panel, text);
    fprintf(c->dat, " %s", text);
    findings_model_label(c->f, c->f->models[model], text);
    fprintf(c->dat,
            " | %s\n# workers x create_ns work_ns join_ns total_ns "
            "total_low_ns total_high_ns\n",
            text);
    for (size_t i = 0; i < n; i++) {
        const struct summary *s = chart_summary(c, panel, model, c->workers[i]);
        if (s != NULL) {
            fprintf(c->dat, "%u %zu %.0f %.0f %.0f %.0f %.0f %.0f\n",
                    c->workers[i], i * slots + position, s->create_ns.value,
                    work_ns(s), s->join_ns.value, s->total_ns.value,
                    s->total_ns.low, s->total_ns.high);
        }
    }
    fputs("\n\n", c->dat);
}

static void put_part(struct chart *c, const char *low, const char *high,
                     const char *colour)
{
    fprintf(c->canvas.gp,
            ", \\\n  'total-time.dat' index %zu using "
            "2:(0):($2-0.45):($2+0.45):(%s):(%s) with boxxyerror "
            "fillstyle solid noborder linecolor rgb %s",
            c->series, low, high, colour);
}

static void put_bars(struct chart *c, size_t model)
{
    const char *colour = c->styles[model].colour;
    char tone[TONE_BYTES];

    snprintf(tone, sizeof tone, LIGHT, colour);
    put_part(c, "0", "$3/unit", tone);
    put_part(c, "$3/unit", "($3+$4)/unit", colour);
    snprintf(tone, sizeof tone, DARK, colour);
    put_part(c, "($3+$4)/unit", "($3+$4+$5)/unit", tone);
    fprintf(c->canvas.gp,
            ", \\\n  'total-time.dat' index %zu using "
            "2:($7/unit):(0):(($8-$7)/unit) with vectors heads size screen "
            "0.0025,90 "
            "linecolor rgb ink linewidth 1.2",
            c->series);
}

static double highest_ns(const struct chart *c, size_t panel)
{
    double most_ns = 0.0;

    for (size_t i = 0; i < c->f->r->ncells; i++) {
        const struct summary *s = &c->f->summaries[i];
        if (is_drawn(c->f, i) && findings_shares_scale(c->f, panel, i)) {
            double parts_ns = s->create_ns.value + s->join_ns.value;
            most_ns = fmax(most_ns, fmax(s->total_ns.high, parts_ns));
        }
    }
    return most_ns;
}

static void put_axes(struct chart *c, size_t panel)
{
    static const struct {
        const char *name;
        double ns;
    } units[] = {{"s", 1e9}, {"ms", 1e6}, {"µs", 1e3}, {"ns", 1.0}};
    double most_ns = highest_ns(c, panel);
    size_t slots = models_in(c, panel) + 1;
    size_t n = chart_workers(c, panel);
    size_t u = 0;

    while (u < 3 && most_ns < units[u].ns) {
        u++;
    }
    double top = 1.06 * most_ns / units[u].ns;
    fprintf(c->canvas.gp,
            "unit = %g\nset format y '%%g %s'\n"
            "set yrange [0:%.5g]\nset ytics %g\nset xrange [-1:%zu]\n"
            "set xtics (",
            units[u].ns, units[u].name, top, canvas_step(top, &c->canvas),
            n * slots - 1);
    for (size_t i = 0; i < n; i++) {
        fprintf(c->canvas.gp, "%s'%u' %g", i > 0 ? ", " : "", c->workers[i],
                (double)(i * slots) + ((double)slots - 2.0) / 2.0);
    }
    fputs(") scale 0\n", c->canvas.gp);
}

static void put_panel(struct chart *c, size_t panel, size_t place)
{
    char name[CELL_LABEL_BYTES];
    char details[CELL_LABEL_BYTES];
    size_t position = 0;

    findings_panel_name(c->f, panel, name);
    findings_panel_details(c->f, panel, details);
    canvas_panel(&c->canvas, place, name, details);
    put_axes(c, panel);
    fputs("plot 0 with lines linecolor rgb axis linewidth 1", c->canvas.gp);
    for (size_t i = 0; i < c->f->nmodels; i++) {
        if (in_panel(c, panel, i)) {
            put_series(c, panel, i, position++);
            put_bars(c, i);
            c->series++;
        }
    }
    fputs("\nunset label; unset arrow; unset object\n", c->canvas.gp);
}

static void explain(struct chart *c)
{
    static const struct {
        const char *text;
        struct chart_style style;
    } parts[] = {
        {"create (light)", {.colour = "tint(frame, 0.65)"}},
        {"work", {.colour = "frame"}},
        {"join (dark)", {.colour = "shade(frame, 0.55)"}},
    };
    char text[CELL_LABEL_BYTES];

    for (size_t i = 0; i < c->f->nmodels; i++) {
        findings_model_label(c->f, c->f->models[i], text);
        chart_explain(c, text, LEGEND_BOX, &c->styles[i]);
    }
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        chart_explain(c, parts[i].text, LEGEND_BOX, &parts[i].style);
    }
}

static bool panel_is_drawn(struct chart *c, size_t panel)
{
    return highest_ns(c, panel) > 0.0;
}

static void print(struct chart *c, const struct chart_kind *kind)
{
    const struct findings *f = c->f;
    char blocks[FINDINGS_BLOCKS_BYTES];
    char subtitle[160];
    char text[CELL_LABEL_BYTES];
    struct canvas_head head = {kind->name, kind->title, subtitle, NULL, 0};
    size_t place = 0;

    findings_blocks(f, blocks);
    snprintf(subtitle, sizeof subtitle,
             "Medians of %s; the whisker is the %s of the total", blocks,
             findings_interval_word(f));
    explain(c);
    head.legend = c->legend;
    head.nlegend = c->nlegend;
    c->canvas.own_scales = true;
    for (size_t i = 0; i < f->npanels; i++) {
        findings_panel_details(f, i, text);
        c->canvas.details = c->canvas.details || text[0] != '\0';
        c->canvas.npanels += panel_is_drawn(c, i) ? 1U : 0U;
    }
    canvas_plan(&c->canvas, most_columns(c), &head);
    canvas_begin(&c->canvas, &head);
    for (size_t i = 0; i < f->npanels; i++) {
        if (panel_is_drawn(c, i)) {
            put_panel(c, i, place++);
        }
    }
    canvas_end(&c->canvas);
}

const struct chart_kind chart_total = {
    .name = "total-time",
    .times = true,
    .title = "How long does the whole job take?",
    .applies = applies,
    .print = print,
};
