/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stddef.h>
#include <stdint.h>

/*
 * Quantities as people write them. The parsers take the whole text: trailing
 * characters, signs, blanks and what exceeds INT64_MAX are refused. They return
 * 0, or -1 and leave *out alone; the caller knows the option and says what is
 * wrong.
 */

/* "250ms", "1.5s", "2m" to nanoseconds; ns, us, ms, s, m, h; 0 needs none. */
int units_duration(const char *text, uint64_t *out_ns);

/* "64K", "1M", "4096" to bytes; K, M, G are binary. */
int units_size(const char *text, uint64_t *out_bytes);

/* "25%" to 0.25; from 0% to 100%. */
int units_percent(const char *text, double *out_fraction);

/* A plain decimal whole number. */
int units_count(const char *text, uint64_t *out);

enum { UNITS_TEXT_BYTES = 32 };

/* A whole number of the largest unit that fits: parses back to the same. */
void units_duration_text(uint64_t ns, char text[UNITS_TEXT_BYTES]);
void units_size_text(uint64_t bytes, char text[UNITS_TEXT_BYTES]);
void units_percent_text(double fraction, char text[UNITS_TEXT_BYTES]);

/* For reading only: three significant digits and a unit, as "1.23 ms". */
void units_duration_short(double ns, char text[UNITS_TEXT_BYTES]);
