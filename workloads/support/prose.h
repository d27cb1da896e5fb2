/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stddef.h>
#include <stdint.h>

/*
 * Fills a buffer with text that makes no sense and compresses about as well as
 * English: sentences of lower-case words, of which short ones come often and
 * long ones seldom (Zipf's law, 1935). Nothing but letters, spaces, commas and
 * full stops, without a null at the end; the same for the same seed.
 */
void prose_fill(char *to, size_t bytes, uint64_t seed);
