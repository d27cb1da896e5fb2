/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "err.h"

/* Makes a folder and those above it; one that is there is fine. */
int folder_make(const char *path, struct err *e);
