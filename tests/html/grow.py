#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes a long run of a short one: grow.py RUN.db NEW.db BLOCKS.

Every block is repeated, with its workers, until there are so many; times are
shifted a little, so that no two are alike."""
import shutil
import sqlite3
import sys


def columns(db, table, without):
    names = [row[1] for row in db.execute(f"PRAGMA table_info({table})")]
    return [name for name in names if name not in without]


def main(source, target, wanted):
    shutil.copyfile(source, target)
    db = sqlite3.connect(target)
    low, high = db.execute("SELECT min(block), max(block) FROM sample").fetchone()
    blocks = high - low + 1
    first, last = db.execute(
        "SELECT min(sample_id), max(sample_id) FROM sample").fetchone()
    step = last - first + 1
    samples = columns(db, "sample", {"sample_id", "block", "total_ns"})
    workers = columns(db, "worker", {"sample_id"})
    for copy in range(1, (wanted + blocks - 1) // blocks):
        db.execute(
            f"INSERT INTO sample (sample_id, block, total_ns, {', '.join(samples)})"
            f" SELECT sample_id + ?, block + ?, total_ns + ?, {', '.join(samples)}"
            " FROM sample WHERE sample_id BETWEEN ? AND ?",
            (copy * step, copy * blocks, copy * 37 % 1009, first, last))
        db.execute(
            f"INSERT INTO worker (sample_id, {', '.join(workers)})"
            f" SELECT sample_id + ?, {', '.join(workers)}"
            " FROM worker WHERE sample_id BETWEEN ? AND ?",
            (copy * step, first, last))
    db.commit()
    print(db.execute("SELECT count(*) FROM sample").fetchone()[0], "samples")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
