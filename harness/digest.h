/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "err.h"

#include <stddef.h>

/* SHA-256 (FIPS 180-4, 2015), as sha256sum has it: what a file held. */

enum { DIGEST_TEXT_BYTES = 65 };

/* Of bytes in memory, in hexadecimal. */
void digest_text(const void *data, size_t bytes, char text[DIGEST_TEXT_BYTES]);

/* Of a regular file. */
int digest_file(const char *path, char text[DIGEST_TEXT_BYTES], struct err *e);
