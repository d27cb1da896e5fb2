/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shuffle.h"

void shuffle_fill(struct worker *w, uint64_t *order, uint64_t count)
{
    for (uint64_t i = 0; i < count; i++) {
        uint64_t other = (worker_random(w) >> 32) * (i + 1) >> 32;

        order[i] = order[other];
        order[other] = i;
    }
}
