/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cell.h"
#include "results.h"
#include "stats.h"

#include <stdio.h>

/* What the tables for other programs have in common (RFC 4180). */

/* Quoted where it must be; a text that a spreadsheet would run as a formula
 * gets an apostrophe. */
void csv_text(FILE *out, const char *text);

/* Six columns, of these names. */
#define CSV_CELL_NAMES "workload,params,model,model_params,workers,placement"
void csv_cell(FILE *out, const struct cell *c);

/* ",value,low,high"; empty where it does not apply (value 0) or is not
 * finite. Their names are ",NAME_median,NAME_low,NAME_high". */
void csv_interval(FILE *out, const struct interval *i);
void csv_interval_names(FILE *out, const char *name);

/* The last column: the label of the cell's run, empty where a run is reported
 * alone; and the line's end. */
#define CSV_RUN_NAME ",run"
void csv_end_row(FILE *out, const struct results *r, size_t cell);
