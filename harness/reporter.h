/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "err.h"
#include "results.h"

#include <stdio.h>

/* A pure function from stored results to files in a folder or a stream. */
struct reporter {
    const char *name;
    const char *summary; /* one line: what it writes */
    /* Writes into the folder `dir`, which exists. 0, or -1 and the reason. */
    int (*write)(const struct results *r, const char *dir, struct err *e);
    /* The same on a stream; NULL where it needs a folder. */
    int (*print)(const struct results *r, FILE *out, struct err *e);
};
