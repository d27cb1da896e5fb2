/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stdint.h>

/* A way through so many places that visits each once a round, neighbours far
 * apart: no prefetcher follows it, and as many steps as there are regions,
 * ten times over, reach all of them. */
struct walk {
    uint64_t at; /* the next place, below `of` */
    uint64_t step;
    uint64_t of;
};

/* After `done` steps of a walk that began at place `from`; `of` at most
 * 2^32, `from` below it. */
struct walk walk_resume(uint64_t of, uint64_t from, uint64_t done);

/* Returns the place, and goes on to the next one. */
static inline uint64_t walk_next(struct walk *w)
{
    uint64_t at = w->at;

    w->at = at + w->step;
    if (w->at >= w->of) {
        w->at -= w->of;
    }
    return at;
}
