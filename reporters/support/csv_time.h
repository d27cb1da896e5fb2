/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "findings.h"

#include <stdio.h>

/* time.csv: where each cell's time goes, a row per cell. */
void csv_time(FILE *out, const struct findings *f);

/* The columns that tell how a cell's trials went, for summary.csv; each
 * begins with a comma. */
void csv_behaviour_names(FILE *out);
void csv_behaviour(FILE *out, const struct behaviour *b);
