/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "figure.h"
#include "history_check.h"
#include "history_view.h"

#include <stdio.h>

/* What a history says, for reading. Texts of others are clean in it. */

/* Of all entries. */
int history_print_list(const struct history_view *v, FILE *out, struct err *e);

/* Of one entry: what is known of it, and its values by the scope's metric. */
int history_print_entry(const struct history_view *v,
                        const struct history_entry *entry, FILE *out,
                        struct err *e);

/* Of what was found, and of what it was looked for in. */
void history_print_check(const struct check *c, const struct trend_scope *s,
                         const struct check_options *o, FILE *out);

/* A cost with its interval. */
struct figure history_figure_of(enum metric metric, const struct interval *i);

/* "2026-11-22 17:04" */
enum { HISTORY_DATE_BYTES = 24 };
void history_date_short(const char *date, char text[HISTORY_DATE_BYTES]);
