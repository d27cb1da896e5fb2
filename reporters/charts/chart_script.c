/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "chart_script.h"

#include "chart_canvas.h"
#include "chart_palette.h"
#include "gnuplot.h"

enum { FINE = 2 /* times as many pixels in a PNG, unless its size is given */ };

/* What may be said otherwise when the script is run, and how. */
static void put_choices(FILE *gp, const struct chart_script *s)
{
    const struct report_options *o = s->options;

    fprintf(gp,
            "# Drawn by tvp, from %s.dat. To draw it again, in this folder:\n"
            "#   gnuplot %s.gp\n"
            "#   gnuplot -e \"format='png'; theme='dark'\" %s.gp\n"
            "set encoding utf8\n"
            "if (!exists('format')) format = 'svg' # png, pdf\n"
            "if (!exists('theme')) theme = '%s'\n"
            "if (!exists('file')) file = '%s.'.format\n"
            "if (!exists('fine')) fine = %d # pixels of a png for each here\n"
            "if (!exists('font')) font = ",
            s->name, s->name, s->name, o->dark ? "dark" : "light", s->name,
            o->width_px > 0 ? 1 : FINE);
    gnuplot_quote(gp, o->font == NULL ? "DejaVu Sans" : o->font);
    putc('\n', gp);
}

/* A point of text is 96/72 pixels in the PNG and one in the SVG. The PDF has 96
 * pixels an inch, and gnuplot makes its text 4/3 of what it says. */
static void put_terminal(FILE *gp, const struct chart_script *s)
{
    fprintf(gp,
            "zoom = %.6g\n"
            "if (format eq 'png') {\n"
            "    set terminal pngcairo noenhanced size fine*%d,fine*%d "
            "font font.',%d' fontscale 0.75*fine*zoom linewidth fine*zoom "
            "pointscale fine*zoom background rgb ground\n"
            "    shrink = 1.0\n"
            "} else { if (format eq 'pdf') {\n"
            "    set terminal pdfcairo noenhanced size %d/96.0,%d/96.0 "
            "font font.',%d' fontscale 0.5625*zoom linewidth zoom "
            "pointscale zoom background rgb ground\n"
            "    shrink = 1.0\n"
            "} else {\n"
            "    set terminal svg name 'tvp' noenhanced size %d,%d "
            "font font.', Verdana, sans-serif,%d' fontscale zoom "
            "linewidth zoom background rgb ground\n"
            "    shrink = 0.8*zoom\n"
            "}}\n"
            "set output file\n",
            s->zoom, s->width_px, s->height_px, CANVAS_FONT_PX, s->width_px,
            s->height_px, CANVAS_FONT_PX, s->width_px, s->height_px,
            CANVAS_FONT_PX);
}

void chart_script_begin(FILE *gp, const struct chart_script *s)
{
    put_choices(gp, s);
    chart_palette_put(gp);
    put_terminal(gp, s);
}
