/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "live_blocks.h"

#include "own_memory.h"

#include <gsl/gsl_cdf.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { BYTES_MIN = 2 * sizeof(uint64_t) };

static const double SIGMA = 1.5; /* of the logarithm of sizes */

int live_blocks_replace(struct worker *w, struct live_block *b, struct err *e)
{
    const struct live_blocks *all = w->state;

    free(b->memory);
    b->mark = worker_random(w);
    b->bytes = all->sizes[b->mark % LIVE_BLOCKS_SIZES];
    b->memory = malloc(b->bytes);
    if (b->memory == NULL) {
        return err_errno(e,
                         "no memory for a block of %zu bytes; lower bytes=, "
                         "blocks= or the workers",
                         b->bytes);
    }
    memcpy(b->memory, &b->mark, sizeof b->mark);
    memcpy(b->memory + b->bytes - sizeof b->mark, &b->mark, sizeof b->mark);
    return 0;
}

bool live_blocks_is_whole(const struct live_block *b)
{
    const unsigned char *end = b->memory + b->bytes - sizeof b->mark;

    return memcmp(b->memory, &b->mark, sizeof b->mark) == 0
           && memcmp(end, &b->mark, sizeof b->mark) == 0;
}

int live_blocks_enter(struct worker *w, uint64_t count, uint64_t median_bytes,
                      struct err *e)
{
    double zeta = log((double)median_bytes);
    struct live_blocks *all = own_memory_enter(
        w, sizeof *all + count * sizeof all->blocks[0], "blocks=", e);

    if (all == NULL) {
        return -1;
    }
    all->count = count;
    for (int i = 0; i < LIVE_BLOCKS_SIZES; i++) {
        double share = (i + 0.5) / LIVE_BLOCKS_SIZES;
        double size = gsl_cdf_lognormal_Pinv(share, zeta, SIGMA);

        all->sizes[i] = size < BYTES_MIN ? BYTES_MIN : (size_t)size;
    }
    for (uint64_t i = 0; i < count; i++) {
        if (live_blocks_replace(w, &all->blocks[i], e) != 0) {
            return -1;
        }
    }
    return 0;
}

void live_blocks_leave(struct worker *w)
{
    const struct live_blocks *all = w->state;

    for (uint64_t i = 0; all != NULL && i < all->count; i++) {
        free(all->blocks[i].memory);
    }
    own_memory_leave(w);
}
