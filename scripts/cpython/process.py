# SPDX-License-Identifier: GPL-3.0-or-later
"""One trial in a program of its own, which leaves nothing behind."""

import json
import os
import selectors
import signal
import subprocess
import time

GRACE_S = 5  # a trial keeps its own time limit; this is for one that can't
CHUNK = 1 << 16
PR_SET_CHILD_SUBREAPER = 36


class Stopped(Exception):
    """A signal ends the run; what was measured is kept."""


class Usage(Exception):
    """The trial doesn't know what it was asked for (exit status 2)."""


class Stopper:
    """Notes the signals that end a run, and wakes who waits for a trial.

    A handler that raised could do so between a trial's start and the line
    that remembers it; this one leaves it to the waits to look.
    """

    SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)

    def __init__(self):
        self.signal = 0
        self.wake, self._ring = os.pipe()
        os.set_blocking(self.wake, False)
        os.set_blocking(self._ring, False)
        # While this is open the runner lives: see trial.follow.
        self.life, self._alive = os.pipe()

    def __enter__(self):
        adopt()
        self._old_ring = signal.set_wakeup_fd(self._ring,
                                              warn_on_full_buffer=False)
        self._old = {s: signal.signal(s, self._note) for s in self.SIGNALS}
        # Noted by nobody, but it rings: a child has ended.
        self._old[signal.SIGCHLD] = signal.signal(signal.SIGCHLD,
                                                  lambda *_: None)
        return self

    def __exit__(self, *_):
        for number, handler in self._old.items():
            signal.signal(number, handler)
        signal.set_wakeup_fd(self._old_ring)
        for fd in (self.wake, self._ring, self.life, self._alive):
            os.close(fd)

    def _note(self, number, _frame):
        self.signal = self.signal or number

    def check(self):
        """Raises Stopped once a signal came."""
        if self.signal:
            raise Stopped(self.signal)

    def drain(self):
        try:
            while os.read(self.wake, CHUNK):
                pass
        except BlockingIOError:
            pass


def _ended(process):
    """Whether it has; it is not reaped, so that its group's number stays."""
    return os.waitid(os.P_PID, process.pid,
                     os.WEXITED | os.WNOHANG | os.WNOWAIT) is not None


def adopt():
    """Orphans of a trial become the runner's children, for it to wait for."""
    try:
        import ctypes
        ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    except (ImportError, OSError, AttributeError):
        pass  # init waits for them then


class _Trial:
    """A running trial: its process group, and what it says."""

    def __init__(self, command, text, life):
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            stderr=subprocess.PIPE, start_new_session=True, pass_fds=[life])
        self.said = {self.process.stdout: b"", self.process.stderr: b""}
        try:
            self.process.stdin.write(text.encode())
            self.process.stdin.close()
        except BrokenPipeError:
            pass  # its exit status and words tell more

    def wait(self, stopper, deadline):
        """True when it has ended, False when its time is up."""
        with selectors.DefaultSelector() as selector:
            selector.register(stopper.wake, selectors.EVENT_READ)
            for stream in self.said:
                selector.register(stream, selectors.EVENT_READ)
            while True:
                stopper.drain()
                stopper.check()
                if _ended(self.process):
                    return True
                left = None if deadline is None else deadline - time.monotonic()
                if left is not None and left <= 0:
                    return False
                for key, _ in selector.select(left):
                    self._read(key.fileobj, selector)

    def _read(self, stream, selector):
        if stream not in self.said:
            return
        chunk = os.read(stream.fileno(), CHUNK)
        self.said[stream] += chunk
        if not chunk:
            selector.unregister(stream)

    def end(self):
        """Ends the whole group before its leader is reaped: until then its
        number can't be anybody else's."""
        try:
            os.killpg(self.process.pid, signal.SIGKILL)
        except (ProcessLookupError, PermissionError):
            pass
        self.process.wait()
        try:
            while True:
                os.waitpid(-self.process.pid, 0)
        except ChildProcessError:
            pass
        for stream in self.said:
            self.said[stream] += stream.read()
            stream.close()

    def words(self):
        """Its output, and the last line of its complaints."""
        out = self.said[self.process.stdout].decode(errors="replace")
        complaints = self.said[self.process.stderr].decode(errors="replace")
        lines = complaints.strip().splitlines()
        return out, lines[-1] if lines else ""


def lost(status, error):
    return {"status": status, "error": error, "workers": []}


def _sample(process, out, complaint):
    try:
        sample = json.loads(out)
        if not isinstance(sample, dict) or "status" not in sample:
            raise ValueError
        return sample
    except ValueError:
        pass
    if process.returncode == 2:
        raise Usage(complaint)
    if process.returncode < 0:
        return lost("crashed", "the trial was ended by signal %d. %s"
                    % (-process.returncode, complaint))
    return lost("failed", "the trial gave no sample (status %d): %s"
                % (process.returncode, complaint))


def run_trial(command, cell, stopper):
    """The sample of a trial; raises Stopped or Usage."""
    stopper.check()
    deadline = None
    if cell.get("timeout_ns"):
        deadline = time.monotonic() + cell["timeout_ns"] / 1e9 + GRACE_S
    trial = _Trial(command, json.dumps(cell), stopper.life)
    try:
        in_time = trial.wait(stopper, deadline)
    finally:
        trial.end()
    if not in_time:
        return lost("timeout", "the trial hung past its time limit and was "
                               "killed")
    return _sample(trial.process, *trial.words())
