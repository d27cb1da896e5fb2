/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "counting.h"

#include <math.h>

static const double WAIT_MIN_NS = 50e3;
static const double WAIT_MAX_NS = 50e6; /* of one that has not counted yet */

/* Where between the two looks, from 0 to 1. */
static double position(const struct counting_look *before,
                       const struct counting_look *after, uint64_t target)
{
    return (double)(target - before->sum) / (double)(after->sum - before->sum);
}

uint64_t counting_end_ns(const struct counting_look *before,
                         const struct counting_look *after, uint64_t target)
{
    double gap_ns = (double)(after->at_ns - before->at_ns)
                    * position(before, after, target);

    return before->at_ns + (gap_ns < 1.0 ? 1 : (uint64_t)gap_ns);
}

void counting_share(const struct counting_look *before,
                    const struct counting_look *after, size_t n,
                    uint64_t target, uint64_t *ops)
{
    double at = position(before, after, target);
    uint64_t left = target;

    for (size_t i = 0; i < n; i++) {
        uint64_t more = after->counts[i] - before->counts[i];
        uint64_t share = (uint64_t)((double)more * at);
        /* Rounded as it is, it must not be more than there is. */
        ops[i] = before->counts[i] + (share < more ? share : more);
        ops[i] = ops[i] < left ? ops[i] : left;
        left -= ops[i];
    }
    /* One each, of those that went on, until nothing is left. */
    while (left > 0) {
        for (size_t i = 0; i < n && left > 0; i++) {
            uint64_t one = ops[i] < after->counts[i] ? 1 : 0;
            ops[i] += one;
            left -= one;
        }
    }
}

static double rate(double counted, double ns)
{
    return ns > 0.0 ? counted / ns : 0.0;
}

uint64_t counting_wait_ns(const struct counting_look *before,
                          const struct counting_look *last, uint64_t began_ns,
                          uint64_t target)
{
    double elapsed_ns = (double)(last->at_ns - began_ns);
    double least_ns = fmax(elapsed_ns / 256, WAIT_MIN_NS);

    if (last->sum == 0) {
        return (uint64_t)fmin(fmax(elapsed_ns / 8, WAIT_MIN_NS), WAIT_MAX_NS);
    }
    /* What comes before the counting makes the whole slower than the work;
     * one that counts in steps seems to stand between two of them. */
    double recent = rate((double)(last->sum - before->sum),
                         (double)(last->at_ns - before->at_ns));
    double overall = rate((double)last->sum, elapsed_ns);
    double left_ns = (double)(target - last->sum) / fmax(recent, overall);
    /* Not all of it at once, since rates change. */
    return (uint64_t)fmax(fmin(0.75 * left_ns, elapsed_ns / 2), least_ns);
}
