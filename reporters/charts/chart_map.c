/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The winner over two parameters, as a field of colours. */
#include "chart_kind.h"
#include "gnuplot.h"
#include "map_text.h"

#include "label.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

enum {
    ROW_PX = 42,
    ROW_MIN_PX = 28, /* two lines of small text */
    PLOT_PX = 400,   /* rows beyond that are lower */
    AXIS_PX = 24,    /* beside the tick labels at the left */
    COLUMN_PX = 8,   /* of a tick label */
    FONT_PX = 14,
    FONT_MIN_PX = 8,
};

/* How white a field is where the ratio is 1, and where it is greatest: light
 * enough everywhere for dark text. */
static const double PALEST = 0.82;
static const double FULLEST = 0.22;
static const double HATCH = 0.5;

static bool applies(const struct findings *f)
{
    for (size_t i = 0; f->map != NULL && i < f->map->x.n * f->map->y.n; i++) {
        if (f->map->fields[i].n > 0) {
            return true;
        }
    }
    return false;
}

/* A model that comes again with other parameters has another colour. */
static const char *model_colour(const struct map *m, size_t model)
{
    size_t spares = 0;
    const char *colour = "grey";

    for (size_t i = 0; i <= model; i++) {
        char name[CELL_NAME_BYTES];
        int again = 0;
        snprintf(name, sizeof name, "%.*s", (int)strcspn(m->models[i], ":"),
                 m->models[i]);
        for (size_t j = 0; j < i; j++) {
            size_t length = strcspn(m->models[j], ":");
            again |= length == strlen(name)
                     && strncmp(m->models[j], name, length) == 0;
        }
        colour = chart_style_of(name, again, &spares).colour;
    }
    return colour;
}

static double greatest_ratio(const struct map *m)
{
    double most = 1.0;

    for (size_t i = 0; i < m->x.n * m->y.n; i++) {
        const struct map_field *f = &m->fields[i];
        if (f->verdict == MAP_WINS && !f->inferred) {
            most = fmax(most, f->ratio.value);
        }
    }
    return most;
}

/* How much of the ground is in the winner's colour: the less, the more it wins
 * by. */
static double paleness(const struct map_field *f, double greatest)
{
    if (f->inferred) {
        return HATCH;
    }
    double share = greatest <= 1.0 ? 0.0 : log(f->ratio.value) / log(greatest);
    return PALEST + (FULLEST - PALEST) * fmax(share, 0.0);
}

/* As wide as a field lets a text be, on one line or on two. */
struct field_text {
    int font_px;
    bool two_lines;
};

static struct field_text fit_text(const struct map *m, int width_px)
{
    size_t longest = 4;
    char text[MAP_FIELD_BYTES];

    for (size_t i = 0; i < m->x.n * m->y.n; i++) {
        map_field_text(m, i, text);
        longest = strlen(text) > longest ? strlen(text) : longest;
    }
    bool two = (width_px - 6) * 100 / ((int)longest * 62) < FONT_MIN_PX;
    int font_px =
        (width_px - 4) * 100 / ((int)(two ? longest - 2 : longest) * 62);
    font_px = font_px > FONT_PX ? FONT_PX : font_px;
    return (struct field_text){font_px < 5 ? 5 : font_px, two};
}

static void put_field(struct chart *c, size_t field, double greatest,
                      const struct field_text *fit)
{
    const struct map *m = c->f->map;
    const struct map_field *f = &m->fields[field];
    char text[MAP_FIELD_BYTES];

    map_field_text(m, field, text);
    char *blank = strchr(text, ' ');
    bool won = f->verdict == MAP_WINS;
    fprintf(c->dat, "%zu %zu %d %.3f \"", field % m->x.n, field / m->x.n,
            won ? (int)f->winner : -1, won ? paleness(f, greatest) : 1.0);
    for (const char *at = text; *at != '\0'; at++) {
        fputs(at == blank && fit->two_lines ? "\\n" : (char[]){*at, '\0'},
              c->dat);
    }
    fprintf(c->dat, "\" %s %s %.6g %.6g %.6g %u\n", m->x.texts[field % m->x.n],
            m->y.texts[field / m->x.n], f->ratio.value, f->ratio.low,
            f->ratio.high, f->n);
}

