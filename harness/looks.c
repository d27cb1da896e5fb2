/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "looks.h"

#include "stats.h"

static unsigned first(const struct looks *l)
{
    unsigned least =
        l->min_blocks > STATS_MIN_SAMPLES ? l->min_blocks : STATS_MIN_SAMPLES;

    return least < l->max_blocks ? least : l->max_blocks;
}

/* The one after that of so many blocks; 0 after the last. */
static unsigned next(const struct looks *l, unsigned blocks)
{
    unsigned more = blocks + (blocks + 1) / 2;

    if (blocks >= l->max_blocks) {
        return 0;
    }
    return more < l->max_blocks ? more : l->max_blocks;
}

bool looks_due(const struct looks *l, unsigned blocks)
{
    unsigned at = first(l);

    while (at != 0 && at < blocks) {
        at = next(l, at);
    }
    return l->decide && at != 0 && at == blocks;
}

double looks_level(const struct looks *l)
{
    unsigned count = 0;

    for (unsigned at = first(l); l->decide && at != 0; at = next(l, at)) {
        count++;
    }
    return 0.05 / (count > 0 ? (double)count : 1.0);
}
