/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "err.h"
#include "results.h"

#include <stdio.h>

/* Which runs a report is of, and what differs between them: on a terminal, and
 * on a page. For joined results alone. */
int runs_report_text(FILE *out, const struct results *r, struct err *e);
int runs_report_md(FILE *out, const struct results *r, struct err *e);