/* Writes the fields of one kind; false when there are none. */
static bool put_series(struct chart *c, bool inferred,
                       const struct field_text *fit)
{
    const struct map *m = c->f->map;
    double greatest = greatest_ratio(m);
    bool any = false;

    for (size_t i = 0; i < m->x.n * m->y.n; i++) {
        const struct map_field *f = &m->fields[i];
        if (f->inferred != inferred
            || (f->verdict == MAP_NOT_MEASURED && !inferred)) {
            continue;
        }
        if (!any) {
            fprintf(
                c->dat,
                "# %s\n# column row winner paleness text x y ratio low high "
                "n\n",
                inferred ? "inferred" : "measured");
        }
        any = true;
        put_field(c, i, greatest, fit);
    }
    fputs(any ? "\n\n" : "", c->dat);
    return any;
}

/* Inferred fields are hatched, so that grey paper shows them too. */
static void put_plot(struct chart *c, bool inferred,
                     const struct field_text *fit)
{
    FILE *gp = c->canvas.gp;

    if (!put_series(c, inferred, fit)) {
        return;
    }
    fprintf(gp,
            ", \\\n  '%s.dat' index %zu using "
            "1:2:($1-0.5):($1+0.5):($2-0.5):($2+0.5):"
            "(hex(field($3, $4))) with boxxyerror "
            "fillstyle %s linecolor rgb variable",
            c->name, c->series,
            inferred ? "pattern 4 border rgb lines"
                     : "solid 1.0 border rgb lines");
    fprintf(gp,
            ", \\\n  '%s.dat' index %zu using 1:2:5:"
            "(hex($3 < 0 ? faint : over(field($3, $4)))) with labels "
            "font ',%d' textcolor rgb variable",
            c->name, c->series, fit->font_px);
    c->series++;
}

/* The colour of a field: nobody's is the ground. */
static void put_colours(FILE *gp, const struct map *m)
{
    fputs("field(winner, t) = blend(", gp);
    for (size_t i = 0; i < m->nmodels; i++) {
        fprintf(gp, "winner == %zu ? %s : ", i, model_colour(m, i));
    }
    fputs("ground, t)\n", gp);
}

static size_t widest_label(const struct map_axis *a)
{
    size_t most = 2;

    for (size_t i = 0; i < a->n; i++) {
        size_t columns = label_columns(a->labels[i]);
        most = columns > most ? columns : most;
    }
    return most;
}

/* From one column with a label to the next, so that they don't overlap. */
static size_t label_step(const struct map_axis *a, size_t field_px)
{
    return (widest_label(a) + 1) * COLUMN_PX / field_px + 1;
}

static void put_ticks(FILE *gp, char name, const struct map_axis *a,
                      size_t step)
{
    fprintf(gp, "set %ctics (", name);
    for (size_t i = 0; i < a->n; i += step) {
        fputs(i > 0 ? ", " : "", gp);
        gnuplot_quote_format(gp, a->labels[i]);
        fprintf(gp, " %zu", i);
    }
    fputs(") scale 0\n", gp);
}

/* Where the workers begin to share cores: between which values, from 1 on;
 * 0 when not on this axis. */
static size_t past_cores(const struct map *m, const struct map_axis *a)
{
    size_t i = 0;

    while (i < a->n && a->values[i] <= m->cores) {
        i++;
    }
    return a->workers && m->cores > 0 && i < a->n ? i : 0;
}

