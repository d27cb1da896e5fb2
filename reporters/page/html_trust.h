/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "findings.h"

#include <stdio.h>

/* The page's sections on what its figures rest on; of several runs, with a part
 * for each. */

/* How the run and its trials went; what was disturbed or lost. */
void html_trust(FILE *out, const struct findings *f);

/* What it was measured on, and what tvp doctor found there. */
void html_machine(FILE *out, const struct findings *f);

/* How to measure it again, and where each figure is kept. */
void html_recipe(FILE *out, const struct findings *f);
