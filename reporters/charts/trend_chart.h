/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "err.h"
#include "trend.h"

/*
 * A trend drawn by gnuplot into a file that ends in .svg, .png or .pdf, with
 * its script and data beside it: a point and its interval for each run, the
 * level between changes, and a line with the commit's name at each change.
 */
int trend_chart_write(const struct trend *t, const char *path, struct err *e);

/* Whether it is a name for such a file. */
int trend_chart_check(const char *path, struct err *e);
