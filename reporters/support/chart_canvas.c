/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "chart_canvas.h"

#include "gnuplot.h"

#include "label.h"

#include <math.h>
#include <string.h>

enum {
    LEFT_PX = 52, /* of the plots in the first column: room for tick labels */
    OWN_LEFT_PX = 66,
    RIGHT_PX = 14,
    GAP_PX = 20,
    LEGEND_TOP_PX = 62,
    LEGEND_ROW_PX = 22,
    LEGEND_LINE_PX = 32,
    LEGEND_BOX_PX = 14,
    LEGEND_GAP_PX = 18,
    LEGEND_TEXT_GAP_PX = 6,
    LEGEND_COLUMNS = 60,
    NAME_PX = 26,    /* above a plot */
    DETAILS_PX = 16, /* the second line above it */
    TICKS_PX = 24,   /* below a plot */
    BOTTOM_PX = 26,
    TITLE_FONT_PX = 17,
    FONT_PX = 12,
    SMALL_FONT_PX = 11,
};

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
    int columns = width_px * 100 / (font_px * 60);

    return columns < 3 ? 3 : (size_t)columns;
}

static int mark_width_px(const struct legend_entry *entry)
{
    if (entry->mark == LEGEND_NOTE) {
        return -LEGEND_TEXT_GAP_PX;
    }
    return entry->mark == LEGEND_LINE ? LEGEND_LINE_PX : LEGEND_BOX_PX;
}

static int entry_width_px(const struct legend_entry *entry)
{
    if (entry->mark == LEGEND_NOTE) {
        return CANVAS_WIDTH_PX; /* what follows stands below */
    }
    return mark_width_px(entry) + LEGEND_TEXT_GAP_PX
           + text_width_px(entry->text, FONT_PX) + LEGEND_GAP_PX;
}

