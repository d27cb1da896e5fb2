/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "err.h"

#include <limits.h>

/* The path of a file that is to be written where its name stands: with the
 * links of its folders followed, which are their owner's wish, so that the
 * file can be opened without following any. -1 where the file itself is a
 * symbolic link, which may lead anywhere. */
int own_path_find(const char *path, char out[PATH_MAX], struct err *e);
