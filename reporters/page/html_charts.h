/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "err.h"
#include "findings.h"
#include "html_svg.h"
#include "reporter.h"

#include <stdio.h>

/*
 * Draws every chart of the run for either theme and writes them as figures,
 * in `out`; their colours are added to *colours. Draws in a folder of its own
 * in `dir`, and removes it. A chart that can't be drawn, or gnuplot when it is
 * missing, is a remark on the page and no failure.
 */
int html_charts(FILE *out, const struct findings *found,
                const struct report_options *o, const char *dir,
                struct html_colours *colours, struct err *e);
