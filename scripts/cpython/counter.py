# SPDX-License-Identifier: GPL-3.0-or-later
"""One number that all workers add to.

Threads share a global variable. Between its load and its store stands a call
of a Python function, where the interpreter may let another thread in; `x += 1`
has no such place since CPython 3.10. Processes share memory.
"""

import itertools
import threading

from .params import Failed

number = 0
lock = threading.Lock()
ticket = itertools.count()


def _nothing():
    pass


def _unsafe(times):
    global number
    for _ in range(times):
        seen = number
        _nothing()
        number = seen + 1


def _plain(times):
    global number
    for _ in range(times):
        number += 1


def _mutex(times):
    global number
    for _ in range(times):
        with lock:
            seen = number
            _nothing()
            number = seen + 1


def _mutex_plain(times):
    global number
    for _ in range(times):
        with lock:
            number += 1


def _atomic(times):
    draw = ticket.__next__
    for _ in range(times):
        draw()


def _shared_unsafe(shared, times):
    for _ in range(times):
        seen = shared.value
        _nothing()
        shared.value = seen + 1


def _shared_plain(shared, times):
    for _ in range(times):
        shared.value += 1


def _shared_mutex(shared, times):
    guard = shared.get_lock()
    raw = shared.get_obj()
    for _ in range(times):
        with guard:
            seen = raw.value
            _nothing()
            raw.value = seen + 1


def _shared_mutex_plain(shared, times):
    guard = shared.get_lock()
    raw = shared.get_obj()
    for _ in range(times):
        with guard:
            raw.value += 1


# By how, and whether a call stands between load and store.
THREADS = {("unsafe", 1): _unsafe, ("unsafe", 0): _plain,
           ("mutex", 1): _mutex, ("mutex", 0): _mutex_plain,
           ("atomic", 1): _atomic, ("atomic", 0): _atomic}
PROCESSES = {("unsafe", 1): _shared_unsafe, ("unsafe", 0): _shared_plain,
             ("mutex", 1): _shared_mutex, ("mutex", 0): _shared_mutex_plain}


def _kind(job):
    return job.params["how"], job.params["safepoint"]


def setup(job):
    """The number, 0; in shared memory where the workers are processes."""
    global number, ticket
    number = 0
    ticket = itertools.count()
    job.number = None
    if not job.start:
        return
    if _kind(job) not in PROCESSES:
        raise Failed(
            "Python's standard library has no atomic increment of memory that "
            "processes share; use how=mutex")
    import multiprocessing
    context = multiprocessing.get_context(job.start)
    make = context.RawValue if job.params["how"] == "unsafe" else context.Value
    job.number = make("q", 0)


def increment(job, times):
    """One worker's part."""
    if job.number is None:
        THREADS[_kind(job)](times)
    else:
        PROCESSES[_kind(job)](job.number, times)


def value(job):
    """What the number has come to; asking for a ticket draws one."""
    if job.number is not None:
        return job.number.value
    if job.params["how"] == "atomic":
        return int(repr(ticket)[len("count("):-1])
    return number
