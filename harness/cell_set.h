/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cell.h"

#include <stddef.h>

/* Finds a cell among many by all but its ops and limits: results tell cells
 * apart by the rest. Zeroed is empty. */
struct cell_set {
    size_t *slots; /* an index and 1; 0 is free */
    size_t room;   /* a power of two */
    size_t count;
};

/* The index of a cell like this in `cells`, the array that is filed; or, where
 * there is none, `count`, under which it is filed then. -1 in *failed when out
 * of memory. */
size_t cell_set_file(struct cell_set *s, const struct cell *cells,
                     const struct cell *cell, int *failed);
void cell_set_free(struct cell_set *s);
