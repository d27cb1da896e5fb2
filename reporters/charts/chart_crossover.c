/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ratio of two models over the parameter that a search varied, and the
 * border that it found. */
#include "chart_kind.h"
#include "crossover_found.h"
#include "gnuplot.h"

#include "label.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

enum {
    SUBTITLE_COLUMNS = 122,
    TICKS_APART_PX = 28,
    LABELS_APART_PX = 90,
    TICKS_MAX = 24,
};

static const struct chart_style undecided = {"grey", 6, "solid", 1.5, 0.9};
static const struct chart_style band = {"band", 0, "solid", 1.5, 0.0};

/* What the two axes cover. */
struct frame {
    double x_low;
    double x_high;
    double y_low;
    double y_high;
};

static bool applies(const struct findings *f)
{
    struct crossover_found found;
    struct err unused;
    bool any = false;

    if (crossover_found_make(&found, f->r, &unused)) {
        return false;
    }
    for (size_t i = 0; i < found.table.n; i++) {
        any = any || found.table.fields[i].n > 0;
    }
    crossover_found_free(&found);
    return any;
}

static struct frame measure(const struct crossover_found *f)
{
    const struct search_axis *a = &f->search.axes[0];
    double margin = 1.0 + f->search.margin;
    struct frame out = {.y_low = 0.98 / margin, .y_high = 1.02 * margin};

    for (size_t i = 0; i < f->table.n; i++) {
        struct interval ratio;
        if (f->table.fields[i].n > 0) {
            (void)crossover_side_of(&f->table.rules, &f->table.fields[i],
                                    &ratio);
            out.y_low = fmin(out.y_low, ratio.low);
            out.y_high = fmax(out.y_high, ratio.high);
        }
    }
    double pad = pow(out.y_high / out.y_low, 0.06);
    out.y_low /= pad;
    out.y_high *= pad;
    out.x_low = a->logarithmic ? a->low / pow(a->high / a->low, 0.02)
                               : a->low - 0.02 * (a->high - a->low);
    out.x_high = a->logarithmic ? a->high * pow(a->high / a->low, 0.02)
                                : a->high + 0.02 * (a->high - a->low);
    return out;
}

/* Those that matter most first; as many as have room. */
static void put_y_ticks(struct chart *c, const struct frame *f)
{
    static const double wanted[] = {1.0,  2.0,  0.5,  5.0,  0.2,  10.0,  0.1,
                                    1.5,  0.7,  1.2,  0.8,  1.1,  0.9,   1.05,
                                    0.95, 20.0, 0.05, 50.0, 0.02, 100.0, 0.01};
    double taken[TICKS_MAX];
    size_t n = 0;

    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++) {
        double px = log(wanted[i] / f->y_low) / log(f->y_high / f->y_low)
                    * c->canvas.plot_height_px;
        bool room = px >= 0.0 && px <= c->canvas.plot_height_px;
        for (size_t j = 0; j < n && room; j++) {
            room = fabs(px - taken[j]) >= TICKS_APART_PX;
        }
        if (room) {
            fprintf(c->canvas.gp, "%s'%g×' %g", n == 0 ? "set ytics (" : ", ",
                    wanted[i], wanted[i]);
            taken[n++] = px;
        }
    }
    fputs(n > 0 ? ")\n" : "unset ytics\n", c->canvas.gp);
}

/* The step of a linear axis, or the factor of a logarithmic one, that leaves
 * labels room. */
static double tick_step(const struct search_axis *a, double most)
{
    double range = a->logarithmic ? log(a->high / a->low) : a->high - a->low;
    double unit = a->logarithmic ? (a->type == PARAM_SIZE ? 2.0 : 10.0) : 0.0;
    double step = pow(10.0, floor(log10(range / most)));

    if (a->logarithmic) {
        for (step = unit; range / log(step) > most;) {
            step *= unit;
        }
        return step;
    }
    for (size_t i = 0; range / step > most; i++) {
        step *= i % 3 == 1 ? 2.5 : 2.0;
    }
    return a->type == PARAM_PERCENT ? step : fmax(step, 1.0);
}

/* "1 ms" rather than "1.00 ms". */
static void tick_text(const struct search_axis *a, double value,
                      char text[UNITS_TEXT_BYTES])
{
    search_axis_short(a, value, text);
    size_t length = strcspn(text, " ");
    size_t kept = length;
    if (memchr(text, '.', length) == NULL) {
        return;
    }
    while (text[kept - 1] == '0') {
        kept--;
    }
    kept -= text[kept - 1] == '.';
    memmove(text + kept, text + length, strlen(text + length) + 1);
}

