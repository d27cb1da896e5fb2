# SPDX-License-Identifier: GPL-3.0-or-later
"""Who is measured: a CPython, or tvp's emulation of one.

Both take the same cells, under names of their own for the models, and give
samples of the same kind.
"""

import os
import shutil
import subprocess
import tempfile

from . import interpreters, params, traces
from .params import UsageError
from .plan import PROCESSES, SEQUENTIAL, THREADS
from .process import Usage, run_trial


class Python:
    """An interpreter, given by its facts."""

    def __init__(self, facts):
        self.facts = facts
        self.version = facts["version"]
        self.name = "CPython %s" % self.version

    def model(self, cell):
        """The model and its parameters, as run.db has them."""
        return ("cpython-%s" % cell.how,
                params.join("version=%s" % self.version, cell.options))

    def fixed_ops(self, cell):
        """How many operations it must be, or 0."""
        return cell.ops

    def trial(self, cell, stopper):
        command = [self.facts["executable"], interpreters.SCRIPT, "trial", "-",
                   "--life", str(stopper.life)]
        return run_trial(command, cell, stopper)


class Tvp:
    """A tvp, given by its path."""

    MODELS = {SEQUENTIAL: "sequential", THREADS: "gil", PROCESSES: "processes"}

    def __init__(self, path):
        self.path = shutil.which(path) or ""
        try:
            said = subprocess.run([self.path, "--version"], timeout=20,
                                  stdout=subprocess.PIPE, check=True).stdout
        except (OSError, subprocess.SubprocessError):
            raise UsageError("'%s' is no tvp that runs; build it, or give its "
                             "path with --tvp" % path) from None
        self.path = os.path.abspath(self.path)
        self.version = said.decode().strip()
        self.name = "tvp"

    def model(self, cell):
        # fork is what tvp's processes are started by unless told otherwise.
        options = "" if cell.options == "start=fork" else cell.options
        return self.MODELS[cell.how], options

    def fixed_ops(self, cell):
        """Who computes for a second needs a second's work of his own."""
        return 0 if cell.workload == "fairness" else cell.ops

    def trial(self, cell, stopper):
        command = [self.path, "trial", "--parent=%d" % os.getpid(), "-"]
        if cell["workload"] != "fairness":
            return run_trial(command, cell, stopper)
        return self._fairness(command, cell, stopper)

    @staticmethod
    def _fairness(command, cell, stopper):
        """bytecode stands in: its timeline tells who held the lock how long."""
        window_ns = params.duration_ns(cell["params"].partition("=")[2])
        substitute = dict(cell, workload="bytecode", params="")
        if cell["model"] == "sequential":
            return run_trial(command, substitute, stopper)
        with tempfile.TemporaryDirectory(prefix="tvp-fairness-") as folder:
            command = command[:-1] + ["--trace", folder, "-"]
            sample = run_trial(command, substitute, stopper)
            if sample["status"] == "ok":
                sample.update(traces.figure(folder, window_ns))
        return sample


def label(cell):
    """A cell's JSON in words."""
    workload = params.join(cell["workload"], cell["params"])
    model = params.join(cell["model"], cell["model_params"])
    return "%s, %s, %d worker%s" % (workload, model, cell["workers"],
                                    "" if cell["workers"] == 1 else "s")


