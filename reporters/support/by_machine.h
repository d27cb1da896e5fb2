/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "err.h"
#include "findings.h"

#include <stdbool.h>
#include <stdio.h>

/*
 * What runs of several machines say together, machine by machine: see
 * agreement.h. Nothing where there are fewer than BY_MACHINE_LEAST of them.
 * Runs that are not to be relied on, and searches, are named and don't count.
 */
enum { BY_MACHINE_LEAST = 3 };

int by_machine_text(FILE *out, const struct findings *f, struct err *e);
int by_machine_md(FILE *out, const struct findings *f, struct err *e);
int by_machine_html(FILE *out, const struct findings *f, struct err *e);

/* Into agreement.csv in the folder: a row per work, pair of models and
 * machine. */
int by_machine_csv(const struct findings *f, const char *dir, struct err *e);
