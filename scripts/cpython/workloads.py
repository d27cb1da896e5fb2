# SPDX-License-Identifier: GPL-3.0-or-later
"""The workloads: the names, parameters and meanings of tvp's workloads/*.c."""

import time

from . import convoy, counter, steps
from .params import MASK, Failed, Param


class Workload:
    """What a workload may have; each below says only what differs.

    `setup` runs before any worker exists, `enter` and `work` in each worker,
    the others when all workers have ended. A job goes to spawned processes by
    pickle.
    """

    params = {}
    figure_name = None
    counted = None  # how many of the first workers count; None: all

    def calibrate(self, job):
        """The job's scale, where the cell gives none."""
        return 0

    def setup(self, job):
        """Makes what the workers share."""

    def enter(self, job, worker):
        """What each worker does before it is ready."""

    def work(self, job, worker):
        """Performs job.ops operations."""
        raise NotImplementedError

    def verify(self, job, checksum):
        """Raises Failed."""

    def latencies(self, job):
        """Those that somebody else measured than the workers."""
        return []

    def figure(self, job, workers):
        """The workload's own figure."""
        return None

    def teardown(self, job):
        """Lets go of what setup made; also after a failure."""


def expect(checksum, once, job):
    """Every operation of every worker added `once`."""
    wanted = once * job.workers * job.ops & MASK
    if checksum != wanted:
        raise Failed("the results add up to %d, not to %d x %d times %d"
                          % (checksum, job.workers, job.ops, once))


def mix(s, i):
    return ((s * 31 + i) & 0xFFFFFFFFFFFFFFFF) ^ (s >> 7)


def program(loops):
    """workloads/bytecode.c's, which wraps at 64 bits."""
    s = 1
    for i in range(loops):
        s = mix(s, i)
    return s


class Bytecode(Workload):
    """What does the lock cost the code that it was made for?"""

    params = {"loops": Param("count", "1000", 1, 10 ** 9)}

    def work(self, job, worker):
        loops = job.params["loops"]
        checksum = 0
        for _ in range(job.ops):
            checksum += program(loops)
        worker.checksum = checksum

    def verify(self, job, checksum):
        expect(checksum, program(job.params["loops"]), job)


class Sleep(Workload):
    """Do waits overlap, even under a lock?"""

    params = {"time": Param("duration", "10ms", 1000)}

    def work(self, job, worker):
        time_ns = job.params["time"]
        for _ in range(job.ops):
            start = time.monotonic_ns()
            time.sleep(time_ns / 1e9)
            took = time.monotonic_ns() - start
            if took < time_ns:
                raise Failed("a sleep of %d ns ended after %d ns"
                                  % (time_ns, took))
            worker.latencies.append(took)
            worker.checksum += 1

    def verify(self, job, checksum):
        expect(checksum, 1, job)


class Mixed(Workload):
    """From what share of computing on do processes win?"""

    params = {"cpu": Param("percent", "50%"),
              "op": Param("duration", "10ms", 1000)}

    @staticmethod
    def compute_ns(job):
        return round(job.params["cpu"] * job.params["op"])

    def calibrate(self, job):
        compute_ns = self.compute_ns(job)
        return steps.worth(compute_ns, job.params["op"] - compute_ns)

    def work(self, job, worker):
        wait_ns = job.params["op"] - self.compute_ns(job)
        for _ in range(job.ops):
            start = time.monotonic_ns()
            worker.checksum += steps.compute(steps.SEED, job.scale)
            if wait_ns > 0:
                time.sleep(wait_ns / 1e9)
            worker.latencies.append(time.monotonic_ns() - start)

    def verify(self, job, checksum):
        expect(checksum, steps.computed(steps.SEED, job.scale), job)


