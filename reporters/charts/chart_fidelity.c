/* SPDX-License-Identifier: GPL-3.0-or-later */
/* tvp's figures over those of the runtime that it emulates, a row for each
 * figure of each work. */
#include "chart_kind.h"

#include "fidelity_text.h"
#include "gnuplot.h"

#include "label.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

enum {
    SUBJECTS_MAX = 7, /* with the bar and the spread, what a legend takes */
    LEFT_PX = 14,
    LANE_PX = 9, /* of a subject in a row */
    ROW_GAP_PX = 12,
    ROW_MIN_PX = 32,  /* two lines of text */
    COLUMN_PX = 7,    /* of a row's name */
    NAMES_GAP_PX = 8, /* between that and what is drawn */
    FIGURES_PX = 200,
    DATA_MIN_PX = 300, /* that the figures have to leave */
    TICK_PX = 44,
};

static const double MARGIN = 1.06;
static const double LEAST = 0.01; /* a ratio: what is less stands there */

struct drawing {
    const struct comparison *rows;
    size_t nrows;
    const char *subjects[SUBJECTS_MAX];
    size_t nsubjects;
    struct chart_style styles[SUBJECTS_MAX];
    size_t ngroups;
    double low, high;  /* of what is drawn … */
    double begin, end; /* … and with room for text beside it */
    int names_px;      /* of that at the left */
};

static bool applies(const struct findings *f)
{
    return f->r->ncomparisons > 0;
}

/* Whether it is the same figure of the same work as the row before it. */
static bool starts_group(const struct drawing *d, size_t row)
{
    return row == 0 || strcmp(d->rows[row].work, d->rows[row - 1].work) != 0
           || strcmp(d->rows[row].what, d->rows[row - 1].what) != 0;
}

/* The subject of a row; nsubjects if there is no room for it. */
static size_t subject_of(const struct drawing *d, size_t row)
{
    size_t i = 0;

    while (i < d->nsubjects
           && strcmp(d->subjects[i], d->rows[row].subject) != 0) {
        i++;
    }
    return i;
}

static bool is_new(const struct drawing *d, size_t row)
{
    for (size_t i = 0; i < row; i++) {
        if (strcmp(d->rows[i].subject, d->rows[row].subject) == 0) {
            return false;
        }
    }
    return true;
}

static double over(const struct comparison *c, double figure)
{
    return fmax(figure / c->theirs.value, LEAST);
}

static void widen(struct drawing *d, double a, double b)
{
    d->low = fmin(d->low, fmax(a, LEAST));
    d->high = fmax(d->high, b);
}

static struct drawing drawing_of(const struct results *r)
{
    struct drawing d = {.rows = r->comparisons,
                        .nrows = r->ncomparisons,
                        .low = 1.0,
                        .high = 1.0};
    size_t spares = 0;

    for (size_t i = 0; i < d.nrows; i++) {
        const struct comparison *c = &d.rows[i];
        d.ngroups += starts_group(&d, i) ? 1U : 0U;
        if (is_new(&d, i) && d.nsubjects < SUBJECTS_MAX) {
            d.styles[d.nsubjects] = chart_style_of("", 0, &spares);
            d.subjects[d.nsubjects++] = c->subject;
        }
        widen(&d, c->bar_low, c->bar_high);
        widen(&d, over(c, c->ours.low), over(c, c->ours.high));
        widen(&d, over(c, c->theirs.low), over(c, c->theirs.high));
    }
    d.low /= MARGIN;
    d.high *= MARGIN;
    return d;
}

static int row_px(const struct drawing *d)
{
    int px = (int)d->nsubjects * LANE_PX + ROW_GAP_PX;

    return px > ROW_MIN_PX ? px : ROW_MIN_PX;
}

/* The middle of a subject's lane in a group. */
static double lane_y(const struct drawing *d, size_t group, size_t subject)
{
    double lane = (double)subject + 0.5 - (double)d->nsubjects / 2.0;

    return ((double)group + 0.5) * row_px(d) + lane * LANE_PX;
}

static void put_bars(struct chart *c, const struct drawing *d)
{
    size_t group = 0;

    fputs("# how far apart they may be: y low high\n", c->dat);
    for (size_t i = 0; i < d->nrows; i++) {
        group += i > 0 && starts_group(d, i) ? 1U : 0U;
        if (subject_of(d, i) < d->nsubjects) {
            fprintf(c->dat, "%.5g %.6g %.6g\n",
                    lane_y(d, group, subject_of(d, i)),
                    fmax(d->rows[i].bar_low, LEAST),
                    fmax(d->rows[i].bar_high, LEAST));
        }
    }
    fputs("\n\n", c->dat);
}

