/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "err.h"

/*
 * Says that there is no workload of that name, and what may have been meant:
 * a file that wants a slash, or the name that is nearest. Returns -1.
 */
int workload_unknown(const char *name, struct err *e);

/* How many letters to add, drop or change to come from one name to the other
 * (Levenshtein 1966); `_` is as good as `-`. At most 64 letters of b count. */
unsigned workload_name_distance(const char *a, const char *b);
