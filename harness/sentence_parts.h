/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "analysis.h"

#include <stdbool.h>
#include <stddef.h>

/* What sentences are made of. Each adds to the text, cut to fit. */

void sentence_add(char text[SENTENCE_BYTES], const char *format, ...)
    __attribute__((format(printf, 2, 3)));

void sentence_add_model(char text[SENTENCE_BYTES], const struct cell *c);

/* "a", "a and b", "a, b and c"; `last` is " and ". */
void sentence_add_models(char text[SENTENCE_BYTES], const struct results *r,
                         const size_t *cells, size_t n, const char *last);

/* "primes, 2 workers: " */
void sentence_add_work(char text[SENTENCE_BYTES], const struct results *r,
                       size_t cell);

/* Names in s are plurals: "threads are", "gil is". */
bool sentence_plural(const struct cell *c);

/* "is", "has" or "uses", as the words for a win need it. */
const char *sentence_verb(enum metric metric, bool plural);
