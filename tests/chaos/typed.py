# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs "tvp run" as a shell's job on a terminal of its own, and types there.

usage: typed.py TVP FOLDER KEY -- ARGUMENT...

Once FOLDER has a sample and the next trial is held (see plugins/holds.c), types KEY:
ctrl-c, ctrl-backslash or ctrl-z, after which it waits until tvp is stopped, types
"fg" and lets the trial go on. Prints tvp's exit status.
"""
import os
import pty
import re
import select
import sqlite3
import subprocess
import sys
import time

tvp, folder, what = sys.argv[1:4]
words = " ".join("'" + word + "'" for word in [tvp, "run", *sys.argv[5:]])
shown = b""
pid, terminal = pty.fork()
if pid == 0:
    os.environ["PS1"] = ""
    os.execvp("bash", ["bash", "--norc", "--noprofile", "--noediting", "-i"])


def until(state):
    global shown
    deadline = time.monotonic() + 120
    while time.monotonic() < deadline:
        if state():
            return
        if select.select([terminal], [], [], 0.02)[0]:
            shown += os.read(terminal, 65536)
    sys.exit("waited in vain; the terminal shows " + shown.decode())


def held():
    try:
        with open("held", encoding="ascii") as file:
            if file.read() != "2\n2\n":
                return False
        db = sqlite3.connect(f"file:{folder}/run.db?mode=ro", uri=True)
        return db.execute("SELECT count(*) FROM sample").fetchone()[0] > 0
    except (FileNotFoundError, sqlite3.Error):
        return False


def states():
    ps = subprocess.run(["ps", "-o", "stat=,args=", "--ppid", str(pid)],
                        capture_output=True, text=True)
    return [line[0] for line in ps.stdout.splitlines() if folder in line]


def stopped():
    return states() == ["T"]


def continued():
    return states() not in ([], ["T"])


def gone():
    return states() == []


def ended():
    return re.search(rb"ended: (\d+)", shown)


os.write(terminal, f"{words}\n".encode())
until(held)
if what == "ctrl-z":
    os.write(terminal, b"\x1a")
    until(stopped)
    os.write(terminal, b"fg\n")
    until(continued)
    open("go", "x").close()
else:
    os.write(terminal, b"\x03" if what == "ctrl-c" else b"\x1c")
until(gone)
os.write(terminal, b"echo ended: $?\n")
until(ended)
print(ended().group(1).decode())
os.write(terminal, b"exit\n")
os.close(terminal)
os.waitpid(pid, 0)
