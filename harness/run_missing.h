/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "err.h"

#include <stdint.h>

/* How many samples of the complete run in the folder are not there: of a cell
 * in a block that others have, or of all cells in one of the blocks that it
 * always measures. A search chooses its cells as it goes: always 0. */
int run_missing(const char *dir, int64_t *missing, struct err *e);
