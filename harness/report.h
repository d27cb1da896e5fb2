/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "err.h"
#include "reporter.h"
#include "results.h"

/* What `tvp run` writes when it ends, and `tvp report` without -f. */
extern const char report_default_formats[];

/* Whether each of the comma-separated names is a reporter's. */
int report_check(const char *formats, struct err *e);

/* Whether each of them takes several runs at once. */
int report_check_several(const char *formats, struct err *e);

/* Those of the default ones that do. */
enum { REPORT_FORMATS_BYTES = 256 };
void report_several_formats(char formats[REPORT_FORMATS_BYTES]);

/* What failed draws, and the tables and texts of all other formats are there:
 * a run is whole without charts. */
enum { REPORT_UNDRAWN = -2 };

/* Writes each of those formats into the folder, made if need be. Goes on
 * after a failure; `e` says which failed, and is of one that does not draw if
 * any of these did. Returns 0, -1 or REPORT_UNDRAWN. */
int report_write(const struct results *r, const struct report_options *o,
                 const char *dir, const char *formats, struct err *e);
