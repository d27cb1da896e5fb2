/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cell.h"
#include "err.h"
#include "params.h"
#include "plan.h"
#include "units.h"

#include <stdbool.h>
#include <stddef.h>

/* What a search varies: "cpu=0%..100%", "op=1us..100ms", "workers=1..8". */

enum search_scale {
    SEARCH_SCALE_AUTO, /* by the values, as below */
    SEARCH_SCALE_LINEAR,
    SEARCH_SCALE_LOG,
};

/* Values are nanoseconds, bytes, counts, or fractions where the type is
 * PARAM_PERCENT; all fit a double exactly. */
struct search_axis {
    char key[CELL_NAME_BYTES];
    enum param_type type;
    bool workers; /* the number of workers, not a parameter */
    bool logarithmic;
    double low;
    double high;
    bool file;    /* of a workload in a file, which readers don't load … */
    double usual; /* … the value that cells leave out, its default */
};

/* "auto", "linear", "log". */
int search_scale_parse(const char *text, enum search_scale *out);

/*
 * Parses "key=low..high". The key is a parameter of the group's workload, or
 * of one or more of its models, or "workers"; both ends must be values that
 * all of them take. SEARCH_SCALE_AUTO is a logarithmic scale for durations,
 * sizes and counts that span more than ten times, and else a linear one.
 */
int search_axis_parse(struct search_axis *a, const char *text,
                      enum search_scale scale, const struct plan_group *g,
                      struct err *e);

/* Where a value stands on the scale: 0 is low, 1 is high. */
double search_axis_position(const struct search_axis *a, double value);

/* The value at a position from 0 to 1, and the same that is short to write:
 * three digits where it is logarithmic, about a thousandth of the range where
 * it is linear; a whole number where it is a count. */
double search_axis_value(const struct search_axis *a, double position);
double search_axis_round(const struct search_axis *a, double position);

/* Up to n >= 2 rounded values, ascending, evenly apart on the scale, with both
 * ends; fewer where there are no more. Returns how many. */
size_t search_axis_grid(const struct search_axis *a, size_t n, double *values);

/* As a parameter, which parses to the very same: "12.5%", "178us". */
void search_axis_text(const struct search_axis *a, double value,
                      char text[UNITS_TEXT_BYTES]);

/* For people, with about three digits: "12.5 %", "178 µs", "4". */
void search_axis_short(const struct search_axis *a, double value,
                       char text[UNITS_TEXT_BYTES]);

/* The cell's value; -1 where neither it nor its model has one. */
int search_axis_of_cell(const struct search_axis *a, const struct cell *c,
                        double *value);
