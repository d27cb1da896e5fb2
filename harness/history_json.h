/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "history_check.h"
#include "history_view.h"

#include <stdio.h>

/* What a history says, for programs: one object with a schema_version, which
 * changes when readers would break. Costs are history.h's. */
enum { HISTORY_JSON_VERSION = 1 };

void history_json_list(const struct history_view *v, FILE *out);
int history_json_entry(const struct history_view *v,
                       const struct history_entry *entry, FILE *out,
                       struct err *e);
void history_json_trend(const struct trend *t, const struct trend_scope *s,
                        FILE *out);
void history_json_check(const struct check *c, const struct trend_scope *s,
                        const struct check_options *o, FILE *out);
