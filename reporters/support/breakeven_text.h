/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "findings.h"

#include <stdio.h>

/* Where a dearer start pays back, for reading. Needs findings_add_laws. */

/* The pair that tells most of a panel: of the most workers, with the dearest
 * start; one that pays back and saves 1 % at least. `sequential` is in it only
 * where no two others are compared. NULL for none. */
const struct breakeven *breakeven_pick(const struct findings *f, size_t panel);

/* Of a pair that pays back: "2 workers: processes start 0.41 ms dearer than gil
 * and pay back from 0.90 ms of work on [0.70, 1.30]". */
void breakeven_sentence(const struct findings *f, const struct breakeven *b,
                        char text[SENTENCE_BYTES]);

/* A section of a page: the sentences, then every pair that pays back. */
void breakeven_section(FILE *out, const struct findings *f);
