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
CORRECTIONS = 2
PAUSE_MAX_NS = 20 * 10 ** 6
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


def _corrected(steps, pause_ns, target_ns):
    """How many would have taken the target, where so many, each time after
    such a pause, take what they now take."""
    took = []
    for _ in range(MEASUREMENTS):
        time.sleep(pause_ns / 1e9)
        took.append(_cpu_ns(steps))
    return max(1, round(target_ns * steps / (sorted(took)[MEASUREMENTS // 2] + 1)))


def worth(target_ns, pause_ns):
    """How many steps take this interpreter so much processor time, if each
    time it has waited before: after a pause computing is slower."""
    if target_ns == 0:
        return 0
    steps = 1024
    while _cpu_ns(steps) < LONG_ENOUGH_NS:
        steps *= 2
    steps = _corrected(steps, 0, target_ns)
    for _ in range(CORRECTIONS if pause_ns > 0 else 0):
        steps = _corrected(steps, min(pause_ns, PAUSE_MAX_NS), target_ns)
    return steps