static void put_x_ticks(struct chart *c, const struct search_axis *a)
{
    double most = (double)c->canvas.plot_width_px / LABELS_APART_PX;
    double step = tick_step(a, most);
    double first = a->logarithmic
                       ? pow(step, ceil(log(a->low) / log(step) - 1e-9))
                       : ceil(a->low / step - 1e-9) * step;
    const char *comma = "";

    fputs("set xtics (", c->canvas.gp);
    for (int i = 0; i < TICKS_MAX; i++) {
        double value = a->logarithmic ? first * pow(step, i) : first + i * step;
        char text[UNITS_TEXT_BYTES];
        if (value > a->high * (1.0 + 1e-9)) {
            break;
        }
        tick_text(a, value, text);
        fputs(comma, c->canvas.gp);
        gnuplot_quote_format(c->canvas.gp, text);
        fprintf(c->canvas.gp, " %.10g", value);
        comma = ", ";
    }
    fputs(")\n", c->canvas.gp);
}

static void put_borders(struct chart *c, const struct crossover_found *f)
{
    for (size_t i = 0; i < f->answer.nborders; i++) {
        const struct crossover_border *b = &f->answer.borders[i];
        fprintf(c->canvas.gp,
                "set object rectangle from %.10g, graph 0 to %.10g, graph 1 "
                "back fillcolor rgb %s fillstyle solid noborder\n"
                "set arrow from %.10g, graph 0 to %.10g, graph 1 nohead back "
                "linecolor rgb mark linewidth 1.2\n",
                b->low, b->high, band.colour, b->value, b->value);
    }
}

static bool is_rising(const struct crossover_found *f)
{
    double ends[2] = {0.0, 0.0};
    bool any = false;

    for (size_t i = 0; i < f->table.n; i++) {
        struct interval ratio;
        if (f->table.fields[i].n > 0) {
            (void)crossover_side_of(&f->table.rules, &f->table.fields[i],
                                    &ratio);
            ends[0] = any ? ends[0] : ratio.value;
            ends[1] = ratio.value;
            any = true;
        }
    }
    return ends[1] >= ends[0];
}

/* Above the line of equal costs the second model wins. Each is said in the
 * corner where the values are not. */
static void put_sides(struct chart *c, const struct crossover_found *f)
{
    bool rising = is_rising(f);

    for (int second = 0; second < 2; second++) {
        char text[CELL_LABEL_BYTES + 8];
        char clean[CELL_LABEL_BYTES + 8];
        bool left = (second != 0) == rising;
        crossover_side_text(&f->search,
                            second ? CROSSOVER_SECOND : CROSSOVER_FIRST, text);
        label_clean(text, clean, CELL_LABEL_BYTES);
        label_shorten(clean, 40);
        fputs("set label ", c->canvas.gp);
        gnuplot_quote(c->canvas.gp, clean);
        fprintf(c->canvas.gp,
                " at graph %s, graph %s %s front font ',11' "
                "textcolor rgb faint boxed\n",
                left ? "0.005" : "0.995", second ? "0.96" : "0.04",
                left ? "left" : "right");
    }
}

static int series_of(enum crossover_side side)
{
    return side == CROSSOVER_FIRST ? 1 : side == CROSSOVER_SECOND ? 2 : 3;
}

static bool has_side(const struct crossover_found *f, int series)
{
    for (size_t i = 0; i < f->table.n; i++) {
        struct interval ratio;
        if (f->table.fields[i].n > 0
            && series_of(crossover_side_of(&f->table.rules, &f->table.fields[i],
                                           &ratio))
                   == series) {
            return true;
        }
    }
    return false;
}

/* Series 0 has all values, 1 to 3 those that each side won, or nobody. */
static void put_data(struct chart *c, const struct crossover_found *f)
{
    static const char *const names[] = {"all values", "the first model wins",
                                        "the second model wins",
                                        "no difference, or unclear"};

    for (int series = 0; series < 4; series++) {
        if (series > 0 && !has_side(f, series)) {
            continue; /* gnuplot does not count an empty one */
        }
        fprintf(c->dat, "# %s\n# %s ratio low high\n", names[series],
                f->search.axes[0].key);
        for (size_t i = 0; i < f->table.n; i++) {
            const struct crossover_field *of = &f->table.fields[i];
            struct interval ratio;
            if (of->n == 0) {
                continue;
            }
            enum crossover_side side =
                crossover_side_of(&f->table.rules, of, &ratio);
            if (series == 0 || series_of(side) == series) {
                fprintf(c->dat, "%.10g %.6g %.6g %.6g\n", of->value,
                        ratio.value, ratio.low, ratio.high);
            }
        }
        fputs("\n\n", c->dat);
    }
}

static void choose_styles(const struct crossover_found *f,
                          struct chart_style styles[4])
{
    size_t spares = 0;
    char names[2][CELL_NAME_BYTES];

