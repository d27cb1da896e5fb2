/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "err.h"
#include "results.h"

#include <stdio.h>

/* What a run of tvp map found: for a terminal, for the report's page, and
 * map.csv. */
int map_report_text(const struct results *r, FILE *out, struct err *e);
int map_report_md(const struct results *r, FILE *out, struct err *e);
int map_report_csv(const struct results *r, FILE *out, struct err *e);
