#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""hyperfine.py FILE: what hyperfine's scripts take for granted: that figures
are those of the times, and that there is one parameter, a number. Prints the
median of each command."""

import json
import math
import statistics
import sys

with open(sys.argv[1], encoding="utf-8") as file:
    results = json.load(file)["results"]
for result in results:
    times = result["times"]
    assert len(result["exit_codes"]) == len(times)
    assert len(result.get("memory_usage_byte", times)) == len(times)
    for key, of in (("mean", statistics.mean), ("median", statistics.median),
                    ("min", min), ("max", max)):
        assert math.isclose(result[key], of(times), rel_tol=1e-9), key
    if len(times) > 1:
        assert math.isclose(result["stddev"], statistics.stdev(times), rel_tol=1e-6)
    [(_, value)] = result["parameters"].items()
    float(value)
    print(f"{result['command']}\t{result['median']:.9f}")
