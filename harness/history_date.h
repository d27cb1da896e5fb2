/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "utc.h"

/*
 * A date, "2026-11-22", or a time, "2026-11-22T17:04:16Z" or with an offset as
 * git's %cI has it, "2026-11-22T18:04:16+01:00", as UTC. -1 for what is none,
 * or is not between the years 1970 and 9999.
 */
int history_date_parse(const char *text, char out[UTC_TEXT_BYTES]);
