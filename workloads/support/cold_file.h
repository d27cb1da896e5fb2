/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "err.h"

#include <stdint.h>

/* Whether the page cache lets go of a file of `parts` parts that begin every
 * `stride` bytes, whole pages: one that keeps it would make a cold read a lie,
 * and no timing could tell it from a quick disk. So some parts are put out and
 * looked for, which must be before anyone else reads the file. */
int cold_file_check(int fd, uint64_t parts, uint64_t stride, struct err *e);
