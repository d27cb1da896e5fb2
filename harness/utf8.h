/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stddef.h>
#include <stdint.h>

/* The length in bytes of the character at `text`, 1 to 4, with its number in
 * *code; 0 where there is no UTF-8 (RFC 3629; surrogates do pass). */
size_t utf8_decode(const char *text, uint32_t *code);
