/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "findings.h"

#include <stdio.h>

/* breakeven.csv and scaling.csv, of findings that have their laws. */
void csv_breakeven(FILE *out, const struct findings *f);
void csv_scaling(FILE *out, const struct findings *f);