    for (size_t i = 0; i < 2; i++) {
        snprintf(names[i], sizeof names[i], "%.*s",
                 (int)strcspn(search_model(&f->search, i), ":"),
                 search_model(&f->search, i));
        styles[1 + i] = chart_style_of(
            names[i], i == 1 && strcmp(names[0], names[1]) == 0, &spares);
    }
    styles[0] = (struct chart_style){"guide", 0, "solid", 1.2, 0.0};
    styles[3] = undecided;
}

static void put_plot(struct chart *c, const struct crossover_found *f,
                     const struct chart_style styles[4])
{
    double margin = 1.0 + f->search.margin;

    fputs("set style textbox opaque noborder fillcolor rgb ground\n",
          c->canvas.gp);
    fprintf(c->canvas.gp,
            "plot 1 with lines linecolor rgb grey linewidth 1.5, \\\n"
            "  %.10g with lines linecolor rgb guide linewidth 1 "
            "dashtype (2,4), \\\n"
            "  %.10g with lines linecolor rgb guide linewidth 1 "
            "dashtype (2,4), \\\n"
            "  '%s.dat' index 0 using 1:2 with lines linecolor rgb %s "
            "linewidth %g",
            margin, 1.0 / margin, c->name, styles[0].colour, styles[0].width);
    int index = 1;
    for (int i = 1; i < 4; i++) {
        if (has_side(f, i)) {
            fprintf(c->canvas.gp,
                    ", \\\n  '%s.dat' index %d using 1:2:3:4 with yerrorbars "
                    "pointtype %d pointsize %g*shrink linecolor rgb %s "
                    "linewidth 1.5",
                    c->name, index++, styles[i].point, styles[i].point_scale,
                    styles[i].colour);
        }
    }
    fputs("\nunset label; unset arrow; unset object\n", c->canvas.gp);
}

static void explain(struct chart *c, const struct crossover_found *f,
                    const struct chart_style styles[4])
{
    const struct chart_style within = {"guide", 0, "(2,4)", 1.0, 0.0};
    char text[CELL_LABEL_BYTES + 8];

    for (int i = 1; i < 4; i++) {
        struct chart_style point = styles[i];
        point.width = 1.5;
        point.dash = "solid";
        crossover_side_text(&f->search,
                            i == 1 ? CROSSOVER_FIRST : CROSSOVER_SECOND, text);
        if (has_side(f, i)) {
            chart_explain(c, i == 3 ? "no difference, or unclear" : text,
                          LEGEND_LINE, &point);
        }
    }
    if (f->answer.nborders > 0) {
        chart_explain(c, "border and 95 % interval", LEGEND_BOX, &band);
    }
    snprintf(text, sizeof text, "within %g %%", 100.0 * f->search.margin);
    chart_explain(c, text, LEGEND_LINE, &within);
}

static void draw(struct chart *c, const struct chart_kind *kind,
                 const struct crossover_found *f)
{
    const struct search_axis *a = &f->search.axes[0];
    char subtitle[CROSSOVER_TEXT_BYTES + 2];
    char first[CELL_LABEL_BYTES];
    char panel[2 * CELL_LABEL_BYTES + 64];
    struct canvas_head head = {c->name, kind->title, subtitle, NULL, 0};
    struct chart_style styles[4];

    crossover_found_sentence(f, subtitle);
    label_shorten(subtitle, SUBTITLE_COLUMNS);
    choose_styles(f, styles);
    explain(c, f, styles);
    head.legend = c->legend;
    head.nlegend = c->nlegend;
    c->canvas.npanels = 1;
    c->canvas.x_axis = a->key;
    canvas_plan(&c->canvas, 1, &head);
    canvas_begin(&c->canvas, &head);
    snprintf(panel, sizeof panel, "%s of %s over that of %s",
             metric_name(f->search.plan.metric), search_model(&f->search, 0),
             search_model(&f->search, 1));
    label_clean(panel, first, sizeof first);
    canvas_panel(&c->canvas, 0, first, "");
    struct frame frame = measure(f);
    fprintf(c->canvas.gp,
            "set logscale y\n%sset xrange [%.10g:%.10g]\n"
            "set yrange [%.6g:%.6g]\n",
            a->logarithmic ? "set logscale x\n" : "", frame.x_low, frame.x_high,
            frame.y_low, frame.y_high);
    put_y_ticks(c, &frame);
    put_x_ticks(c, a);
    put_borders(c, f);
    put_sides(c, f);
    put_data(c, f);
    put_plot(c, f, styles);
    canvas_end(&c->canvas);
}

static void print(struct chart *c, const struct chart_kind *kind)
{
    struct crossover_found found;
    struct err unused;

    if (crossover_found_make(&found, c->f->r, &unused) == 0) {
        draw(c, kind, &found);
        crossover_found_free(&found);
    }
}

const struct chart_kind chart_crossover = {
    .name = "crossover",
    .each_run = true,
    .title = "At what value does the winner change?",
    .applies = applies,
    .print = print,
};
