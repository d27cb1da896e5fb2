# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs "tvp run" as a shell's job on a terminal of its own, and types there.

usage: typed.py TVP FOLDER KEY -- ARGUMENT...

Once FOLDER has a sample, types KEY: ctrl-c, ctrl-backslash or ctrl-z, after which it
waits until tvp is stopped, and types "fg". Prints tvp's exit status.
"""
import os
import pty
import re
import select
import sqlite3
import subprocess
import sys

tvp, folder, what = sys.argv[1:4]
words = " ".join("'" + word + "'" for word in [tvp, "run", *sys.argv[5:]])
shown = b""
pid, terminal = pty.fork()
if pid == 0:
    os.environ["PS1"] = ""
    os.execvp("bash", ["bash", "--norc", "--noprofile", "--noediting", "-i"])


def until(state):
    global shown
    for _ in range(1500):
        if state():
            return
        if select.select([terminal], [], [], 0.02)[0]:
            shown += os.read(terminal, 65536)
    sys.exit("waited in vain; the terminal shows " + shown.decode())


def sampled():
    try:
        db = sqlite3.connect(f"file:{folder}/run.db?mode=ro", uri=True)
        return db.execute("SELECT count(*) FROM sample").fetchone()[0] > 0
    except sqlite3.Error:
        return False


def states():
    ps = subprocess.run(["ps", "-o", "stat=,args=", "--ppid", str(pid)],
                        capture_output=True, text=True)
    return [line[0] for line in ps.stdout.splitlines() if folder in line]


def stopped():
    return states() == ["T"]


def gone():
    return states() == []


def ended():
    return re.search(rb"ended: (\d+)", shown)


os.write(terminal, f"{words}\n".encode())
until(sampled)
if what == "ctrl-z":
    os.write(terminal, b"\x1a")
    until(stopped)
    os.write(terminal, b"fg\n")
else:
    os.write(terminal, b"\x03" if what == "ctrl-c" else b"\x1c")
until(gone)
os.write(terminal, b"echo ended: $?\n")
until(ended)
print(ended().group(1).decode())
os.write(terminal, b"exit\n")
os.close(terminal)
os.waitpid(pid, 0)
