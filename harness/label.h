/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Text that a user supplied, made fit to be shown. */

/*
 * Copies at most size - 1 bytes: whole UTF-8 characters alone; what is not
 * UTF-8, or would reorder the text around it, becomes '?', and what controls
 * a terminal or ends a line becomes a blank.
 */
void label_clean(const char *text, char *out, size_t size);

/* Whether label_clean leaves the character as it is. */
bool label_keeps(uint32_t code);

/* Characters, which are taken to be as wide as each other. */
size_t label_columns(const char *text);

/* Cuts a clean text to at most `columns` >= 3 characters, with an ellipsis in
 * its middle: beginnings and endings both tell parameters apart. The text
 * needs room for two more bytes. */
void label_shorten(char *text, size_t columns);

/* How many bytes of a text are its first line where lines have at most so many
 * columns, 1 at the least, and are broken at blanks if there are any: the next
 * one begins behind those bytes and a blank. */
size_t label_line(const char *text, size_t columns);
