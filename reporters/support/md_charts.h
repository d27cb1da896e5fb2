/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "results.h"

#include <stdio.h>

/* Those charts in SVG that are in the folder `dir`, on the report's page. */
void md_charts(FILE *out, const struct results *r, const char *dir);
