# SPDX-License-Identifier: GPL-3.0-or-later
"""Computing by the step: each step needs the result of the one before.

Knuth's MMIX generator, as in tvp's workloads/mixed.c; plain Python arithmetic
on local variables, with the loop's back-edge as the place where another
thread may be let in.
"""

import time

from .params import MASK

SEED = 1
FACTOR = 6364136223846793005
ADDEND = 1442695040888963407

MEASUREMENTS = 11
LONG_ENOUGH_NS = 10 ** 7


def compute(x, steps):
    """What `steps` steps make of x."""
    for _ in range(steps):  # constants: a global's look-up is no step
        x = (x * 6364136223846793005 + 1442695040888963407) & 0xFFFFFFFFFFFFFFFF
    return x


def computed(x, steps):
    """The same by squaring the step: no loop over them."""
    all_factor, all_addend = 1, 0
    factor, addend = FACTOR, ADDEND
    while steps > 0:
        if steps & 1:
            all_factor = all_factor * factor & MASK
            all_addend = (all_addend * factor + addend) & MASK
        addend = addend * (factor + 1) & MASK
        factor = factor * factor & MASK
        steps >>= 1
    return (all_factor * x + all_addend) & MASK


def _cpu_ns(steps):
    """Processor time, not the clock's: a neighbour must not shorten it."""
    start = time.thread_time_ns()
    compute(SEED, steps)
    return time.thread_time_ns() - start


def worth(target_ns):
    """How many steps take this interpreter so much processor time."""
    if target_ns == 0:
        return 0
    steps = 1024
    while _cpu_ns(steps) < LONG_ENOUGH_NS:
        steps *= 2
    took = sorted(_cpu_ns(steps) for _ in range(MEASUREMENTS))
    return max(1, round(target_ns * steps / took[MEASUREMENTS // 2]))
