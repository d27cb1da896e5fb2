/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "chart_canvas.h"

#include "chart_script.h"
#include "gnuplot.h"

#include "label.h"

#include <math.h>
#include <string.h>

enum {
    HEAD_BYTES = 512,
    LEFT_PX = 52, /* of the plots in the first column: room for tick labels */
    OWN_LEFT_PX = 66,
    RIGHT_PX = 14,
    GAP_PX = 20,
    TOP_PX = 8,
    TITLE_PX = 24, /* a line of it, as the next */
    SUBTITLE_PX = 16,
    HEAD_GAP_PX = 6, /* between that and the legend */
    LEGEND_ROW_PX = 22,
    LEGEND_LINE_PX = 32,
    LEGEND_BOX_PX = 14,
    LEGEND_GAP_PX = 18,
    LEGEND_NOTE_PX = 1000000, /* what stands before or after has no room */
    NAME_PX = 26,             /* above a plot */
    DETAILS_PX = 16,          /* the second line above it */
    TICKS_PX = 24,            /* below a plot */
    PLOT_MIN_PX = 120,
    BOTTOM_PX = 26,
    TITLE_FONT_PX = 17,
    WIDTH_PX = 800,
    WIDTH_MIN_PX = 320,
};

static double zoom(const struct canvas *c)
{
    return c->options->font_px > 0
               ? (double)c->options->font_px / CANVAS_FONT_PX
               : 1.0;
}

void canvas_init(struct canvas *c, const struct report_options *o)
{
    *c = (struct canvas){.options = o};
    c->width_px =
        o->width_px > 0 ? (int)lround(o->width_px / zoom(c)) : WIDTH_PX;
    c->width_px = c->width_px < WIDTH_MIN_PX ? WIDTH_MIN_PX : c->width_px;
}

static int left_px(const struct canvas *c)
{
    if (c->left_px > 0) {
        return c->left_px;
    }
    return c->own_scales ? OWN_LEFT_PX : LEFT_PX;
}

/* DejaVu Sans is wide: 0.6 of its size, on average. */
static int text_width_px(const char *text, int font_px)
{
    return (int)(label_columns(text) * (size_t)font_px * 60 / 100);
}

static size_t fitting_columns(int width_px, int font_px)
{
    return (size_t)fmax(width_px * 100.0 / (font_px * 60.0), 3.0);
}

static int mark_width_px(const struct legend_entry *entry)
{
    return entry->mark == LEGEND_LINE ? LEGEND_LINE_PX : LEGEND_BOX_PX;
}

static int entry_width_px(const struct legend_entry *entry)
{
    if (entry->mark == LEGEND_NOTE) {
        return LEGEND_NOTE_PX;
    }
    return mark_width_px(entry) + 6 + text_width_px(entry->text, CANVAS_FONT_PX)
           + LEGEND_GAP_PX;
}

/* How much of a text, from `at` on, stands on one line of the head. */
static size_t line_bytes(const struct canvas *c, const char *at, int font_px)
{
    return label_line(
        at, fitting_columns(c->width_px - left_px(c) - RIGHT_PX, font_px));
}

static int wrapped_lines(const struct canvas *c, const char *text, int font_px)
{
    int lines = 0;

    for (const char *at = text; *at != '\0'; lines++) {
        at += line_bytes(c, at, font_px);
        at += *at == ' ';
    }
    return lines;
}

/* Rows of the legend that an entry takes more than one. */
static int more_rows(const struct canvas *c, const struct legend_entry *entry)
{
    return entry->mark == LEGEND_NOTE
               ? wrapped_lines(c, entry->text, CANVAS_SMALL_FONT_PX) - 1
               : 0;
}

/* Advances to where an entry stands: in the row, or at the next one's start. */
static void place_entry(const struct canvas *c,
                        const struct legend_entry *entry, int *x_px, int *row)
{
    if (*x_px > left_px(c)
        && *x_px + entry_width_px(entry) - LEGEND_GAP_PX
               > c->width_px - RIGHT_PX) {
        *x_px = left_px(c);
        (*row)++;
    }
}

static int legend_rows(const struct canvas *c, const struct canvas_head *head)
{
    int x_px = left_px(c);
    int row = 0;

    for (size_t i = 0; i < head->nlegend; i++) {
        place_entry(c, &head->legend[i], &x_px, &row);
        x_px += entry_width_px(&head->legend[i]);
        row += more_rows(c, &head->legend[i]);
    }
    return row + 1;
}

static size_t pick_columns(size_t npanels, size_t most)
{
    static const size_t good[] = {1, 1, 2, 3, 2, 3, 3, 4, 4, 3};
    size_t columns = npanels < sizeof good / sizeof *good ? good[npanels] : 4;

    return columns < most ? columns : most;
}

static int gap_px(const struct canvas *c)
{
    return c->own_scales ? left_px(c) : GAP_PX;
}

static int pitch_x_px(const struct canvas *c)
{
    return c->plot_width_px + gap_px(c);
}

