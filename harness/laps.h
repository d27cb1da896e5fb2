/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stddef.h>
#include <stdint.h>

/*
 * A worker's operations in some twenty equal parts, each with its end, so
 * that a slow start can be seen: caches and page tables that fill, a core
 * that speeds up, a server's first answers.
 */
enum { LAPS_MAX = 20, LAPS_TO_JUDGE = 10 };

struct laps {
    uint64_t ops; /* of all laps */
    uint64_t start_ns;
    unsigned count;
    uint64_t end_ns[LAPS_MAX];
};

/* How many laps so many operations make: each has at least one. */
unsigned laps_count(uint64_t ops);

/* How many operations are done after the first `laps`. */
uint64_t laps_until(const struct laps *l, unsigned laps);

struct steadiness {
    int64_t warmup_ns; /* the workers' mean; 0: steady from the start */
    double ops_per_s;  /* of all of them, from then on */
};

/*
 * Judges workers that began together, by the median of their times for
 * each lap. The second half of the laps is what steady means; warm-up is the
 * run of first laps, at most half of them, that are slower by 5 % and by five
 * of that half's deviations (MAD, scaled). Both figures are SAMPLE_ABSENT
 * where a worker has fewer than LAPS_TO_JUDGE laps,
 * and of no workers.
 */
void laps_judge(const struct laps *const *laps, size_t n,
                struct steadiness *out);
