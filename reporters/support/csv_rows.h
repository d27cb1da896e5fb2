/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "findings.h"

#include <stdio.h>

/* The rows of samples.csv and workers.csv, of which there may be millions,
 * without their headings. */
void csv_sample_rows(FILE *out, const struct findings *f);
void csv_worker_rows(FILE *out, const struct results *r);

/* The field of samples after that of this name: there texts stand. */
const struct field *csv_field_after(const char *name);
