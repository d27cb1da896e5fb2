#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""pyperf.py FILE: what pyperf asserts while it loads a suite, beyond what a
schema can say; pyperf itself is not packaged. Prints the median of each."""

import datetime
import json
import statistics
import sys

# Runs of a benchmark must have the same of these.
SAME = {"aslr", "cpu_count", "cpu_model_name", "hostname", "inner_loops", "name",
        "platform", "python_version", "unit"}


def checked(metadata):
    for key, value in metadata.items():
        assert isinstance(value, (int, float, str)), (key, value)
        if isinstance(value, str):
            assert value == value.strip() != "", (key, value)
            assert "\n" not in value and "\r" not in value, (key, value)
    return metadata


with open(sys.argv[1], encoding="utf-8") as file:
    suite = json.load(file)
assert suite["version"] == "1.0"
common = checked(suite.get("metadata", {}))
names = set()
for benchmark in suite["benchmarks"]:
    own = {**common, **checked(benchmark.get("metadata", {}))}
    assert own["name"] and own["name"] not in names, own["name"]
    names.add(own["name"])
    runs = [{**own, **checked(run.get("metadata", {}))} for run in benchmark["runs"]]
    assert all(run.get(key) == runs[0].get(key) for run in runs for key in SAME)
    for run in runs:
        datetime.datetime.fromisoformat(run["date"])
    values = [value for run in benchmark["runs"] for value in run["values"]]
    assert values and all(value > 0 for value in values), own["name"]
    print(f"{own['name']}\t{statistics.median(values):.9f}")
assert names