/* Above each plot. */
static int row_extra_px(const struct canvas *c)
{
    return NAME_PX + (c->details ? DETAILS_PX : 0);
}

static int pitch_y_px(const struct canvas *c)
{
    return row_extra_px(c) + c->plot_height_px + TICKS_PX;
}

static int plot_width_px(const struct canvas *c, int columns)
{
    return (c->width_px - left_px(c) - RIGHT_PX - (columns - 1) * gap_px(c))
           / columns;
}

/* So high that the figure is as high as was asked for, where its plots are
 * legible then. */
static int wanted_plot_px(const struct canvas *c, int rows, int least_px)
{
    int rest_px = c->first_top_px + BOTTOM_PX
                  + rows * (row_extra_px(c) + TICKS_PX) - row_extra_px(c);
    int figure_px = (int)lround(c->options->height_px / zoom(c));
    int plot_px = (figure_px - rest_px) / rows;

    return plot_px > least_px ? plot_px : least_px;
}

void canvas_plan(struct canvas *c, size_t most_columns,
                 const struct canvas_head *head)
{
    static const int heights_px[] = {280, 280, 210, 170, 150};
    int columns = (int)pick_columns(c->npanels, most_columns);

    while (columns > 1 && plot_width_px(c, columns) < PLOT_MIN_PX) {
        columns--;
    }
    c->columns = (size_t)columns;
    c->plot_width_px = plot_width_px(c, columns);
    c->head_px =
        TOP_PX + wrapped_lines(c, head->title, TITLE_FONT_PX) * TITLE_PX
        + wrapped_lines(c, head->subtitle, CANVAS_SMALL_FONT_PX) * SUBTITLE_PX
        + HEAD_GAP_PX;
    c->first_top_px =
        c->head_px + legend_rows(c, head) * LEGEND_ROW_PX + row_extra_px(c);
    int rows = (int)((c->npanels + c->columns - 1) / c->columns);
    bool fixed = c->plot_height_px > 0;
    if (!fixed) {
        c->plot_height_px = heights_px[columns];
    }
    if (c->options->height_px > 0) {
        c->plot_height_px =
            wanted_plot_px(c, rows, fixed ? c->plot_height_px : PLOT_MIN_PX);
    }
    int figure_px = (int)lround(c->options->height_px / zoom(c));
    c->height_px =
        c->first_top_px + rows * pitch_y_px(c) - row_extra_px(c) + BOTTOM_PX;
    c->height_px = c->height_px < figure_px ? figure_px : c->height_px;
}

/* What was asked for rather than what rounding made of it. */
static int final_px(const struct canvas *c, int px, unsigned wanted_px)
{
    double exact_px = wanted_px / zoom(c);

    return fabs(px - exact_px) < 1.0 ? (int)wanted_px
                                     : (int)lround(px * zoom(c));
}

static double screen_x(const struct canvas *c, double x_px)
{
    return x_px / c->width_px;
}

static double screen_y(const struct canvas *c, double y_px)
{
    return 1.0 - y_px / c->height_px;
}

/* A text at its middle height; `how` is what else `set label` is to know. */
static void put_label(struct canvas *c, double x_px, double y_px,
                      const char *text, const char *how)
{
    fputs("set label ", c->gp);
    gnuplot_quote(c->gp, text);
    fprintf(c->gp, " at screen %.5f, screen %.5f %s\n", screen_x(c, x_px),
            screen_y(c, y_px), how);
}

static void put_mark(struct canvas *c, const struct legend_entry *entry,
                     double x_px, double y_px)
{
    const struct chart_style *s = &entry->style;
    double left = screen_x(c, x_px);
    double right = screen_x(c, x_px + mark_width_px(entry));

    if (entry->mark == LEGEND_BOX || entry->mark == LEGEND_FRAME) {
        fprintf(c->gp,
                "set object rectangle from screen %.5f, screen %.5f to "
                "screen %.5f, screen %.5f fillcolor rgb %s "
                "fillstyle solid %s\n",
                left, screen_y(c, y_px + 6), right, screen_y(c, y_px - 6),
                s->colour,
                entry->mark == LEGEND_BOX ? "noborder" : CANVAS_FRAME);
        return;
    }
    if (entry->mark == LEGEND_LINE) {
        fprintf(c->gp,
                "set arrow from screen %.5f, screen %.5f to screen %.5f, "
                "screen %.5f nohead linecolor rgb %s linewidth %g "
                "dashtype %s\n",
                left, screen_y(c, y_px), right, screen_y(c, y_px), s->colour,
                s->width, s->dash);
    }
    if (s->point_scale > 0.0) {
        fprintf(c->gp,
                "set label '' at screen %.5f, screen %.5f point "
                "pointtype %d pointsize %g*shrink linecolor rgb %s\n",
                (left + right) / 2.0, screen_y(c, y_px), s->point,
                s->point_scale, s->colour);
    }
}

/* A text of the head, its first line at this height; returns the height of
 * what follows. */
