/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "disturbance.h"
#include "results.h"

#include <stddef.h>

/* How many samples of a run were disturbed, by what, and whether measuring
 * them again helped. */

/* Those of disturbance_kinds, and one that stands for all others. */
enum { DISTURBED_KINDS = DISTURBANCE_KINDS + 1 };

struct disturbed {
    size_t samples;                  /* that are marked */
    size_t of_kind[DISTURBED_KINDS]; /* one may count in several */
    size_t repeated; /* of these, those that have a repeat … */
    size_t again;    /* … which was disturbed as well */
};

struct disturbed disturbed_count(const struct results *r);

/* "31 of 90 samples disturbed (28 other load, 4 steal); 19 repeated, 12 of
 * these disturbed again.": the most frequent kind first. -1 for none. */
enum { DISTURBED_TEXT_BYTES = 512 };
int disturbed_line(const struct results *r, char text[DISTURBED_TEXT_BYTES]);
