/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stdint.h>

/*
 * How long a service takes for each of its answers: log-normally distributed,
 * as what adds up from many causes that multiply is. The same for the same
 * seed, worker and number, in whatever order and on whatever thread they are
 * asked for.
 */
struct latency_draw {
    uint64_t median_ns;
    double sigma; /* of the logarithm */
    uint64_t seed;
};

/* The slowest 1 of 100 take `tail` times the median or more; 1: all take the
 * median, exactly. */
struct latency_draw latency_draw_of(uint64_t median_ns, uint64_t tail,
                                    uint64_t seed);

/* What no answer exceeds: the slowest 1 of 10,000 are cut to it. */
uint64_t latency_draw_max_ns(const struct latency_draw *d);

uint64_t latency_draw_ns(const struct latency_draw *d, unsigned worker,
                         uint64_t number);
