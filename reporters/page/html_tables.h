/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "findings.h"

#include <stdio.h>

/* The page's tables, a section each. All need findings_add_laws and
 * findings_add_metrics. */
void html_cells(FILE *out, const struct findings *f);
void html_verdicts(FILE *out, const struct findings *f);
void html_counters(FILE *out, const struct findings *f); /* if there are */
void html_time(FILE *out, const struct findings *f);
void html_breakeven(FILE *out, const struct findings *f);
void html_scaling(FILE *out, const struct findings *f);