static void put_cores(FILE *gp, const struct map *m)
{
    size_t x = past_cores(m, &m->x);
    size_t y = past_cores(m, &m->y);
    const char *how = "nohead front linecolor rgb ink linewidth 1.5 "
                      "dashtype (6,4)";

    if (x > 0) {
        fprintf(gp, "set arrow from %g, graph 0 to %g, graph 1 %s\n",
                (double)x - 0.5, (double)x - 0.5, how);
    }
    if (y > 0) {
        fprintf(gp,
                "set arrow from graph 0, first %g to graph 1, first %g %s\n",
                (double)y - 0.5, (double)y - 0.5, how);
    }
}

static void subtitle_text(const struct map *m, char *text, size_t bytes)
{
    char name[CELL_LABEL_BYTES + 2];
    size_t used;

    snprintf(name, sizeof name, "%s", m->workload);
    label_shorten(name, 40);
    snprintf(text, bytes,
             "%.150s: the runner-up's cost over the winner's; = no "
             "winner",
             name);
    used = strlen(text);
    if (map_count(m, MAP_UNDECIDED, false) > 0) {
        snprintf(text + used, bytes - used, ", ? undecided");
        used = strlen(text);
    }
    if (map_count(m, MAP_WINS, true) + map_count(m, MAP_NO_DIFFERENCE, true)
        > 0) {
        snprintf(text + used, bytes - used, "; hatched: inferred");
        used = strlen(text);
    }
    if (past_cores(m, &m->x) + past_cores(m, &m->y) > 0) {
        snprintf(text + used, bytes - used, "; dashed: %u core%s", m->cores,
                 m->cores == 1 ? "" : "s");
    }
}

static int left_px(const struct map *m)
{
    return AXIS_PX + (int)widest_label(&m->y) * COLUMN_PX;
}

static int height_px(const struct map *m)
{
    int row_px = PLOT_PX / (int)m->y.n;

    row_px = row_px > ROW_PX ? ROW_PX : row_px;
    return (int)m->y.n * (row_px < ROW_MIN_PX ? ROW_MIN_PX : row_px);
}

static void explain(struct chart *c)
{
    const struct map *m = c->f->map;
    char text[CELL_LABEL_BYTES];

    for (size_t i = 0; i < m->nmodels; i++) {
        snprintf(text, sizeof text, "%c %.200s", m->initials[i], m->models[i]);
        const struct chart_style style = {.colour = model_colour(m, i)};
        chart_explain(c, text, LEGEND_BOX, &style);
    }
}

static void print(struct chart *c, const struct chart_kind *kind)
{
    const struct map *m = c->f->map;
    char subtitle[256];
    struct canvas_head head = {c->name, kind->title, subtitle, NULL, 0};

    subtitle_text(m, subtitle, sizeof subtitle);
    explain(c);
    head.legend = c->legend;
    head.nlegend = c->nlegend;
    c->canvas.npanels = 1;
    c->canvas.x_axis = m->x.key;
    c->canvas.left_px = left_px(m);
    c->canvas.plot_height_px = height_px(m);
    canvas_plan(&c->canvas, 1, &head);
    canvas_begin(&c->canvas, &head);
    canvas_panel(&c->canvas, 0, m->y.key, "");
    int field_px = c->canvas.plot_width_px / (int)m->x.n;
    struct field_text fit = fit_text(m, field_px);
    FILE *gp = c->canvas.gp;
    put_ticks(gp, 'x', &m->x, label_step(&m->x, (size_t)field_px));
    put_ticks(gp, 'y', &m->y, 1);
    put_cores(gp, m);
    put_colours(gp, m);
    fprintf(gp,
            "unset grid\nset border 0\nset xrange [-0.5:%g]\n"
            "set yrange [-0.5:%g]\nplot NaN",
            (double)m->x.n - 0.5, (double)m->y.n - 0.5);
    put_plot(c, false, &fit);
    put_plot(c, true, &fit);
    fputs("\nunset label; unset arrow; unset object\n", gp);
    canvas_end(&c->canvas);
}

const struct chart_kind chart_map = {
    .name = "map",
    .each_run = true,
    .title = "Who wins where, and by how much?",
    .applies = applies,
    .print = print,
};
