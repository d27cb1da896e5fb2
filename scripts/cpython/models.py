# SPDX-License-Identifier: GPL-3.0-or-later
"""How workers exist: one thread for all of them, a thread each, a process each.

Each team does the same: `start` creates the workers, `wait_ready` returns when
all of them stand at the gate, `open` lets them go, `wait_done` returns when all
have done their work; they then stay until `end`, so that their memory can be
read, and `join` waits until they are gone. A wait returns the workers' errors.
"""

import os
import resource
import threading
import time

from .params import Failed, Param
from .workloads import WORKLOADS

READY, DONE = "ready", "done"


class TimeIsUp(Exception):
    """The trial's time limit came."""


class Crashed(Exception):
    """A worker's process ended before its work did."""


class Worker:
    """A worker that has entered, and what the work fills in."""

    def __init__(self, job, index):
        workload = WORKLOADS[job.workload]
        counts = workload.counted is None or index < workload.counted
        self.index = index
        self.ops = job.ops if counts else 0
        self.checksum = 0
        self.latencies = []
        self.start_ns = 0
        workload.enter(job, self)


def _usage():
    u = resource.getrusage(resource.RUSAGE_THREAD)
    return {"cpu_user_ns": round(u.ru_utime * 1e9),
            "cpu_sys_ns": round(u.ru_stime * 1e9),
            "voluntary_switches": u.ru_nvcsw,
            "involuntary_switches": u.ru_nivcsw,
            "minor_faults": u.ru_minflt,
            "major_faults": u.ru_majflt}


def described(index, error):
    """An error as a sample has it: our own need no name of their kind."""
    kind = "" if isinstance(error, Failed) else type(error).__name__ + ": "
    return "worker %d: %s%s" % (index, kind, error)


def perform(job, worker):
    """One worker's operations; what they took and came to, as a record."""
    record = {"worker": worker.index, "pid": os.getpid()}
    before = _usage()
    worker.start_ns = time.monotonic_ns()
    try:
        WORKLOADS[job.workload].work(job, worker)
    except Exception as e:  # whatever it is, the sample says so
        record["error"] = described(worker.index, e)
    end = time.monotonic_ns()
    after = _usage()
    record.update((key, after[key] - before[key]) for key in after)
    record.update(ops=worker.ops, start_ns=worker.start_ns, end_ns=end,
                  checksum=worker.checksum, latencies=worker.latencies)
    return record


class ThreadTeam:
    """Threads of this interpreter; `spans` says which workers each performs."""

    def __init__(self, job, spans):
        self.job = job
        self.spans = spans
        self.records = []
        self.errors = []
        self.lock = threading.Lock()
        self.counts = {READY: 0, DONE: 0}
        self.reached = {READY: threading.Event(), DONE: threading.Event()}
        self.gate = threading.Event()
        self.leave = threading.Event()
        self.threads = []

    def _arrive(self, where):
        # Only the last one wakes the controller, which would else take its
        # turn with the lock in the middle of the others' work.
        with self.lock:
            self.counts[where] += 1
            if self.counts[where] == len(self.spans):
                self.reached[where].set()

    def _body(self, span):
        workers = []
        try:
            workers += [Worker(self.job, index) for index in span]
        except Exception as e:
            self.errors.append(described(span[0], e))
        self._arrive(READY)
        self.gate.wait()
        for worker in workers:
            self.records.append(perform(self.job, worker))
        self._arrive(DONE)
        self.leave.wait()

    def start(self):
        for span in self.spans:
            # A daemon: one that hangs must not hold up the program's end.
            thread = threading.Thread(target=self._body, args=(span,),
                                      daemon=True)
            self.threads.append(thread)
            thread.start()

    def _wait(self, where, deadline):
        if not self.reached[where].wait(_left_s(deadline)):
            raise TimeIsUp("%d of %d threads were not %s in time"
                           % (len(self.spans) - self.counts[where],
                              len(self.spans), where))

    def wait_ready(self, deadline):
        self._wait(READY, deadline)

    def open(self):
        self.job.opened_ns = time.monotonic_ns()
        self.gate.set()
        return self.job.opened_ns

    def wait_done(self, deadline):
        self._wait(DONE, deadline)

    def end(self):
        self.leave.set()

    def join(self):
        for thread in self.threads:
            thread.join()

    def abandon(self):
        """Threads can't be ended; the program's end ends them."""


