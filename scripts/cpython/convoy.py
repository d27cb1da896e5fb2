# SPDX-License-Identifier: GPL-3.0-or-later
"""A client in a process of its own asks one worker; the others only compute.

The client measures the round trips, since what it waits for is what the lock
costs. It starts at worker 0's word, and paces itself from each reply.
"""

import array
import os
import signal
import socket
import time

from . import steps
from .params import Failed

HOG_STEPS = 1000


class Flag:
    """Whether the last request was answered, among threads."""

    value = 0


def setup(job):
    """Forks the client; nobody else exists yet."""
    server, client = socket.socketpair()
    report_read, report_write = os.pipe()
    job.client = 0
    job.server, job.report = server, report_read
    if job.start:
        import multiprocessing
        job.done = multiprocessing.get_context(job.start).RawValue("b", 0)
    else:
        job.done = Flag()
    job.client = os.fork()
    if job.client == 0:
        status = 1
        try:
            server.close()
            os.close(report_read)
            _ask(client, report_write, job.ops, job.params["period"])
            status = 0
        finally:
            os._exit(status)
    client.close()
    os.close(report_write)


def _ask(sock, report, times, period_ns):
    took = array.array("Q")
    if sock.recv(1) != b"g":
        return
    for _ in range(times):
        time.sleep(period_ns / 1e9)
        start = time.monotonic_ns()
        sock.sendall(b"?")
        if sock.recv(1) != b"!":
            break
        took.append(time.monotonic_ns() - start)
    with os.fdopen(report, "wb") as out:
        out.write(took.tobytes())


def answer(job, worker):
    """Worker 0: receives and sends, both without the lock."""
    sock = job.server
    try:
        sock.sendall(b"g")
        for _ in range(job.ops):
            if sock.recv(1) != b"?":
                raise Failed("the client is gone: it closed its end of the "
                             "socket")
            sock.sendall(b"!")
            worker.checksum += 1
    finally:
        job.done.value = 1


def hog(job):
    """The others: a loop of arithmetic until the last request was answered."""
    done = job.done
    x, rounds = steps.SEED, 0
    while not done.value:
        x = steps.compute(x, HOG_STEPS)
        rounds += 1
    if x != steps.computed(steps.SEED, rounds * HOG_STEPS):
        raise Failed("the loop beside the server computed something else "
                     "than its steps give")


def round_trips(job):
    """The client's list, in nanoseconds."""
    took = array.array("Q")
    with os.fdopen(job.report, "rb") as report:
        job.report = -1
        took.frombytes(report.read())
    if len(took) != job.ops:
        raise Failed("the client reports %d round trips of %d"
                     % (len(took), job.ops))
    return took.tolist()


def teardown(job):
    """The client is done, or is ended."""
    if getattr(job, "client", 0) > 0:
        os.kill(job.client, signal.SIGKILL)
        os.waitpid(job.client, 0)
        job.client = 0
    if getattr(job, "report", -1) >= 0:
        os.close(job.report)
        job.report = -1
    if hasattr(job, "server"):
        job.server.close()
