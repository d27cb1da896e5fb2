/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stddef.h>
#include <stdint.h>

/*
 * Work that never ends counts its operations, and whoever looks at the
 * counters from time to time finds out when so many were done. Pure arithmetic.
 */
struct counting_look {
    uint64_t at_ns; /* CLOCK_MONOTONIC */
    uint64_t sum;
    uint64_t *counts; /* of each worker */
};

/*
 * When the workers' sum was `target`, as if they had counted evenly between
 * two looks: `before` with less, `after` with as much or more. Later than
 * `before` by a nanosecond at least.
 */
uint64_t counting_end_ns(const struct counting_look *before,
                         const struct counting_look *after, uint64_t target);

/* What each of n workers had counted then: `target` together. */
void counting_share(const struct counting_look *before,
                    const struct counting_look *after, size_t n,
                    uint64_t target, uint64_t *ops);

/*
 * How long to wait after the look `last` until the next one, from the one
 * `before` it and from when the counting began: looks come closer as the end
 * does, and are 0.4 % of the time so far apart at least, so that they stay
 * some dozens however long it takes.
 */
uint64_t counting_wait_ns(const struct counting_look *before,
                          const struct counting_look *last, uint64_t began_ns,
                          uint64_t target);