class Sha256(Workload):
    """What is gained where C code drops the lock around long work?"""

    # hashlib itself decides from what size on it drops the lock.
    params = {"bytes": Param("size", "1M", 0, 1 << 30),
              "release": Param("size", "2K", 2048, 2048)}

    def setup(self, job):
        job.data = pattern(job.params["bytes"])

    def enter(self, job, worker):
        import hashlib  # loading it and its library is not the work
        hashlib.sha256(b"")
        worker.data = bytes(bytearray(job.data))  # a copy of its own

    def work(self, job, worker):
        from hashlib import sha256
        data = worker.data
        checksum = 0
        for _ in range(job.ops):
            checksum += int.from_bytes(sha256(data).digest()[:8], "big")
        worker.checksum = checksum

    def verify(self, job, checksum):
        from hashlib import sha256
        once = sha256(job.data).digest()[:8]
        expect(checksum, int.from_bytes(once, "big"), job)


def pattern(size):
    """The bytes that tvp hashes (workloads/support/bytes.c): SplitMix64's."""
    words = []
    for n in range(1, size // 8 + 2):
        x = n * 0x9E3779B97F4A7C15 & MASK
        x = (x ^ x >> 30) * 0xBF58476D1CE4E5B9 & MASK
        x = (x ^ x >> 27) * 0x94D049BB133111EB & MASK
        words.append((x ^ x >> 31).to_bytes(8, "little"))
    return b"".join(words)[:size]


class Fairness(Workload):
    """Does everybody who computes get the same share of the time?

    An operation is to compute for the time; a worker's ops are the rounds
    that it got, each of them far shorter than a turn with the lock.
    """

    params = {"time": Param("duration", "1s", 1000)}
    figure_name = "jain_ppm"
    round_steps = 20

    def work(self, job, worker):
        end = (job.opened_ns or worker.start_ns) + job.params["time"]
        rounds = 0
        x = steps.SEED
        while time.monotonic_ns() < end:
            x = steps.compute(x, self.round_steps)
            rounds += 1
        worker.ops = rounds
        if x != steps.computed(steps.SEED, rounds * self.round_steps):
            raise Failed("the rounds computed something else")

    def figure(self, job, workers):
        return round(jain([w["ops"] for w in workers]) * 10 ** 6)


def jain(shares):
    """Jain, Chiu, Hawe 1984: 1 when all are equal, 1/n when one has all."""
    squares = sum(x * x for x in shares)
    return sum(shares) ** 2 / (len(shares) * squares) if squares else 0.0


class Convoy(Workload):
    """What does a thread that computes cost the one that only answers?"""

    params = {"period": Param("duration", "2ms", 0)}
    counted = 1

    def setup(self, job):
        convoy.setup(job)

    def work(self, job, worker):
        if worker.index == 0:
            convoy.answer(job, worker)
        else:
            convoy.hog(job)

    def verify(self, job, checksum):
        if checksum != job.ops:
            raise Failed("%d of %d requests were answered"
                              % (checksum, job.ops))

    def latencies(self, job):
        return convoy.round_trips(job)

    def teardown(self, job):
        convoy.teardown(job)


class Counter(Workload):
    """Is an increment of a shared number safe, and what makes it so?"""

    params = {"how": Param(("unsafe", "mutex", "atomic"), "unsafe"),
              "safepoint": Param("count", "1", 0, 1),
              "increments": Param("count", "1000", 1, 10 ** 9)}
    figure_name = "updates_lost"

    def setup(self, job):
        counter.setup(job)

    def work(self, job, worker):
        attempted = job.ops * job.params["increments"]
        counter.increment(job, attempted)
        worker.checksum = attempted

    def figure(self, job, workers):
        return (job.workers * job.ops * job.params["increments"]
                - counter.value(job))

    def verify(self, job, checksum):
        expect(checksum, job.params["increments"], job)
        lost = self.figure(job, [])
        if lost < 0 or (lost > 0 and job.params["how"] != "unsafe"):
            raise Failed("%d of %d increments were lost"
                              % (lost, checksum))


WORKLOADS = {kind.__name__.lower(): kind() for kind in (
    Bytecode, Sleep, Mixed, Sha256, Convoy, Counter, Fairness)}