/* Advances to where an entry stands: in the row, or at the next one's start. */
static void place_entry(const struct canvas *c,
                        const struct legend_entry *entry, int *x_px, int *row)
{
    if (*x_px > left_px(c)
        && (entry->mark == LEGEND_NOTE
            || *x_px + entry_width_px(entry) - LEGEND_GAP_PX
                   > CANVAS_WIDTH_PX - RIGHT_PX)) {
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

static int pitch_y_px(const struct canvas *c)
{
    return NAME_PX + (c->details ? DETAILS_PX : 0) + c->plot_height_px
           + TICKS_PX;
}

void canvas_plan(struct canvas *c, size_t most_columns,
                 const struct canvas_head *head)
{
    static const int heights_px[] = {300, 300, 220, 180, 150};

    c->columns = pick_columns(c->npanels, most_columns);
    int columns = (int)c->columns;
    if (c->plot_height_px == 0) {
        c->plot_height_px = heights_px[columns];
    }
    c->plot_width_px =
        (CANVAS_WIDTH_PX - left_px(c) - RIGHT_PX - (columns - 1) * gap_px(c))
        / columns;
    c->first_top_px = LEGEND_TOP_PX + legend_rows(c, head) * LEGEND_ROW_PX
                      + NAME_PX + (c->details ? DETAILS_PX : 0);
    int rows = (int)((c->npanels + c->columns - 1) / c->columns);
    c->height_px = c->first_top_px + rows * pitch_y_px(c) - NAME_PX
                   - (c->details ? DETAILS_PX : 0) + BOTTOM_PX;
}

static double screen_x(double x_px)
{
    return x_px / CANVAS_WIDTH_PX;
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
    fprintf(c->gp, " at screen %.5f, screen %.5f %s\n", screen_x(x_px),
            screen_y(c, y_px), how);
}

static void put_mark(struct canvas *c, const struct legend_entry *entry,
                     double x_px, double y_px)
{
    const struct chart_style *s = &entry->style;
    double left = screen_x(x_px);
    double right = screen_x(x_px + mark_width_px(entry));

    if (entry->mark == LEGEND_NOTE) {
        return;
    }
    if (entry->mark != LEGEND_LINE) {
        fprintf(c->gp,
                "set object rectangle from screen %.5f, screen %.5f to "
                "screen %.5f, screen %.5f fillcolor rgb '#%06X' "
                "fillstyle solid %s\n",
                left, screen_y(c, y_px + 6), right, screen_y(c, y_px - 6),
                s->rgb, entry->mark == LEGEND_BOX ? "noborder" : CANVAS_FRAME);
        return;
    }
    fprintf(c->gp,
            "set arrow from screen %.5f, screen %.5f to screen %.5f, "
            "screen %.5f nohead linecolor rgb '#%06X' linewidth %g "
            "dashtype %s\n",
            left, screen_y(c, y_px), right, screen_y(c, y_px), s->rgb, s->width,
            s->dash);
    if (s->point_scale > 0.0) {
        fprintf(c->gp,
                "set label '' at screen %.5f, screen %.5f point "
                "pointtype %d pointsize %g*shrink linecolor rgb '#%06X'\n",
                (left + right) / 2.0, screen_y(c, y_px), s->point,
                s->point_scale, s->rgb);
    }
}

static void put_legend(struct canvas *c, const struct canvas_head *head)
{
    int x_px = left_px(c);
    int row = 0;

    for (size_t i = 0; i < head->nlegend; i++) {
        const struct legend_entry *entry = &head->legend[i];
        place_entry(c, entry, &x_px, &row);
        double y_px = LEGEND_TOP_PX + 8.0 + (double)(row * LEGEND_ROW_PX);
        put_mark(c, entry, x_px, y_px);
        put_label(c, x_px + mark_width_px(entry) + LEGEND_TEXT_GAP_PX, y_px,
                  entry->text,
                  entry->mark == LEGEND_NOTE
                      ? "left font ',11' textcolor rgb '#505050'"
                      : "left");
        x_px += entry_width_px(entry);
    }
}

/* A point of text is 96/72 pixels in the PNG and one in the SVG: 1.5 times
 * makes the PNG the SVG at twice its size. */
static void put_terminal(const struct canvas *c, const char *name)
{
    fprintf(
        c->gp,
        "# Drawn by tvp, from %s.dat. To draw it again, in this folder:\n"
        "#   gnuplot %s.gp\n"
        "#   gnuplot -e \"format='png'\" %s.gp\n"
        "set encoding utf8\n"
        "if (!exists('format')) format = 'svg'\n"
        "if (!exists('file')) file = '%s.'.format\n"
        "if (format eq 'png') {\n"
        "    set terminal pngcairo noenhanced size %d,%d "
        "font 'DejaVu Sans,%d' fontscale 1.5 linewidth 2 pointscale 2 "
        "background rgb 'white'\n"
        "    shrink = 1.0\n"
        "} else {\n"
        "    set terminal svg name 'tvp' noenhanced size %d,%d "
        "font 'DejaVu Sans, Verdana, sans-serif,%d' background rgb 'white'\n"
        "    shrink = 0.8\n"
        "}\n"
        "set output file\n",
        name, name, name, name, 2 * CANVAS_WIDTH_PX, 2 * c->height_px, FONT_PX,
        CANVAS_WIDTH_PX, c->height_px, FONT_PX);
}

void canvas_begin(struct canvas *c, const struct canvas_head *head)
{
    char how[64];

    put_terminal(c, head->name);
    fputs("set multiplot\n"
          "unset key\n"
          "set border 3 linecolor rgb '#808080'\n"
          "set tics nomirror scale 0.5 textcolor rgb '#202020'\n"
          "set grid ytics linetype 1 linecolor rgb '#E4E4E4' linewidth 1\n",
          c->gp);
    snprintf(how, sizeof how, "left font ',%d'", TITLE_FONT_PX);
    put_label(c, left_px(c), 20, head->title, how);
    snprintf(how, sizeof how, "left font ',%d' textcolor rgb '#505050'",
             SMALL_FONT_PX);
    put_label(c, left_px(c), 42, head->subtitle, how);
    put_label(c, (CANVAS_WIDTH_PX + left_px(c) - RIGHT_PX) / 2.0,
              c->height_px - 14, c->x_axis == NULL ? "workers" : c->x_axis,
              "center");
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

static void put_shortened(struct canvas *c, double x_px, double y_px,
                          const char *text, int font_px)
{
    char label[CELL_LABEL_BYTES + 2];
    char how[64];

    snprintf(label, sizeof label, "%s", text);
    label_shorten(label, fitting_columns(pitch_x_px(c) - 12, font_px));
    snprintf(how, sizeof how, "left font ',%d' textcolor rgb '%s'", font_px,
             font_px == SMALL_FONT_PX ? "#505050" : "#000000");
    put_label(c, x_px, y_px, label, how);
}

void canvas_panel(struct canvas *c, size_t index, const char *name,
                  const char *details)
{
    int left = left_px(c) + (int)(index % c->columns) * pitch_x_px(c);
    int top = c->first_top_px + (int)(index / c->columns) * pitch_y_px(c);

    fprintf(c->gp,
            "\nset lmargin at screen %.5f; set rmargin at screen %.5f\n"
            "set tmargin at screen %.5f; set bmargin at screen %.5f\n",
            screen_x(left), screen_x(left + c->plot_width_px), screen_y(c, top),
            screen_y(c, top + c->plot_height_px));
    int lines_px = c->details ? DETAILS_PX : 0;
    put_shortened(c, left, top - lines_px - 12, name, FONT_PX + 1);
    if (details[0] != '\0') {
        put_shortened(c, left, top - 11, details, SMALL_FONT_PX);
    }
}

void canvas_end(struct canvas *c)
{
    fputs("\nunset multiplot\nunset output\n", c->gp);
}
