/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stdint.h>

/* Raises the soft limit on open files, usually 1,024, so that so many more
 * can be opened, as far as the hard one allows: who opens them says what is
 * wrong where that is too low. Processes made from now on inherit it. */
void descriptors_allow(uint64_t count);
