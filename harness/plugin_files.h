/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "err.h"
#include "plan.h"

#include <jansson.h>
#include <stdio.h>

/* The files that a plan's workloads are in. Nothing here loads them. */

/* {"./spin.so": its SHA-256, …}, an object without members where there are
 * none. */
int plugin_files_json(const struct plan *p, json_t **out, struct err *e);

/* Before a run is gone on with: refuses if one of the files that its
 * machine.json names is not what it was, and says of the others what
 * plugin_files_notes says. */
int plugin_files_again(const char *machine_json, FILE *notes, struct err *e);

/* Says once of each file whether others could put their code into it, and
 * whether all that it does is done as root. */
void plugin_files_notes(const struct plan_cells *cells, FILE *notes);
