/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "err.h"

#include <stdio.h>

/* Writes a text as a gnuplot string in which nothing means anything: no
 * escape, no command, no second line. */
void gnuplot_quote(FILE *out, const char *text);

/* The same where gnuplot takes the string for a format of numbers, as in the
 * labels of tics. */
void gnuplot_quote_format(FILE *out, const char *text);

/* Whether gnuplot can draw text as PNG here: without any font it draws none
 * and does not complain. -1 and what to install if not. `dir` is writable. */
int gnuplot_has_fonts(const char *dir, struct err *e);

/* Runs <dir>/<name>.gp, which draws <dir>/<name>.<format>: "svg",
 * "png" or "pdf". */
int gnuplot_draw(const char *dir, const char *name, const char *format,
                 struct err *e);
