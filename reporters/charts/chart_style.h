/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stddef.h>

/* How a model looks, in every chart: colours of Okabe and Ito (2008), and a
 * shape, a dash and a width each, so that grey paper tells them apart too. */
struct chart_style {
    const char *colour; /* as scripts know it: see chart_palette.h */
    int point;          /* gnuplot's point type */
    const char *dash;   /* gnuplot's dash type */
    double width;       /* of the line */
    double point_scale;
};

/*
 * The well-known models have a style of their own; the others, and the second
 * and later contenders of a model, take the next spare one: `spares` counts
 * them. `again` says that the model's own style is taken.
 */
struct chart_style chart_style_of(const char *model, int again, size_t *spares);