static void put_points(struct chart *c, const struct drawing *d, size_t subject)
{
    char name[COMPARISON_WHAT_BYTES];
    size_t group = 0;

    label_clean(d->subjects[subject], name, sizeof name);
    fprintf(c->dat, "# %s: y ratio low high its-own-low its-own-high decided\n",
            name);
    for (size_t i = 0; i < d->nrows; i++) {
        const struct comparison *r = &d->rows[i];
        group += i > 0 && starts_group(d, i) ? 1U : 0U;
        if (subject_of(d, i) == subject) {
            fprintf(c->dat, "%.5g %.6g %.6g %.6g %.6g %.6g %d\n",
                    lane_y(d, group, subject), over(r, r->ours.value),
                    over(r, r->ours.low), over(r, r->ours.high),
                    over(r, r->theirs.low), over(r, r->theirs.high),
                    r->decided ? 1 : 0);
        }
    }
    fputs("\n\n", c->dat);
}

/* Where the figures themselves stand; 0 without room for them. */
static int figures_px(const struct chart *c, const struct drawing *d)
{
    return c->canvas.plot_width_px - d->names_px >= FIGURES_PX + DATA_MIN_PX
               ? FIGURES_PX
               : 0;
}

static void put_text(struct chart *c, const struct drawing *d, const char *text,
                     const char *how, double y)
{
    char clean[COMPARISON_WORK_BYTES + 2];

    label_clean(text, clean, COMPARISON_WORK_BYTES);
    label_shorten(clean, (size_t)(d->names_px / COLUMN_PX));
    fputs("set label ", c->canvas.gp);
    gnuplot_quote(c->canvas.gp, clean);
    fprintf(c->canvas.gp, " at graph 0, first %.5g left %s\n", y, how);
}

/* What a group is, at its left, and the figures themselves, at its right. */
static void put_group(struct chart *c, const struct drawing *d, size_t row,
                      size_t group)
{
    char figures[FIDELITY_FIGURES_BYTES];
    FILE *gp = c->canvas.gp;
    double y = ((double)group + 0.5) * row_px(d);
    size_t n = 1;

    put_text(c, d, d->rows[row].work, "font ',11' textcolor rgb ink", y - 7.0);
    put_text(c, d, d->rows[row].what, "font ',10' textcolor rgb faint",
             y + 7.0);
    while (row + n < d->nrows && !starts_group(d, row + n)) {
        n++;
    }
    if (figures_px(c, d) > 0) {
        fidelity_figures(&d->rows[row], n, figures);
        fputs("set label ", gp);
        gnuplot_quote(gp, figures);
        fprintf(gp,
                " at graph 1, first %.5g right font ',10' "
                "textcolor rgb faint\n",
                y);
    }
    if (group > 0) {
        fprintf(gp,
                "set arrow from graph 0, first %d to graph 1, first %d nohead "
                "back linecolor rgb lines linewidth 0.7\n",
                (int)group * row_px(d), (int)group * row_px(d));
    }
}

/* A number for each that there is room for; the first ones come first. */
static void put_ticks(struct chart *c, const struct drawing *d)
{
    static const double wanted[] = {1.0,  0.5, 2.0,  0.25, 4.0, 0.1,
                                    10.0, 1.5, 0.75, 1.25, 0.9, 1.1};
    enum { WANTED = sizeof wanted / sizeof *wanted };
    double px = c->canvas.plot_width_px / log(d->end / d->begin);
    double put[WANTED];
    size_t n = 0;

    fputs("set xtics (", c->canvas.gp);
    for (size_t i = 0; i < WANTED; i++) {
        bool fits = wanted[i] >= d->low && wanted[i] <= d->high;
        for (size_t j = 0; j < n && fits; j++) {
            fits = fabs(log(wanted[i] / put[j])) * px >= TICK_PX;
        }
        if (fits) {
            fprintf(c->canvas.gp, "%s'%g×' %g", n > 0 ? ", " : "", wanted[i],
                    wanted[i]);
            put[n++] = wanted[i];
        }
    }
    fputs(")\n", c->canvas.gp);
}

static void put_axes(struct chart *c, struct drawing *d)
{
    int right_px = figures_px(c, d);
    double data_px = c->canvas.plot_width_px - d->names_px - right_px;
    double a_px = pow(d->high / d->low, 1.0 / data_px);

    d->begin = d->low / pow(a_px, d->names_px);
    d->end = d->high * pow(a_px, right_px);
    fprintf(c->canvas.gp,
            "set logscale x 2\nset xrange [%.5g:%.5g]\nset yrange [%d:0]\n"
            "set border 1\nunset ytics\nunset grid\n"
            "set grid xtics linetype 1 linecolor rgb lines linewidth 1\n",
            d->begin, d->end, (int)d->ngroups * row_px(d));
    put_ticks(c, d);
    fputs("set arrow from 1, graph 0 to 1, graph 1 nohead back "
          "linecolor rgb axis linewidth 1.2\n",
          c->canvas.gp);
}

