/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "err.h"
#include "results.h"

/* A pure function from stored results to files in a folder. */
struct reporter {
    const char *name;
    const char *summary; /* one line: what it writes */
    /* Writes into the folder `dir`, which exists. 0, or -1 and the reason. */
    int (*write)(const struct results *r, const char *dir, struct err *e);
};
