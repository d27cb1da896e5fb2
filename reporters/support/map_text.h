/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "map.h"

#include <stdio.h>

/* A map for reading: a field's text, a table of them all, a sentence. */

/* "P 1.53": the winner's initial and the ratio; "= 1.01" where there is no
 * difference, "? 1.2" where it is undecided, "(P)" or "(=)" where that was
 * inferred; "" where nothing was measured. */
enum { MAP_FIELD_BYTES = 16 };
void map_field_text(const struct map *m, size_t field,
                    char text[MAP_FIELD_BYTES]);

/* y upward, x to the right, and what the signs mean. */
void map_table(const struct map *m, FILE *out);

/* How many fields go to whom, and where each wins by most. */
enum { MAP_SENTENCE_BYTES = 2048 };
void map_sentence(const struct map *m, char text[MAP_SENTENCE_BYTES]);
