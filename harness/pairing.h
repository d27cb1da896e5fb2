/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "err.h"
#include "results.h"

#include <stddef.h>
#include <stdint.h>

/*
 * The one sample of each cell that counts in each block, so that figures can
 * be paired: the last undisturbed one, else the last usable one.
 */
struct pairing {
    const struct results *r;
    uint32_t *picks; /* one more than where it is in the results; 0: none */
    size_t nblocks;  /* that have a sample; not the highest number */
};

/* Keeps `r`. pairing_free is safe after a failure. */
int pairing_make(struct pairing *p, const struct results *r, struct err *e);
void pairing_free(struct pairing *p);

/* Its place in the results; PAIRING_NONE when the cell has no usable sample in
 * the block. */
enum { PAIRING_NONE = -1 };
ptrdiff_t pairing_at(const struct pairing *p, size_t cell, size_t block);

/* NULL when there is none; else see results_sample. */
const struct sample *pairing_pick(const struct pairing *p, size_t cell,
                                  size_t block, struct result_sample *room);

/* One of its figures, by the offset in struct sample: cheaper than all of
 * them. SAMPLE_ABSENT when there is none. */
int64_t pairing_int(const struct pairing *p, size_t cell, size_t block,
                    size_t offset);
double pairing_real(const struct pairing *p, size_t cell, size_t block,
                    size_t offset);

/* What each costs by a metric: [cell * nblocks + block], 0 when there is none.
 * The caller frees it; NULL without memory. */
double *pairing_costs(const struct pairing *p, enum metric metric);
