/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "err.h"

#include <stdint.h>

/* Raises the soft limit on open files, usually 1,024, so that so many more
 * can be opened, as far as the hard one allows: who opens them says what is
 * wrong where that is too low. Processes made from now on inherit it. */
void descriptors_allow(uint64_t count);

/* Whether the soft limit leaves room for `count` open files in all, which `who`
 * needs, such as "a web server": for who cannot say so later. */
int descriptors_check(uint64_t count, const char *who, struct err *e);
