# SPDX-License-Identifier: GPL-3.0-or-later
"""How many operations make a trial: for each subject and workload once, on
one worker that works alone, as harness/calibrate.c does it."""

from .plan import SEQUENTIAL, Cell
from .process import Usage
from .subjects import label

ROUNDS = 12
GROWTH = 50
REFINEMENTS = 2
TIMEOUT_FACTOR = 20
TIMEOUT_BASE_NS = 60 * 10 ** 9
FIRST_TIMEOUT_NS = 600 * 10 ** 9


class LeftOut(Exception):
    """The subject can't do this cell; the message says why."""


def _try(subject, cell, found, stopper):
    """One trial with found's ops: its time, and the scale it found."""
    model = subject.model(cell._replace(how="sequential", options=""))
    probe = {"workload": cell.workload, "params": cell.params,
             "model": model[0], "model_params": model[1], "workers": 1,
             "placement": "none", "ops": found["ops"],
             "scale": found["scale"], "timeout_ns": FIRST_TIMEOUT_NS}
    try:
        sample = subject.trial(probe, stopper)
    except Usage as e:
        raise LeftOut("%s: %s" % (label(probe), e)) from None
    if sample["status"] not in ("ok", "disturbed"):
        raise LeftOut("%s does not run: %s" % (label(probe), sample["error"]))
    found["scale"] = sample.get("scale", 0)
    found["ns"] = max(1, sample["elapsed_ns"])


def _refine(subject, cell, wanted_ns, found, stopper):
    """One trial may have been disturbed, and then all of the run's would be
    too short: the fastest of a few decides."""
    paces = [found["ns"] / found["ops"]]
    found["ops"] = max(1, round(wanted_ns / paces[0]))
    for _ in range(REFINEMENTS if found["ops"] > 1 else 0):
        _try(subject, cell, found, stopper)
        paces.append(found["ns"] / found["ops"])
    found["ops"] = max(1, round(wanted_ns / min(paces)))
    found["ns"] = found["ops"] * min(paces)


def search(subject, cell, wanted_ns, stopper):
    """{"ops", "scale", "ns"}: the operations that take one worker so long."""
    found = {"ops": 1, "scale": 0, "ns": 0}
    for _ in range(ROUNDS):
        _try(subject, cell, found, stopper)
        factor = wanted_ns / found["ns"]
        if factor < 3.0:
            _refine(subject, cell, wanted_ns, found, stopper)
            return found
        found["ops"] = round(found["ops"] * min(factor * 0.8, GROWTH) + 0.5)
    raise LeftOut("%s: its operations take no time that could be measured"
                  % cell.workload)


def scale(subject, row, stopper):
    """The scale of a cell's work as it is now; what it was, if in doubt."""
    cell = Cell(row["workload"], row["params"], SEQUENTIAL, 1, 1, "")
    found = {"ops": 1, "scale": 0, "ns": 0}
    try:
        _try(subject, cell, found, stopper)
    except LeftOut:
        return row["scale"]
    return found["scale"] or row["scale"]


def timeout_ns(workers, found):
    """All workers' work one after the other, many times over."""
    return TIMEOUT_BASE_NS + int(TIMEOUT_FACTOR * workers * found["ns"])
