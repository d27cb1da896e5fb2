/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trend_chart.h"

#include "chart_canvas.h"
#include "file_out.h"
#include "gnuplot.h"
#include "history_text.h"

#include "folder.h"
#include "label.h"

#include <ctype.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

enum {
    PLOT_HEIGHT_PX = 260,
    TICK_PX = 90, /* that a run's name takes below the plot */
    TICK_COLUMNS = 12,
    NAME_COLUMNS = 24, /* of a commit at its change */
    NAME_BYTES = 128,
    FORMAT_BYTES = 4,
};

struct drawing {
    const struct trend *t;
    struct canvas canvas;
    FILE *dat;
    size_t series; /* written to it so far: gnuplot's index */
    double unit;   /* of the y axis */
    const char *unit_name;
    double low, high;
};

/* "out/x.svg": out, x, svg. */
struct target {
    char dir[PATH_MAX];
    char name[NAME_BYTES];
    char format[FORMAT_BYTES];
};

/* Its script has the name in strings, a comment and names of files, to which
 * gnuplot gives meanings of its own. */
static bool is_plain(const char *file)
{
    for (; *file != '\0'; file++) {
        unsigned char c = (unsigned char)*file;
        if (c < 0x80 && !isalnum(c) && strchr(" ._-+=,@%", c) == NULL) {
            return false;
        }
    }
    return true;
}

static int take_apart(const char *path, struct target *to, struct err *e)
{
    const char *slash = strrchr(path, '/');
    const char *file = slash == NULL ? path : slash + 1;
    const char *dot = strrchr(file, '.');
    const char *format = dot == NULL ? "" : dot + 1;

    if ((strcmp(format, "svg") != 0 && strcmp(format, "png") != 0
         && strcmp(format, "pdf") != 0)
        || dot == file || dot - file >= NAME_BYTES || !is_plain(file)
        || strlen(path) >= PATH_MAX) {
        return err_set(e,
                       "'%.200s' is no name for a chart; expected one of "
                       "letters, digits, blanks and ._-+=,@%% that ends in "
                       ".svg, .png or .pdf",
                       path);
    }
    snprintf(to->dir, sizeof to->dir, "%.*s",
             slash == NULL ? 1 : (int)(slash - path) + (slash == path ? 1 : 0),
             slash == NULL ? "." : path);
    snprintf(to->name, sizeof to->name, "%.*s", (int)(dot - file), file);
    snprintf(to->format, sizeof to->format, "%s", format);
    return 0;
}

int trend_chart_check(const char *path, struct err *e)
{
    struct target to;

    return take_apart(path, &to, e);
}

static void choose_unit(struct drawing *d)
{
    static const struct {
        double size;
        const char *name;
    } times[] = {{1e9, "s"}, {1e6, "ms"}, {1e3, "µs"}, {1.0, "ns"}};
    size_t i = 0;

    d->unit = 1048576.0;
    d->unit_name = "MiB";
    if (d->t->metric == METRIC_MEMORY) {
        return;
    }
    while (i < 3 && d->high < times[i].size) {
        i++;
    }
    d->unit = times[i].size;
    d->unit_name = times[i].name;
}

/* What the axis covers: all intervals, and some room. */
static void measure(struct drawing *d)
{
    d->low = INFINITY;
    d->high = 0.0;
    for (size_t i = 0; i < d->t->n; i++) {
        d->low = fmin(d->low, d->t->points[i].value.cost.low);
        d->high = fmax(d->high, d->t->points[i].value.cost.high);
    }
    choose_unit(d);
    double room = fmax(0.12 * (d->high - d->low), 0.01 * d->high);
    d->low = fmax(d->low - room, 0.0) / d->unit;
    d->high = (d->high + room) / d->unit;
}

/* Runs that count, or the others. */
static void put_series(struct drawing *d, const char *name, bool counts)
{
    const struct trend *t = d->t;

    if (t->counting == (counts ? 0 : t->n)) {
        return;
    }
    fprintf(d->dat, "# runs that %s\n# place cost low high run\n",
            counts ? "count" : "one cannot rely on");
    for (size_t i = 0; i < t->n; i++) {
        const struct trend_point *p = &t->points[i];
        char run[HISTORY_NAME_BYTES];
        if (p->counts == counts) {
            history_name(p->entry, run);
            fprintf(d->dat, "%zu %.9g %.9g %.9g # %s\n", i + 1,
                    p->value.cost.value / d->unit, p->value.cost.low / d->unit,
                    p->value.cost.high / d->unit, run);
        }
    }
    fputs("\n\n", d->dat);
    fprintf(d->canvas.gp,
            ", \\\n  '%s.dat' index %zu using 1:2:3:4 with yerrorbars "
            "pointtype %d pointsize 0.7*shrink linecolor rgb %s linewidth 1",
            name, d->series++, counts ? 7 : 6, counts ? "blue" : "grey");
}

/* The level of each part, from change to change. */
static void put_levels(struct drawing *d, const char *name)
{
    const struct trend *t = d->t;

    if (t->counting == 0) {
        return;
    }
    fputs("# levels\n# place cost\n", d->dat);
    for (size_t part = 0; part <= t->nchanges; part++) {
        size_t n;
        double level = trend_level(t, part, &n) / d->unit;
        double from = part == 0 ? 0.5 : (double)t->changes[part - 1].at + 0.5;
        double to = part == t->nchanges ? (double)t->n + 0.5
                                        : (double)t->changes[part].at + 0.5;
        fprintf(d->dat, "%s%g %.9g\n%g %.9g\n", part > 0 ? "\n" : "", from,
                level, to, level);
    }
    fprintf(d->canvas.gp,
            ", \\\n  '%s.dat' index %zu using 1:2 with lines linecolor rgb "
            "vermilion linewidth 2",
            name, d->series++);
}

