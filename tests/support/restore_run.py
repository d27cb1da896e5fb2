#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""restore_run.py FROM TO: a run.db in the folder TO, of what samples.csv and
machine.json in the folder FROM still have of a run of cpython_reference.py.
What they lack (seed, limits, workers, distributions) is left empty."""

import csv
import json
import os
import sys

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")
sys.path.insert(0, os.path.join(ROOT, "scripts"))
from cpython import store  # noqa: E402

CELL = ("workload", "params", "model", "model_params", "workers", "placement")


def run_row(rows, blocks):
    day, clock = rows[0]["run_id"][:8], rows[0]["run_id"][9:15]
    started = "%s-%s-%sT%s:%s:%sZ" % (day[:4], day[4:6], day[6:], clock[:2],
                                      clock[2:4], clock[4:])
    return {"run_id": rows[0]["run_id"], "plan_name": "fidelity",
            "started": started, "command": "scripts/fidelity.sh",
            "tvp_version": "", "seed": 0, "metric": "total",
            "min_blocks": blocks, "max_blocks": blocks, "precision": 0.0,
            "max_time_ns": 0}


def sample_of(row):
    sample = {"status": row["status"], "error": row["error"],
              "figure_name": row["figure_name"]}
    for field in store.SAMPLE_FIELDS:
        text = row.get(field)
        if text:
            kind = store.TYPES.get(field, "INTEGER")
            sample[field] = (text if kind == "TEXT" else float(text)
                             if kind == "REAL" else int(text))
    return sample


def main(source, target):
    with open(os.path.join(source, "samples.csv"), encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    with open(os.path.join(source, "machine.json"), encoding="utf-8") as file:
        machine = json.load(file)
    versions = ["version=" + f["version"] for f in machine["interpreters"]]
    each = {tuple(row[key] for key in CELL):
            int(row["ops"] or 0) // int(row["workers"]) for row in rows}

    def place(cell):
        version = cell[3].split(":")[0]
        return versions.index(version) if version in versions else -1

    cells = sorted(each, key=place)
    blocks = 1 + max(int(row["block"]) for row in rows)
    os.makedirs(target, exist_ok=True)
    run = store.Store(target)
    run.put_run(run_row(rows, blocks))
    run.put_machine(machine, machine["allowed_cores"], machine["allowed_pus"])
    run.put_cells([dict(zip(CELL, cell), workers=int(cell[4]), ops=each[cell],
                        scale=0, timeout_ns=0) for cell in cells])
    for row in rows:
        run.put_sample(cells.index(tuple(row[key] for key in CELL)),
                       int(row["block"]), int(row["position"]), sample_of(row))
    run.put_event("stopped", "%d blocks done" % blocks)
    run.close()


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
