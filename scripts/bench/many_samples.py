#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes a run of many samples out of a short real one: its blocks again and
again, each sample's times (and its workers' alike) times a factor of its own
that the block and the cell decide. The schema and all else stay as tvp wrote
them, so the run can be reported like any other.

  many_samples.py SEED/run.db OUT/run.db SAMPLES
"""
import shutil
import sqlite3
import sys

# 0.9 to 1.2, more often near 0.9: the product of two even draws.
FACTOR = """0.9 + 0.3 * (((block * 7919 + cell_id * 104729) * 48271 % 2147483647)
    % 1000 / 1000.0) * (((block * 31337 + cell_id * 6151) * 16807 % 2147483647)
    % 1000 / 1000.0)"""


def columns(db, table):
    return [(c[1], c[2]) for c in db.execute(f"PRAGMA table_info({table})")]


def scaled(name, kind):
    if name.endswith("_per_s"):
        return f"{name} / factor"
    if kind == "INTEGER" and name.endswith("_ns"):
        return f"CAST({name} * factor AS INTEGER)"
    return name


def multiply(db, samples):
    cells = db.execute("SELECT count(*) FROM cell").fetchone()[0]
    per_block = db.execute("SELECT count(*) FROM sample WHERE block = 0").fetchone()[0]
    blocks = db.execute("SELECT max(block) + 1 FROM sample").fetchone()[0]
    if per_block != cells:
        sys.exit("many_samples: the short run has repeated samples; use --disturbed=keep")
    kept = [c for c in columns(db, "sample") if c[0] not in ("sample_id", "block", "cell_id")]
    names = ", ".join(c[0] for c in kept)
    for table in ("sample", "worker"):
        schema = db.execute("SELECT sql FROM sqlite_master WHERE name = ?", (table,)).fetchone()[0]
        db.execute(f"ALTER TABLE {table} RENAME TO seed_{table}")
        db.execute(schema)
    db.execute(f"""CREATE TEMP TABLE origin AS
        WITH RECURSIVE b(block) AS (SELECT 0 UNION ALL SELECT block + 1 FROM b
                                    WHERE block + 1 < {-(-samples // cells)})
        SELECT b.block * {cells} + s.position + 1 AS sample_id, b.block, s.cell_id,
               s.sample_id AS seed, 0.0 AS factor
        FROM b JOIN seed_sample s ON s.block = b.block % {blocks}
        WHERE b.block * {cells} + s.position < {samples}
        ORDER BY b.block, s.position""")
    db.execute(f"UPDATE origin SET factor = {FACTOR}")
    db.execute(f"""INSERT INTO sample (sample_id, block, cell_id, {names})
        SELECT o.sample_id, o.block, o.cell_id, {", ".join(scaled(*c) for c in kept)}
        FROM origin o JOIN (SELECT sample_id AS of, {names} FROM seed_sample) s
        ON s.of = o.seed ORDER BY o.sample_id""")
    kept = [c for c in columns(db, "worker") if c[0] != "sample_id"]
    names = ", ".join(c[0] for c in kept)
    db.execute(f"""INSERT INTO worker (sample_id, {names})
        SELECT o.sample_id, {", ".join(scaled(*c) for c in kept)}
        FROM origin o JOIN (SELECT sample_id AS of, {names} FROM seed_worker) w
        ON w.of = o.seed ORDER BY o.sample_id, worker""")
    db.execute("DROP TABLE seed_worker")
    db.execute("DROP TABLE seed_sample")
    db.execute("DELETE FROM histogram")
    db.execute("CREATE INDEX IF NOT EXISTS sample_place ON sample (block, position)")


def main():
    if len(sys.argv) != 4 or not sys.argv[3].isdigit():
        sys.exit(__doc__)
    seed, out, samples = sys.argv[1:]
    shutil.copyfile(seed, out)
    db = sqlite3.connect(out, isolation_level=None)
    for pragma in ("journal_mode=OFF", "synchronous=OFF", "foreign_keys=OFF",
                   "legacy_alter_table=ON", "temp_store=MEMORY"):
        db.execute(f"PRAGMA {pragma}")
    db.execute("BEGIN")
    multiply(db, int(samples))
    db.execute("COMMIT")
    db.execute("PRAGMA foreign_keys=ON")
    broken = db.execute("PRAGMA foreign_key_check").fetchall()
    if broken:
        sys.exit(f"many_samples: rows that refer to nothing: {broken[:3]}")
    db.close()


main()
