/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "err.h"

#include <stddef.h>
#include <stdint.h>

/*
 * A list of rows of so many whole numbers each, in little memory: of each 512
 * rows, a column is kept as what it is above its least number, in as many bits
 * as the greatest of that takes. What does not change takes none.
 */
struct packed;

int packed_create(struct packed **out, size_t columns, struct err *e);
void packed_free(struct packed *p); /* NULL is safe */

int packed_append(struct packed *p, const int64_t *row, struct err *e);

/* To be called once, after the last row and before the first is read. */
int packed_finish(struct packed *p, struct err *e);

size_t packed_count(const struct packed *p);
int64_t packed_value(const struct packed *p, size_t row, size_t column);
void packed_row(const struct packed *p, size_t row, int64_t *out);