static int put_wrapped(struct canvas *c, int y_px, const char *text,
                       int font_px, int line_px)
{
    char how[64];

    snprintf(how, sizeof how, "left font ',%d' textcolor rgb %s", font_px,
             font_px == TITLE_FONT_PX ? "ink" : "faint");
    for (const char *at = text; *at != '\0'; y_px += line_px) {
        char line[HEAD_BYTES];
        size_t bytes = line_bytes(c, at, font_px);
        snprintf(line, sizeof line, "%.*s", (int)bytes, at);
        put_label(c, left_px(c), y_px + line_px / 2.0, line, how);
        at += bytes;
        at += *at == ' ';
    }
    return y_px;
}

static void put_legend(struct canvas *c, const struct canvas_head *head)
{
    int x_px = left_px(c);
    int row = 0;

    for (size_t i = 0; i < head->nlegend; i++) {
        const struct legend_entry *entry = &head->legend[i];
        place_entry(c, entry, &x_px, &row);
        double y_px = c->head_px + 8.0 + (double)(row * LEGEND_ROW_PX);
        if (entry->mark == LEGEND_NOTE) {
            put_wrapped(c, (int)y_px - LEGEND_ROW_PX / 2, entry->text,
                        CANVAS_SMALL_FONT_PX, LEGEND_ROW_PX);
            row += more_rows(c, entry);
        } else {
            put_mark(c, entry, x_px, y_px);
            put_label(c, x_px + mark_width_px(entry) + 6, y_px, entry->text,
                      "left textcolor rgb ink");
        }
        x_px += entry_width_px(entry);
    }
}

void canvas_begin(struct canvas *c, const struct canvas_head *head)
{
    const struct chart_script script = {
        .name = head->name,
        .options = c->options,
        .width_px = final_px(c, c->width_px, c->options->width_px),
        .height_px = final_px(c, c->height_px, c->options->height_px),
        .zoom = zoom(c),
    };

    chart_script_begin(c->gp, &script);
    fputs("set multiplot\n"
          "unset key\n"
          "set border 3 linecolor rgb axis\n"
          "set tics nomirror scale 0.5 textcolor rgb ink\n"
          "set grid ytics linetype 1 linecolor rgb lines linewidth 1\n",
          c->gp);
    int y_px = put_wrapped(c, TOP_PX, head->title, TITLE_FONT_PX, TITLE_PX);
    put_wrapped(c, y_px, head->subtitle, CANVAS_SMALL_FONT_PX, SUBTITLE_PX);
    put_label(c, (c->width_px + left_px(c) - RIGHT_PX) / 2.0, c->height_px - 14,
              c->x_axis == NULL ? "workers" : c->x_axis,
              "center textcolor rgb ink");
    put_legend(c, head);
}

double canvas_step(double range, const struct canvas *c)
{
    double most = c->plot_height_px / 32.0;
    double step = pow(10.0, floor(log10(range / most)));

    for (size_t i = 0; range / step > most; i++) {
        step *= i % 3 == 1 ? 2.5 : 2.0;
    }
    return step;
}

bool canvas_leftmost(const struct canvas *c, size_t index)
{
    return index % c->columns == 0;
}

/* Above the panel at this index; in the last column there is less room. */
static void put_shortened(struct canvas *c, size_t index, double y_px,
                          const char *text, int font_px)
{
    size_t column = index % c->columns;
    int room_px = c->plot_width_px
                  + (column + 1 == c->columns ? RIGHT_PX : gap_px(c) - 12);
    char label[CELL_LABEL_BYTES + 2];
    char how[64];

    snprintf(label, sizeof label, "%s", text);
    label_shorten(label, fitting_columns(room_px, font_px));
    snprintf(how, sizeof how, "left font ',%d' textcolor rgb %s", font_px,
             font_px == CANVAS_SMALL_FONT_PX ? "faint" : "ink");
    put_label(c, left_px(c) + (int)column * pitch_x_px(c), y_px, label, how);
}

void canvas_panel(struct canvas *c, size_t index, const char *name,
                  const char *details)
{
    int left = left_px(c) + (int)(index % c->columns) * pitch_x_px(c);
    int top = c->first_top_px + (int)(index / c->columns) * pitch_y_px(c);

    fprintf(c->gp,
            "\nset lmargin at screen %.5f; set rmargin at screen %.5f\n"
            "set tmargin at screen %.5f; set bmargin at screen %.5f\n",
            screen_x(c, left), screen_x(c, left + c->plot_width_px),
            screen_y(c, top), screen_y(c, top + c->plot_height_px));
    int lines_px = c->details ? DETAILS_PX : 0;
    put_shortened(c, index, top - lines_px - 12, name, CANVAS_FONT_PX + 1);
    if (details[0] != '\0') {
        put_shortened(c, index, top - 11, details, CANVAS_SMALL_FONT_PX);
    }
}

void canvas_end(struct canvas *c)
{
    fputs("\nunset multiplot\nunset output\n", c->gp);
}
