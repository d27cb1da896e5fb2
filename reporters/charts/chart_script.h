/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "reporter.h"

#include <stdio.h>

/* A gnuplot script that draws one chart. */
struct chart_script {
    const char *name; /* of its files */
    const struct report_options *options;
    int width_px; /* as SVG */
    int height_px;
    double zoom; /* of its text, lines and points */
};

/*
 * Its beginning, up to the open output: how to draw it again, the colours and
 * the terminal. `format` (svg, png, pdf), `theme` (light, dark), `file`, `font`
 * and `fine` may be set before it is run: see its first lines. Points are to
 * be of their size times `shrink`.
 */
void chart_script_begin(FILE *gp, const struct chart_script *s);
