# SPDX-License-Identifier: GPL-3.0-or-later
"""What a run does: cells that each subject has its own words for."""

from collections import namedtuple

SEQUENTIAL, THREADS, PROCESSES = "sequential", "threads", "processes"

# ops 0: as many as one worker does in the trial time, found by calibration.
Cell = namedtuple("Cell", "workload params how workers ops options")

# These speed-ups are compared closely, and a machine's speed is not the same
# from one tenth of a second to the next: their trials are so much longer.
LONGER = {"bytecode": 4, "sha256": 4, "mixed": 2}

CPU_SHARES = ("10%", "25%", "50%", "75%")
HOGS = (1, 2, 4)
INTERVALS = ("500us", "1ms", "20ms")
ROUND_TRIPS = 120
COUNTERS = ("", "safepoint=0", "how=mutex", "how=atomic")
STARTS = ("fork", "spawn", "forkserver")


def _cell(workload, params, how, workers, ops=0, options=""):
    return Cell(workload, params, how, workers, ops, options)


def _beside_sequential(workload, params, counts):
    return [_cell(workload, params, how, n)
            for n in counts for how in (SEQUENTIAL, THREADS)]


def in_words(cell):
    """A cell of threads as a reader knows it."""
    name = ":".join(filter(None, (cell.workload, cell.params)))
    if cell.workload == "convoy":
        hogs = cell.workers - 1
        return "%s, %d hog%s%s" % (name, hogs, "s"[hogs == 1:],
                                   cell.options and ", " + cell.options)
    return "%s, %d threads" % (name, cell.workers)


def fidelity():
    """The cells that tvp's lock is held against CPython's in."""
    cells = _beside_sequential("bytecode", "", (2, 4))
    cells += [_cell("sleep", "time=100ms", THREADS, n, 2) for n in (3, 16)]
    for share in CPU_SHARES:
        cells += _beside_sequential("mixed", "cpu=%s:op=10ms" % share, (2, 4))
    for size in ("1K", "1M"):
        cells += _beside_sequential("sha256", "bytes=%s" % size, (2,))
    cells += [_cell("convoy", "", THREADS, 1 + hogs, ROUND_TRIPS)
              for hogs in HOGS]
    cells += [_cell("convoy", "", THREADS, 2, ROUND_TRIPS,
                    "interval=%s" % interval) for interval in INTERVALS]
    cells += [_cell("fairness", "time=1s", THREADS, n, 1) for n in (2, 4, 8)]
    cells += [_cell("counter", params, THREADS, 2) for params in COUNTERS]
    return cells


def everything():
    """The same, what processes make of it, and what starting a worker costs."""
    cells = fidelity()
    for workload, params in (("bytecode", ""), ("sha256", "bytes=1K"),
                             ("sha256", "bytes=1M"),
                             ("mixed", "cpu=50%:op=10ms"),
                             ("counter", ""), ("counter", "how=mutex")):
        cells.append(_cell(workload, params, PROCESSES, 2, 0, "start=fork"))
    cells.append(_cell("convoy", "", PROCESSES, 2, ROUND_TRIPS, "start=fork"))
    cells.append(_cell("bytecode", "loops=1", THREADS, 1, 1))
    cells += [_cell("bytecode", "loops=1", PROCESSES, 1, 1, "start=%s" % start)
              for start in STARTS]
    return cells


PLANS = {"all": everything, "fidelity": fidelity}
