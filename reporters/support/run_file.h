/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "results.h"
#include "results_join.h"

#include <stddef.h>

/* What a file of one run is called in a report: "machine.json" where it is the
 * only run, "machine-LABEL.json" of several. */
enum { RUN_FILE_BYTES = RUN_LABEL_BYTES + 64 };
void run_file_name(const struct results *r, size_t run, const char *name,
                   char file[RUN_FILE_BYTES]);
