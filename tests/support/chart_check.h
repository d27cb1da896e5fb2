/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report_fixture.h"

/* What the svg reporter writes among the charts, to be freed; NULL when it does
 * not. Scripts and data need no gnuplot. */
char *chart_written(struct report_fixture *f, const char *name);

/* Whether the script or the data has such a text. */
void chart_has(struct report_fixture *f, const char *name, const char *text);
void chart_lacks(struct report_fixture *f, const char *name, const char *text);
void chart_is_missing(struct report_fixture *f, const char *name);

/* Compares both files of a chart with those in golden/charts. */
void chart_is_golden(struct report_fixture *f, const char *chart);

/* Fails the test where gnuplot does not draw all charts, and this one with
 * this text; skips it where there is no gnuplot. */
void chart_is_drawn(struct report_fixture *f, const char *chart,
                    const char *text);
