/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "err.h"

/* Makes a folder and those above it; one that is there is fine. */
int folder_make(const char *path, struct err *e);

/* The same for a folder in a run's folder, which must be there: where a
 * symbolic link has its name, what is written there would go elsewhere, so that
 * it is refused. */
int folder_make_inside(const char *path, struct err *e);
