/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "compare.h"
#include "err.h"

#include <stdio.h>

/* What tvp compare prints: one file a format, compare_NAME.c, listed in
 * compare_format.c. */
struct compare_format {
    const char *name;    /* on the command line: "md" */
    const char *summary; /* one line */
    /* Prints nothing else, and need not look for errors of the stream. */
    int (*print)(const struct compare *c, FILE *out, struct err *e);
};

/* In the order in which they are named; NULL-ended. */
extern const struct compare_format *const compare_formats[];

/* NULL where there is none of that name. */
const struct compare_format *compare_format_find(const char *name);
