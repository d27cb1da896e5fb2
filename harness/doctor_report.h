/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "doctor.h"

#include <jansson.h>
#include <stdio.h>

/* For people: the worst first, with what it does and what mends it. */
void doctor_print(const struct doctor *d, FILE *out);

/* For programs: schema_version, plan (null: none), workers, fit, and findings
 * with name, status, value, effect and command (the last two null where there
 * is none). */
json_t *doctor_json(const struct doctor *d);

/* For a run's record: {"governor": {"status": "warning", "value": "…",
 * "effect": "…"}, …}, the effect of warnings and what is unfit alone. */
json_t *doctor_record(const struct doctor *d);

/* One line on what disturbs here, "" when nothing does: "tvp doctor finds 2
 * things that disturb measuring here (governor: …; load: …)". */
enum { DOCTOR_LINE_BYTES = 512 };
void doctor_line(const struct doctor *d, char text[DOCTOR_LINE_BYTES]);
