/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "err.h"

#include <stddef.h>
#include <stdint.h>

/* How many words a text has, runs of anything but ASCII white space, and how
 * many distinct ones, A-Z being a-z: by sorting, which shares nothing with a
 * table. -1 with the reason where there is no memory for it. */
int word_sort_count(const unsigned char *text, size_t size, uint64_t *total,
                    uint64_t *distinct, struct err *e);
