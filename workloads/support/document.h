/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "workload.h"

/* What goes through a pipeline: text, a number a line, of which numbers are
 * made, of which a result is made. Every document of so many numbers holds the
 * same ones. */

struct document {
    _Alignas(128) uint64_t fresh; /* 1: parsed, and not yet transformed */
    uint64_t numbers[];
};

/* Of one, on cache lines of its own in a row of them. */
size_t document_bytes(uint64_t count);

/* The text; free ends it. NULL where there is no memory. */
char *document_text(uint64_t count);

/* The numbers that are in there, without the text. */
void document_fill(uint64_t *numbers, uint64_t count);

/* Reads `count` lines. With a safepoint at each, as the next one has. */
void document_parse(struct worker *w, const char *text, uint64_t *numbers,
                    uint64_t count);

/* The sum of the numbers weighed by their place: 1, 2, ... */
uint64_t document_transform(struct worker *w, const uint64_t *numbers,
                            uint64_t count);

/* What that is, from neither text nor memory. */
uint64_t document_result(uint64_t count);
