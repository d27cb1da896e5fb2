/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "results.h"

/* How many samples of a run were disturbed, by what, and whether measuring
 * them again helped. */

/* "31 of 90 samples disturbed (28 other load, 4 steal); 19 repeated, 12 of
 * these disturbed again.": the most frequent kind first. -1 for none. */
enum { DISTURBED_TEXT_BYTES = 512 };
int disturbed_line(const struct results *r, char text[DISTURBED_TEXT_BYTES]);

/* What stands above the findings of a run in which more trials than it may have
 * (its max_disturbed) were disturbed to the end: "Don't rely on this run: …".
 * -1 for none. */
int disturbed_warning(const struct results *r, char text[DISTURBED_TEXT_BYTES]);