static void put_subject(struct chart *c, const struct drawing *d,
                        size_t subject)
{
    const struct chart_style *s = &d->styles[subject];
    FILE *gp = c->canvas.gp;

    put_points(c, d, subject);
    fprintf(gp,
            ", \\\n  '%s.dat' index %zu using 5:1:($6-$5):(0) with "
            "vectors nohead linewidth 5 linecolor rgb blend(%s, 0.6)",
            c->name, c->series, s->colour);
    fprintf(gp,
            ", \\\n  '%s.dat' index %zu using 2:1:3:4 with xerrorbars "
            "pointtype %d pointsize %g*shrink linewidth 1.2 linecolor rgb %s",
            c->name, c->series, s->point, 0.8 * s->point_scale, s->colour);
    for (size_t i = 0; i < d->nrows; i++) {
        if (!d->rows[i].decided && subject_of(d, i) == subject) {
            fprintf(gp,
                    ", \\\n  '%s.dat' index %zu using 4:1:"
                    "($7 == 1 ? '' : ' ?') with labels left font ',11' "
                    "textcolor rgb ink",
                    c->name, c->series);
            break;
        }
    }
    c->series++;
}

static void explain(struct chart *c, const struct drawing *d)
{
    const struct chart_style bar = {.colour = "pale"};
    const struct chart_style own = {.colour = "blend(grey, 0.4)"};
    char name[FIDELITY_NAME_BYTES];
    char text[FIDELITY_NAME_BYTES + 40];
    bool open = false;

    for (size_t i = 0; i < d->nsubjects; i++) {
        struct chart_style style = d->styles[i];
        style.dash = "solid";
        style.width = 1.2;
        chart_explain(c, d->subjects[i], LEGEND_LINE, &style);
    }
    for (size_t i = 0; i < d->nrows; i++) {
        open = open || !d->rows[i].decided;
    }
    chart_explain(c,
                  open ? "how far apart they may be; ?: too few blocks"
                       : "how far apart they may be",
                  LEGEND_BOX, &bar);
    fidelity_runtime(d->rows, name);
    snprintf(text, sizeof text, "%s's own quartiles, in its colour", name);
    chart_explain(c, text, LEGEND_BOX, &own);
}

/* What the groups' names take at the left, in at most two fifths of all. */
static int names_px(const struct chart *c, const struct drawing *d)
{
    size_t most = 0;

    for (size_t i = 0; i < d->nrows; i++) {
        size_t work = label_columns(d->rows[i].work);
        size_t what = label_columns(d->rows[i].what);
        most = work > most ? work : most;
        most = what > most ? what : most;
    }
    int px = (int)most * COLUMN_PX + NAMES_GAP_PX;
    int room_px = c->canvas.width_px * 2 / 5;
    return px < room_px ? px : room_px;
}

static void print(struct chart *c, const struct chart_kind *kind)
{
    struct drawing d = drawing_of(c->f->r);
    char subtitle[FIDELITY_SUBTITLE_BYTES];
    char name[FIDELITY_NAME_BYTES];
    char axis[FIDELITY_NAME_BYTES + 32];
    struct canvas_head head = {c->name, kind->title, subtitle, NULL, 0};
    size_t group = 0;
    FILE *gp = c->canvas.gp;

    fidelity_subtitle(d.rows, d.nrows, subtitle);
    fidelity_runtime(d.rows, name);
    snprintf(axis, sizeof axis, "tvp's figure over %s's", name);
    explain(c, &d);
    head.legend = c->legend;
    head.nlegend = c->nlegend;
    c->canvas.npanels = 1;
    c->canvas.left_px = LEFT_PX;
    d.names_px = names_px(c, &d);
    c->canvas.x_axis = axis;
    c->canvas.plot_height_px = (int)d.ngroups * row_px(&d);
    canvas_plan(&c->canvas, 1, &head);
    canvas_begin(&c->canvas, &head);
    canvas_panel(&c->canvas, 0, "", "");
    put_axes(c, &d);
    for (size_t i = 0; i < d.nrows; i++) {
        if (starts_group(&d, i)) {
            put_group(c, &d, i, group++);
        }
    }
    put_bars(c, &d);
    fprintf(gp,
            "plot '%s.dat' index 0 using 2:1:2:3:($1-%g):($1+%g) with "
            "boxxyerror fillstyle solid noborder linecolor rgb pale",
            c->name, LANE_PX / 2.0, LANE_PX / 2.0);
    c->series++;
    for (size_t i = 0; i < d.nsubjects; i++) {
        put_subject(c, &d, i);
    }
    fputs("\nunset label; unset arrow; unset object\n", gp);
    canvas_end(&c->canvas);
}

const struct chart_kind chart_fidelity = {
    .name = "fidelity",
    .title = "Is the emulated lock like the real one?",
    .each_run = true,
    .applies = applies,
    .print = print,
};
