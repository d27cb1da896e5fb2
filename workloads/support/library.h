/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "err.h"

#include <stddef.h>

/*
 * Libraries loaded by the workload that needs them, and not when tvp starts.
 * libcurl and libmicrohttpd bring some thirty others, and every mapping of a
 * program makes its start and its forks dearer: linked in, they would be part
 * of what each other workload measures.
 */
struct library_symbol {
    const char *name;
    void *slot; /* the function pointer to fill in */
};

/* Loads the file for good and fills in `count` pointers. On failure names the
 * package to install. */
int library_load(const char *file, const char *package,
                 const struct library_symbol *symbols, size_t count,
                 struct err *e);
