# SPDX-License-Identifier: GPL-3.0-or-later
"""A run.db's samples, and the figures that are compared between subjects."""

import json
import os
import sqlite3
import statistics
from collections import defaultdict, namedtuple

from .params import UsageError

# A figure's median over the blocks with its quartiles; n blocks had one.
Figure = namedtuple("Figure", "value low high n")

INCREMENTS = 1000  # of each operation of `counter`


def over_blocks(values):
    """The Figure of a value for each block, or None."""
    ordered = sorted(values)
    if not ordered:
        return None
    if len(ordered) == 1:
        return Figure(ordered[0], ordered[0], ordered[0], 1)
    low, median, high = statistics.quantiles(ordered, n=4, method="inclusive")
    return Figure(median, low, high, len(ordered))


class Measured:
    """All usable samples, by subject, cell and block."""

    def __init__(self, folder):
        path = os.path.join(folder, "run.db")
        if not os.path.isfile(path):
            raise UsageError("%s holds no run (no run.db)" % folder)
        db = sqlite3.connect("file:%s?mode=ro" % path, uri=True)
        try:
            self._load(db)
        except sqlite3.Error as e:
            raise UsageError("%s: %s" % (path, e)) from None
        finally:
            db.close()

    def _load(self, db):
        db.row_factory = sqlite3.Row
        self.run = dict(db.execute("SELECT * FROM run").fetchone() or {})
        if not self.run:
            raise UsageError("the run was cut before it began")
        machine = db.execute("SELECT machine_json FROM machine").fetchone()[0]
        self.machine = json.loads(machine)
        self.samples = defaultdict(dict)
        self.versions = []
        for row in db.execute(
                "SELECT s.*, c.workload, c.params, c.model, c.model_params,"
                " c.workers, c.ops AS each FROM sample s JOIN cell c"
                " USING (cell_id) WHERE status IN ('ok', 'disturbed')"
                " ORDER BY cell_id, block"):
            self.samples[self._key(row)][row["block"]] = row

    def _key(self, row):
        """(subject, how, workload, params, workers, options)"""
        how, options, subject = row["model"], row["model_params"], "tvp"
        if how.startswith("cpython-"):
            how = how[len("cpython-"):]
            version, _, options = options.partition(":")
            subject = version[len("version="):]
            if subject not in self.versions:
                self.versions.append(subject)
        elif how == "gil":
            how = "threads"
        return (subject, how, row["workload"], row["params"], row["workers"],
                options)

    def blocks(self, subject, cell):
        """{block: sample} of a plan's cell."""
        return self.samples.get((subject, cell.how, cell.workload, cell.params,
                                 cell.workers, cell.options), {})

    def speedup(self, subject, cell):
        """Sequential's elapsed time over the cell's, in the same block."""
        base = self.blocks(subject, cell._replace(how="sequential"))
        mine = self.blocks(subject, cell)
        return over_blocks([base[b]["elapsed_ns"] / mine[b]["elapsed_ns"]
                            for b in mine if b in base])

    def column(self, subject, cell, name, scale):
        return over_blocks([sample[name] * scale for sample
                            in self.blocks(subject, cell).values()
                            if sample[name] is not None])

    def lost_percent(self, subject, cell):
        """The share of the increments that were lost."""
        return over_blocks([
            100.0 * s["figure"] / (s["each"] * s["workers"] * INCREMENTS)
            for s in self.blocks(subject, cell).values()
            if s["figure"] is not None])