static void put_changes(const struct drawing *d)
{
    FILE *gp = d->canvas.gp;

    for (size_t i = 0; i < d->t->nchanges; i++) {
        const struct trend_change *c = &d->t->changes[i];
        double x = (double)c->at + 0.5;
        bool left = 2 * c->at > d->t->n;
        char name[HISTORY_NAME_BYTES + 2];
        history_name(d->t->points[c->at].entry, name);
        label_shorten(name, NAME_COLUMNS);
        fprintf(gp,
                "set arrow from %g, graph 0 to %g, graph 1 nohead back "
                "linecolor rgb mark linewidth 1.5 dashtype (4,3)\nset label ",
                x, x);
        gnuplot_quote(gp, name);
        fprintf(gp,
                " at %g, graph %g %s offset character %s,0 font ',%d' "
                "textcolor rgb mark\n",
                x, 0.96 - 0.07 * (double)(i % 3), left ? "right" : "left",
                left ? "-0.5" : "0.5", CANVAS_SMALL_FONT_PX);
    }
}

/* As many runs' names as there is room for, evenly. */
static void put_ticks(const struct drawing *d)
{
    FILE *gp = d->canvas.gp;
    size_t most = (size_t)(d->canvas.plot_width_px / TICK_PX);
    size_t step = (d->t->n + most - 1) / most;

    fputs("set xtics (", gp);
    for (size_t i = 0; i < d->t->n; i += step) {
        char name[HISTORY_NAME_BYTES + 2];
        history_name(d->t->points[i].entry, name);
        if (strcmp(name, d->t->points[i].entry->date) == 0) {
            name[10] = '\0';
        }
        label_shorten(name, TICK_COLUMNS);
        fputs(i > 0 ? ", " : "", gp);
        gnuplot_quote_format(gp, name);
        fprintf(gp, " %zu", i + 1);
    }
    fputs(")\n", gp);
}

static void put_plot(struct drawing *d, const char *name)
{
    FILE *gp = d->canvas.gp;

    fprintf(gp,
            "set xrange [0.5:%g]\nset yrange [%.5g:%.5g]\nset ytics %g\n"
            "set format y '%%g %s'\n",
            (double)d->t->n + 0.5, d->low, d->high,
            canvas_step(d->high - d->low, &d->canvas), d->unit_name);
    put_ticks(d);
    put_changes(d);
    fputs("plot NaN", gp);
    put_series(d, name, true);
    put_series(d, name, false);
    put_levels(d, name);
    putc('\n', gp);
}

static void print(struct drawing *d, const char *name)
{
    const struct trend *t = d->t;
    char title[CELL_LABEL_BYTES];
    char panel[CELL_LABEL_BYTES];
    char subtitle[128];
    struct canvas_head head = {name, title, subtitle, NULL, 0};

    snprintf(title, sizeof title, "How did %.200s change from run to run?",
             t->cell);
    snprintf(
        subtitle, sizeof subtitle,
        "Each run's median and 95 %% interval; the level between changes%s",
        t->nchanges == 0 ? ", of which there is none" : "");
    snprintf(panel, sizeof panel, "%s, on %s", trend_metric_words(t->metric),
             t->points[t->n - 1].entry->machine_text);
    d->canvas.npanels = 1;
    d->canvas.own_scales = true;
    d->canvas.x_axis = "run";
    d->canvas.plot_height_px = PLOT_HEIGHT_PX;
    measure(d);
    canvas_plan(&d->canvas, 1, &head);
    canvas_begin(&d->canvas, &head);
    canvas_panel(&d->canvas, 0, panel, "");
    put_plot(d, name);
    canvas_end(&d->canvas);
}

static int write_files(const struct trend *t, const struct target *to,
                       struct err *e)
{
    struct drawing d = {.t = t};
    struct file_out gp;
    struct file_out dat;
    char name[NAME_BYTES + 8];

    snprintf(name, sizeof name, "%s.dat", to->name);
    if (file_out_open(&dat, to->dir, name, e)) {
        return -1;
    }
    snprintf(name, sizeof name, "%s.gp", to->name);
    if (file_out_open(&gp, to->dir, name, e)) {
        file_out_discard(&dat);
        return -1;
    }
    canvas_init(&d.canvas, &report_defaults);
    d.canvas.gp = gp.stream;
    d.dat = dat.stream;
    print(&d, to->name);
    if (file_out_close(&dat, e)) {
        file_out_discard(&gp);
        return -1;
    }
    return file_out_close(&gp, e);
}

int trend_chart_write(const struct trend *t, const char *path, struct err *e)
{
    struct target to;

    if (take_apart(path, &to, e) || folder_make(to.dir, e)
        || write_files(t, &to, e)) {
        return -1;
    }
    if (strcmp(to.format, "svg") != 0 && gnuplot_has_fonts(to.dir, e)) {
        return -1;
    }
    return gnuplot_draw(to.dir, to.name, to.format, e);
}
