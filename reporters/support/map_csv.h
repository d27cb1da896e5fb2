/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "map.h"

#include <stdio.h>

/* map.csv: a row per field, x by x and y by y. */
void map_csv(const struct map *m, FILE *out);
