# SPDX-License-Identifier: GPL-3.0-or-later
"""A run: every cell of every subject once in each block, in random order."""

import os
import platform
import random
import sys
import time

from . import calibrate, params, store
from .plan import LONGER
from .process import Stopped, Stopper, Usage
from .subjects import label

FIXED_NS = 5 * 10 ** 9  # what a trial whose operations are given may take


class Run:
    """One run of a plan; `outcome` counts what came of it."""

    def __init__(self, subjects, cells, options):
        self.subjects = subjects
        self.cells = cells
        self.options = options
        self.began = time.monotonic()
        self.store = None
        self.rows = []  # (subject, the cell's JSON), by cell_id
        self.samples = self.lost = 0
        self.took = {}

    def carry_out(self):
        """The number of the signal that ended it, or 0."""
        os.makedirs(self.options.output, exist_ok=True)
        with Stopper() as stopper:
            try:
                self._calibrate(stopper)
                self._store_plan()
                self._blocks(stopper)
            except Stopped:
                pass
            finally:
                self._close(stopper.signal)
            return stopper.signal

    def _say(self, text):
        if not self.options.quiet:
            print(text, file=sys.stderr, flush=True)

    def _calibrate(self, stopper):
        self._say("calibrating: how many operations make a trial ...")
        for subject in self.subjects:
            found = {}
            for cell in self.cells:
                key = (cell.workload, cell.params, subject.fixed_ops(cell))
                if key not in found:
                    found[key] = self._find(subject, cell, stopper)
                if found[key] is not None:
                    self.rows.append((subject, _row(subject, cell, found[key])))

    def _trial_time_ns(self, cell):
        return self.options.trial_time_ns * LONGER.get(cell.workload, 1)

    def _find(self, subject, cell, stopper):
        ops = subject.fixed_ops(cell)
        if ops:
            return {"ops": ops, "scale": 0, "ns": FIXED_NS}
        # A time of its own: a share of it would be no answer.
        own_ns = params.duration_ns(cell.params[len("time="):]) \
            if cell.workload == "fairness" else 0
        try:
            return calibrate.search(subject, cell,
                                    own_ns * 1.1 or self._trial_time_ns(cell),
                                    stopper)
        except calibrate.LeftOut as e:
            self._say("left out: %s: %s" % (subject.name, e))
            return None

    def _store_plan(self):
        if not self.rows:
            raise params.UsageError("there is nothing to measure: no subject "
                                    "can do any of the cells")
        o = self.options
        self.store = store.Store(o.output)
        facts = [s.facts for s in self.subjects if hasattr(s, "facts")]
        self.store.put_machine(store.machine(facts), *store.cores())
        self.store.put_cells([row for _, row in self.rows])
        versions = ", ".join(
            s.version if s.name == "tvp" else s.name for s in self.subjects)
        self.store.put_run({
            "run_id": "%s-%.40s" % (time.strftime("%Y%m%dT%H%M%SZ",
                                                  time.gmtime()),
                                    platform.node()),
            "plan_name": "cpython-%s" % o.plan, "started": store.now(),
            "command": o.command[:1000],
            "tvp_version": ("reference: %s" % versions)[:60],
            "seed": o.seed, "metric": "elapsed", "min_blocks": o.blocks,
            "max_blocks": o.blocks, "precision": 0.0,
            "max_time_ns": o.max_time_ns or 0})

    def _blocks(self, stopper):
        for block in range(self.options.blocks):
            if not self._block(block, stopper):
                self.store.put_event("stopped", "%d block%s done: the time "
                                     "limit came" % (block, "s"[block == 1:]))
                self._say("the time limit came")
                return
            self._progress(block)
        self.store.put_event("stopped", "%d block%s done: as many as asked"
                             % (self.options.blocks,
                                "s"[self.options.blocks == 1:]))

    def _recalibrate(self, stopper):
        """How many steps a share of a time is, anew for each block: ratios
        are taken inside it, and the machine's speed moves between them."""
        scales = {}
        for subject, row in self.rows:
            if subject is None or not row["scale"]:
                continue
            key = (subject.name, row["workload"], row["params"])
            if key not in scales:
                scales[key] = calibrate.scale(subject, row, stopper)
            row["scale"] = scales[key]

    def _block(self, block, stopper):
        """False when there is no time left for the next trial."""
        if block > 0:
            self._recalibrate(stopper)
        order = list(range(len(self.rows)))
        random.Random("%d-%d" % (self.options.seed, block)).shuffle(order)
        for position, cell_id in enumerate(order):
            began = time.monotonic()
            if self._is_late(began + self.took.get(cell_id, 0.0)):
                return False
            self._trial(cell_id, block, position, stopper)
            self.took[cell_id] = time.monotonic() - began
        return True

    def _is_late(self, moment):
        limit_ns = self.options.max_time_ns
        return limit_ns is not None and moment - self.began > limit_ns / 1e9

    def _trial(self, cell_id, block, position, stopper):
        subject, row = self.rows[cell_id]
        if subject is None:
            return
        try:
            sample = subject.trial(row, stopper)
        except Usage as e:
            self._say("left out: %s: %s: %s" % (subject.name, label(row), e))
            self.store.put_event("left out", "%s: %s: %s"
                                 % (subject.name, label(row), e))
            self.rows[cell_id] = (None, row)
            return
        self.samples += 1
        if sample["status"] not in ("ok", "disturbed"):
            self.lost += 1
            self._say("%s: %s: %s: %s" % (sample["status"], subject.name,
                                          label(row), sample["error"]))
        self.store.put_sample(cell_id, block, position, sample)

    def _progress(self, block):
        spent = time.monotonic() - self.began
        left = sum(self.took.values()) * (self.options.blocks - block - 1)
        self._say("block %d of %d done after %d s; about %d s left"
                  % (block + 1, self.options.blocks, spent, left))

    def _close(self, signal):
        if self.store is None:
            return
        self.store.put_wall(int((time.monotonic() - self.began) * 1e9))
        if signal:
            self.store.put_event("stopped", "a signal (%d) came" % signal)
        self.store.close()


def _row(subject, cell, found):
    model, model_params = subject.model(cell)
    return {"workload": cell.workload, "params": cell.params, "model": model,
            "model_params": model_params, "workers": cell.workers,
            "placement": "none", "ops": found["ops"], "scale": found["scale"],
            "timeout_ns": calibrate.timeout_ns(cell.workers, found)}
