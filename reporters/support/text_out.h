/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stdio.h>

/* A sentence of a text report: lines of at most 100 columns, broken at blanks;
 * what follows the first is set in by two. */
enum { TEXT_OUT_COLUMNS = 100 };
void text_wrapped(FILE *out, const char *text);
