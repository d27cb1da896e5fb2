# SPDX-License-Identifier: GPL-3.0-or-later
"""One trial: a cell in, a sample out, as `tvp trial` has them."""

import json
import os
import platform
import resource
import sys
import time

from . import histogram, params
from .models import MODELS, Crashed, TimeIsUp
from .params import MASK, Failed, Param, UsageError
from .workloads import WORKLOADS

WORKERS_MAX = 10000
KEYS = ("workload", "params", "model", "model_params", "workers", "placement",
        "ops", "scale", "timeout_ns")
OK, LOST, TIMEOUT, CRASHED = "ok", "failed", "timeout", "crashed"


def version():
    """This interpreter's, with a "t" behind it for a free-threaded build."""
    import sysconfig
    free = sysconfig.get_config_var("Py_GIL_DISABLED")
    return platform.python_version() + ("t" if free else "")


class Job:
    """What is to be done, as all workers know it; goes through pickle."""

    def __init__(self, cell):
        for key, kind in (("workload", str), ("model", str), ("params", str),
                          ("model_params", str), ("placement", str)):
            if not isinstance(cell.get(key, ""), kind):
                raise UsageError("the cell's \"%s\" must be a text" % key)
        self.workload = cell.get("workload", "")
        if self.workload not in WORKLOADS:
            raise UsageError("no workload '%s'; there are: %s"
                             % (self.workload, ", ".join(WORKLOADS)))
        self.model = cell.get("model", "")
        if self.model not in MODELS:
            raise UsageError("no model '%s'; there are: %s"
                             % (self.model, ", ".join(MODELS)))
        self.params = params.parse(self.workload, cell.get("params", ""),
                                   WORKLOADS[self.workload].params)
        table = dict(MODELS[self.model]["params"], version=Param("text", None))
        self.model_params = params.parse(self.model,
                                         cell.get("model_params", ""), table)
        self.start = self.model_params.get("start")
        self.workers = number(cell, "workers", 1, WORKERS_MAX)
        self.ops = number(cell, "ops", 1, (1 << 63) // WORKERS_MAX)
        self.scale = number(cell, "scale", 0, 1 << 63, 0)
        self.timeout_ns = number(cell, "timeout_ns", 0, 1 << 63, 0)
        self.opened_ns = 0
        self._check_place(cell)

    def _check_place(self, cell):
        if cell.get("placement", "none") != "none":
            raise UsageError("the placement '%s' can't be had here; CPython's "
                             "workers are not bound: none" % cell["placement"])
        wanted = self.model_params["version"]
        if wanted is not None and wanted != version():
            raise UsageError("the cell is for CPython %s, and this is %s"
                             % (wanted, version()))


def number(cell, key, low, high, default=None):
    """A whole number out of the cell."""
    value = cell.get(key, default)
    if value is None:
        raise UsageError("the cell has no \"%s\"" % key)
    if not isinstance(value, int) or isinstance(value, bool) \
            or not low <= value <= high:
        raise UsageError("the cell's \"%s\" must be a whole number from %d to "
                         "%d" % (key, low, high))
    return value


def job_of(text, source):
    """The job that a cell's JSON asks for."""
    try:
        cell = json.loads(text)
    except ValueError as e:
        raise UsageError("%s: the cell is not JSON: %s" % (source, e)) from None
    if not isinstance(cell, dict):
        raise UsageError("%s: a cell must be a JSON object" % source)
    if not set(cell) <= set(KEYS):
        raise UsageError("%s: the cell has a key that is not one of: %s"
                         % (source, ", ".join(KEYS)))
    return Job(cell)


def memory(pid, file, key):
    """Bytes behind a key of a process's file in /proc, or None."""
    try:
        with open("/proc/%d/%s" % (pid, file)) as lines:
            for line in lines:
                if line.startswith(key):
                    return int(line.split()[1]) * 1024
    except (OSError, ValueError):
        pass
    return None


def reset_peak():
    """Importing's peak is not the trial's."""
    try:
        with open("/proc/self/clear_refs", "w") as file:
            file.write("5")
    except OSError:
        pass


class Account:
    """The controller's stamps and counters, from which a sample is filled."""

    def __init__(self):
        reset_peak()
        self.usage = self._usage()
        self.began_ns = time.monotonic_ns()
        self.opened_ns = self.released_ns = self.ended_ns = 0
        self.pss = self.rss = None

    @staticmethod
    def _usage():
        u = resource.getrusage(resource.RUSAGE_SELF)
        return [u.ru_utime, u.ru_stime, u.ru_nvcsw, u.ru_nivcsw, u.ru_minflt,
                u.ru_majflt]

    def read_memory(self, records):
        self.pss = memory(os.getpid(), "smaps_rollup", "Pss:")
        self.rss = memory(os.getpid(), "status", "VmHWM:")
        for r in records:
            if r["pid"] != os.getpid():
                r["pss_bytes"] = memory(r["pid"], "smaps_rollup", "Pss:")
                r["peak_rss_bytes"] = memory(r["pid"], "status", "VmHWM:")
        self.usage_read = self._usage()

    def end(self):
        self.ended_ns = time.monotonic_ns()
        self.usage = [b - a for a, b in zip(self.usage, self._usage())]

    def times(self, records, spans):
        last_end = max(r["end_ns"] for r in records)
        starts = records if spans > 1 else records[:1]
        create = self.opened_ns - self.began_ns
        join = self.ended_ns - self.released_ns
        elapsed = last_end - self.opened_ns
        return {"elapsed_ns": elapsed, "total_ns": create + elapsed + join,
                "create_ns": create, "join_ns": join,
                "skew_ns": max(0, max(r["start_ns"] for r in starts)
                               - self.opened_ns)}

    def sums(self, records):
        """The controller's process, and the workers' where they have one."""
        usage = self.usage
        for r in records:
            usage = [a + b for a, b in zip(usage, r.pop("process", [0] * 6))]
        user, system, voluntary, involuntary, minor, major = usage
        workers = [r for r in records if "pss_bytes" in r]
        return {"cpu_user_ns": round(user * 1e9),
                "cpu_sys_ns": round(system * 1e9),
                "voluntary_switches": voluntary,
                "involuntary_switches": involuntary,
                "minor_faults": minor, "major_faults": major,
                "pss_bytes": _sum(
                    [self.pss] + [r["pss_bytes"] for r in workers]),
                "peak_rss_bytes": _sum(
                    [self.rss] + [r["peak_rss_bytes"] for r in workers])}


def _sum(values):
    known = [v for v in values if v is not None]
    return sum(known) if known else None


def measure(job, team, deadline):
    """The timed part: create, open the gate, wait, read, join."""
    account = Account()
    team.start()
    team.wait_ready(deadline)
    if not team.errors:
        account.opened_ns = team.open()
        team.wait_done(deadline)
        account.read_memory(team.records)
        account.released_ns = time.monotonic_ns()
        team.end()
        team.join()
        account.end()
    errors = team.errors + [r["error"] for r in team.records if "error" in r]
    if errors:
        raise Failed(errors[0])
    team.records.sort(key=lambda r: r["worker"])
    return account


def fill(job, team, account):
    """The sample of a trial that went well."""
    workload = WORKLOADS[job.workload]
    records = team.records
    latencies = [ns for r in records for ns in r.pop("latencies")]
    latencies += workload.latencies(job)
    checksum = sum(r["checksum"] for r in records) & MASK
    workload.verify(job, checksum)
    sample = {"ops": sum(r["ops"] for r in records)}
    sample.update(account.times(records, 1 if "sequential" in job.model
                                else job.workers))
    sample["ops_per_s"] = sample["ops"] * 1e9 / sample["elapsed_ns"]
    sample.update(account.sums(records))
    sample.update(histogram.quantiles(latencies))
    sample["checksum"] = "%016x" % checksum
    if workload.figure_name:
        sample["figure_name"] = workload.figure_name
        sample["figure"] = workload.figure(job, records)
    if workload.figure_name == "jain_ppm":
        sample["jain"] = sample["figure"] / 1e6
    for r in records:
        r["start_ns"] -= account.opened_ns
        r["end_ns"] -= account.opened_ns
        r["checksum"] = "%016x" % (r["checksum"] & MASK)
    sample["workers"] = records
    if latencies:
        sample["latency"] = histogram.as_json(latencies)
    return sample


def run(job):
    """The sample, whatever happens; workers that hang are left to _exit."""
    deadline = None
    if job.timeout_ns:
        deadline = time.monotonic_ns() + job.timeout_ns
    if job.model_params["interval"] is not None:
        sys.setswitchinterval(job.model_params["interval"] / 1e9)
    workload = WORKLOADS[job.workload]
    sample = {"status": OK, "error": "", "version": version()}
    team = None
    try:
        if job.scale == 0:
            job.scale = workload.calibrate(job)
        workload.setup(job)
        team = MODELS[job.model]["team"](job)
        account = measure(job, team, deadline)
        sample.update(scale=job.scale, **fill(job, team, account))
    except TimeIsUp as e:
        sample.update(status=TIMEOUT, error=str(e))
    except Crashed as e:
        sample.update(status=CRASHED, error=str(e))
    except Failed as e:
        sample.update(status=LOST, error=str(e))
    except Exception as e:  # out of threads, of memory, of descriptors ...
        sample.update(status=LOST, error="%s: %s" % (type(e).__name__, e))
    if sample["status"] != OK and team is not None:
        team.abandon()
    workload.teardown(job)
    return sample


def follow(life):
    """Ends with the runner, workers and all.

    When the last writer of the pipe `life` is gone, the kernel sends SIGIO to
    this trial's process group, which ends whoever is in it: no thread has to
    watch, which would take turns with the workers.
    """
    import fcntl
    import select
    import signal
    signal.signal(signal.SIGIO, signal.SIG_DFL)
    fcntl.fcntl(life, fcntl.F_SETOWN, -os.getpgrp())
    flags = fcntl.fcntl(life, fcntl.F_GETFL)
    fcntl.fcntl(life, fcntl.F_SETFL, flags | os.O_ASYNC)
    watch = select.poll()
    watch.register(life, 0)
    if watch.poll(0):
        raise UsageError("the runner is gone")


def main(path, life):
    """`trial`: the exit status, as tvp's: 0, or 5 for a sample that is lost."""
    if life is not None:
        follow(life)
    if path == "-":
        text, source = sys.stdin.read(), "standard input"
    else:
        source = path
        try:
            with open(path) as file:
                text = file.read()
        except OSError as e:
            raise UsageError("cannot read the cell: %s" % e) from None
    sample = run(job_of(text, source))
    json.dump(sample, sys.stdout, separators=(",", ":"))
    sys.stdout.write("\n")
    sys.stdout.flush()
    if sample["status"] == OK:
        return 0
    sys.stderr.write("cpython_reference: %s\n" % sample["error"])
    sys.stderr.flush()
    os._exit(5)
