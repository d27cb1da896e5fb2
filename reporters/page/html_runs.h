/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "err.h"
#include "findings.h"

#include <stddef.h>
#include <stdio.h>

/* What a page of several runs has beside what one of a single run has. */

/* The heading of a run's part of a section, an <h3>: none where it is the only
 * run. What stands under it is an <h3>, too, or an <h4>. */
void html_run_heading(FILE *out, const struct results *r, size_t run);
int html_run_level(const struct results *r);

/* What ends the ids of what each run has: "", or "-0", "-1", … of several. */
enum { HTML_RUN_MARK_BYTES = 24 };
void html_run_mark(const struct results *r, size_t run,
                   char mark[HTML_RUN_MARK_BYTES]);

/* A section on what differs between the runs; a table of the cells that more
 * than one has, with its heading. Nothing for a single run. */
int html_differs(FILE *out, const struct results *r, struct err *e);
void html_sides(FILE *out, const struct findings *f);
