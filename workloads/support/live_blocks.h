/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "workload.h"

#include <stdbool.h>

enum { LIVE_BLOCKS_SIZES = 1024 };

/* A block of malloc's: `mark` stands at both of its ends. */
struct live_block {
    unsigned char *memory;
    size_t bytes;
    uint64_t mark;
};

/* Those that a worker keeps, and the sizes that others may get: the quantiles
 * of a log-normal distribution, of whose blocks one in twenty has twelve times
 * the median or more, and one in a thousand a hundred times. */
struct live_blocks {
    size_t sizes[LIVE_BLOCKS_SIZES];
    uint64_t count;
    struct live_block blocks[];
};

/* Hooks: makes w->state so many live blocks, and frees them. */
int live_blocks_enter(struct worker *w, uint64_t count, uint64_t median_bytes,
                      struct err *e);
void live_blocks_leave(struct worker *w);

/* Frees a block and allocates another one, of a random size and mark. */
int live_blocks_replace(struct worker *w, struct live_block *b, struct err *e);

/* Whether the mark is still at both ends. */
bool live_blocks_is_whole(const struct live_block *b);
