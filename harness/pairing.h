/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "err.h"
#include "results.h"

#include <stddef.h>

/*
 * The one sample of each cell that counts in each block, so that figures can
 * be paired: the last undisturbed one, else the last usable one.
 */
struct pairing {
    const struct sample **picks;
    size_t nblocks; /* that have a sample; not the highest number */
};

/* Keeps pointers into `r`. pairing_free is safe after a failure. */
int pairing_make(struct pairing *p, const struct results *r, struct err *e);
void pairing_free(struct pairing *p);

/* NULL when the cell has no usable sample in the block. */
const struct sample *pairing_pick(const struct pairing *p, size_t cell,
                                  size_t block);
