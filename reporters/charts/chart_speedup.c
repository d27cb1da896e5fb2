/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Speed-up over sequential against workers, a panel per workload. */
#include "chart_lines.h"

#include <math.h>
#include <stdio.h>

static const struct interval *speedup(const struct findings *f, size_t cell)
{
    return f->summaries[cell].speedup.value > 0.0
                   && !cell_is_sequential(&f->r->cells[cell])
               ? &f->summaries[cell].speedup
               : NULL;
}

static bool applies(const struct findings *f)
{
    for (size_t i = 0; i < f->r->ncells; i++) {
        if (speedup(f, i) != NULL) {
            return true;
        }
    }
    return false;
}

/* Logarithmic in both where counts or ratios span much. */
static void measure(struct lines *l)
{
    struct plane *p = &l->plane;
    double low;
    double high;

    lines_extent(l, l->c->f->npanels, &low, &high);
    low = fmin(low, 1.0);
    high = fmax(high, 1.0);
    lines_measure_x(l, high > 10.0);
    p->log_y = p->log_x;
    plane_measure_y(p, low, high);
}

static void put_axes(const struct lines *l)
{
    const struct canvas *canvas = &l->c->canvas;

    plane_put(&l->plane, canvas);
    if (!l->plane.log_y) {
        fprintf(canvas->gp, "set ytics %g\n",
                canvas_step(l->plane.y_high, canvas));
    }
}

/* Whether the ideal line runs through the cores' label if that stands high,
 * which it does beside their line, from left_px to right_px. */
static bool ideal_crosses(const struct lines *l, double left_px,
                          double right_px)
{
    const struct plane *p = &l->plane;
    double y = p->log_y ? p->y_low * pow(p->y_high / p->y_low, 0.95)
                        : 0.95 * p->y_high;
    double at_px = plane_x_px(p, &l->c->canvas, y);

    return at_px > left_px - 5.0 && at_px < right_px + 5.0;
}

static void put_panel(struct lines *l, size_t panel, size_t place)
{
    FILE *gp = l->c->canvas.gp;

    lines_panel(l, panel, place);
    lines_put_cores(l, panel, ideal_crosses);
    fprintf(gp, "set format y '%s'\n",
            canvas_leftmost(&l->c->canvas, place) ? "%g×" : "");
    fputs("plot x with lines linecolor rgb guide linewidth 1.2 "
          "dashtype (8,6), \\\n"
          "  1 with lines linecolor rgb grey linewidth 1.5",
          gp);
    lines_put(l, panel, LINES_NEXT);
    fputs("\nunset label; unset arrow; unset object\n", gp);
}

static void print(struct chart *c, const struct chart_kind *kind)
{
    static const struct legend_entry more[] = {
        {"sequential", LEGEND_LINE, {"grey", 0, "solid", 1.5, 0.0}},
        {"ideal", LEGEND_LINE, {"guide", 0, "(8,6)", 1.2, 0.0}},
    };
    const struct lines_head head = {
        .kind = kind,
        .what = "Total time of sequential over that of the model",
        .more = more,
        .nmore = sizeof more / sizeof *more,
    };
    struct lines l = {
        .c = c,
        .value = speedup,
        .columns = "workers speedup low high",
    };
    char text[CELL_LABEL_BYTES];
    size_t place = 0;

    lines_begin(&l, &head);
    measure(&l);
    put_axes(&l);
    for (size_t i = 0; i < c->f->npanels; i++) {
        if (lines_in_panel(&l, i)) {
            put_panel(&l, i, place++);
        } else {
            findings_panel_name(c->f, i, text);
            fprintf(c->canvas.gp,
                    "\n# Not drawn: %s has no sequential samples to compare "
                    "with.\n",
                    text);
        }
    }
    canvas_end(&c->canvas);
}

const struct chart_kind chart_speedup = {
    .name = "speedup",
    .title = "How much faster than one after another?",
    .applies = applies,
    .print = print,
};
