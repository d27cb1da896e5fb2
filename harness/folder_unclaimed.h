/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "err.h"

/* Whether a run may be begun in the folder, which has none: refused where
 * something there has the name of a file that the run's reports will write
 * over. What else is there does no harm, nor does a folder that is not there.
 */
int folder_unclaimed(const char *dir, struct err *e);
