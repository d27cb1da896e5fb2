/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "chart_canvas.h"

#include <stdbool.h>

/* What the axes of a panel cover, and their ticks. */
struct plane {
    bool log_x;
    bool log_y;
    double x_low;
    double x_high;
    double y_low;
    double y_high;
};

enum plane_unit { PLANE_PER_S, PLANE_BYTES, PLANE_NS };

/* Sets x_low, x_high and log_x: each doubling is as wide as the next where
 * counts span much. `wide` makes it so, unless there is a count of 0. */
void plane_measure_x(struct plane *p, double least, double most, bool wide);

/* Sets y_low and y_high for values from `low` to `high` above 0: from 0 on
 * unless log_y is set. */
void plane_measure_y(struct plane *p, double low, double high);

/* How far from the plot's left edge, or from its bottom. */
double plane_x_px(const struct plane *p, const struct canvas *c, double x);
double plane_y_px(const struct plane *p, const struct canvas *c, double y);

/* Ranges and scales, without ticks; the axes are linear before. */
void plane_put(const struct plane *p, const struct canvas *c);

/* A tick for each count; its number where there is room, and at the last. */
void plane_put_xtics(const struct plane *p, const struct canvas *c,
                     const unsigned *counts, size_t n);

/* A dotted line that says so many cores. */
struct plane_cores {
    unsigned cores;
    unsigned at; /* which count; nothing stands where that is off the axis */
    const char *run; /* that has them; "" where that need not be told */
    unsigned others; /* whose labels stand there already: below this one */
    bool low;        /* the label, rather than high */
};

/* How wide its label is, and where that begins. */
double plane_cores_width_px(const struct plane_cores *cores);
double plane_cores_px(const struct plane *p, const struct canvas *c,
                      const struct plane_cores *cores);
void plane_put_cores(const struct plane *p, const struct canvas *c,
                     const struct plane_cores *cores);

/* Round figures of this unit with its name, as "2.5 M/s". */
void plane_put_ytics(const struct plane *p, const struct canvas *c,
                     enum plane_unit unit);
