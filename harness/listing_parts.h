/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "units.h"

#include <jansson.h>

/* What the ways to print a listing share. */

/* "" where there is none. */
const char *listing_text(const json_t *object, const char *key);

enum { LISTING_RANGE_BYTES = 2 * UNITS_TEXT_BYTES + 16 };

/* "from 1 to 64K", "at least 1ms"; "" where a parameter has no range. */
void listing_range(const json_t *param, char text[LISTING_RANGE_BYTES]);
