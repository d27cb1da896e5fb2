# SPDX-License-Identifier: GPL-3.0-or-later
"""The comparison in run.db, from which tvp draws its chart `fidelity`."""

import os
import sqlite3

from .params import UsageError
from .plan import in_words

# As harness/comparison.c has it.
TABLE = (
    "CREATE TABLE comparison ("
    " comparison_id INTEGER PRIMARY KEY, work TEXT NOT NULL,"
    " what TEXT NOT NULL, unit TEXT NOT NULL, subject TEXT NOT NULL,"
    " theirs REAL NOT NULL, theirs_low REAL NOT NULL,"
    " theirs_high REAL NOT NULL, ours REAL NOT NULL, ours_low REAL NOT NULL,"
    " ours_high REAL NOT NULL, bar_low REAL NOT NULL, bar_high REAL NOT NULL,"
    " within INTEGER NOT NULL, decided INTEGER NOT NULL)")


def _bar(row):
    """As ratios to CPython's figure."""
    if row.bar.kind == "ratio":
        return row.bar.low, row.bar.high
    return (1 + row.bar.low / row.cpython.value,
            1 + row.bar.high / row.cpython.value)


def _stored(row, decided):
    return ((in_words(row.cell), row.what, row.unit,
             "CPython " + row.version) + tuple(row.cpython[:3])
            + tuple(row.tvp[:3]) + _bar(row) + (int(row.within), int(decided)))


def put(rows, folder, decided):
    """In place of what was there; rows whose answer has no size are left out.

    decided tells whether a row's answer counts.
    """
    stored = [_stored(r, decided(r)) for r in rows if r.apart is not None
              and r.bar.kind != "same" and r.cpython.value > 0]
    path = os.path.join(folder, "run.db")
    strict = " STRICT" if sqlite3.sqlite_version_info >= (3, 37) else ""
    db = sqlite3.connect(path, isolation_level=None)
    try:
        db.execute("BEGIN IMMEDIATE")
        db.execute("DROP TABLE IF EXISTS comparison")
        db.execute(TABLE + strict)
        db.executemany("INSERT INTO comparison VALUES (NULL%s)" % (", ?" * 14),
                       stored)
        db.execute("COMMIT")
    except sqlite3.Error as e:
        raise UsageError("%s: cannot store the comparison: %s"
                         % (path, e)) from None
    finally:
        db.close()