class ProcessTeam:
    """Processes of multiprocessing's; no semaphores, which could be left."""

    def __init__(self, job):
        import multiprocessing
        from multiprocessing import connection
        self.job = job
        self.wait_any = connection.wait
        self.context = multiprocessing.get_context(job.start)
        # A byte is written to the gate that nobody reads: all may pass then.
        self.gate_read, self.gate_write = self.context.Pipe(duplex=False)
        self.records = []
        self.errors = []
        self.pipes = []
        self.processes = []

    def start(self):
        for index in range(self.job.workers):
            ours, theirs = self.context.Pipe()
            process = self.context.Process(
                target=process_body, daemon=True,
                args=(self.job, index, theirs, self.gate_read))
            process.start()
            theirs.close()
            self.pipes.append(ours)
            self.processes.append(process)

    def _wait(self, deadline):
        """A message from each, in the order of their indices."""
        messages = {}
        while len(messages) < len(self.pipes):
            silent = [i for i in range(len(self.pipes)) if i not in messages]
            ready = self.wait_any(
                [self.pipes[i] for i in silent]
                + [self.processes[i].sentinel for i in silent],
                _left_s(deadline))
            if not ready:
                raise TimeIsUp("%d of %d processes did not answer in time"
                               % (len(silent), len(self.pipes)))
            for i in silent:
                if self.pipes[i] in ready:
                    messages[i] = self._receive(i)
                elif self.processes[i].sentinel in ready:
                    raise self._ended(i)
        return [messages[i] for i in sorted(messages)]

    def _receive(self, i):
        try:
            return self.pipes[i].recv()
        except (EOFError, ConnectionError):
            raise self._ended(i) from None

    def _ended(self, i):
        self.processes[i].join()
        return Crashed("worker %d's process ended in mid-trial, exit status %s"
                       % (i, self.processes[i].exitcode))

    def wait_ready(self, deadline):
        self.errors += [text for text in self._wait(deadline) if text]

    def open(self):
        opened_ns = time.monotonic_ns()
        self.gate_write.send_bytes(b"!")
        return opened_ns

    def wait_done(self, deadline):
        self.records = self._wait(deadline)

    def end(self):
        for pipe in self.pipes:
            pipe.send_bytes(b".")

    def join(self):
        for process in self.processes:
            process.join()

    def abandon(self):
        for process in self.processes:
            process.kill()
        self.join()


def process_body(job, index, pipe, gate):
    """A worker's process."""
    worker = None
    error = ""
    try:
        worker = Worker(job, index)
    except Exception as e:
        error = described(index, e)
    pipe.send(error)
    gate.poll(None)
    record = perform(job, worker)
    total = resource.getrusage(resource.RUSAGE_SELF)
    record["process"] = [total.ru_utime, total.ru_stime, total.ru_nvcsw,
                         total.ru_nivcsw, total.ru_minflt, total.ru_majflt]
    pipe.send(record)
    pipe.poll(None)


def _left_s(deadline):
    if deadline is None:
        return None
    return max(0.0, (deadline - time.monotonic_ns()) / 1e9)


INTERVAL = {"interval": Param("duration", None, 1000, 10 * 10 ** 9)}
STARTS = ("fork", "spawn", "forkserver")

MODELS = {
    "cpython-sequential": {
        "params": INTERVAL,
        "team": lambda job: ThreadTeam(job, [range(job.workers)])},
    "cpython-threads": {
        "params": INTERVAL,
        "team": lambda job: ThreadTeam(job, [[i] for i in range(job.workers)])},
    "cpython-processes": {
        "params": dict(INTERVAL, start=Param(STARTS, "fork")),
        "team": ProcessTeam},
}
