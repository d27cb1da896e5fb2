/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "findings.h"

#include <stdio.h>

/* Sections of a page that stand there only where they have something to say. */

/* How the trials went: unfair cells, long warm-ups, hardware counters. */
void md_remarks(FILE *out, const struct findings *f);

/* Who wins by the other metrics; of findings_add_metrics. */
void md_metrics(FILE *out, const struct findings *f);
