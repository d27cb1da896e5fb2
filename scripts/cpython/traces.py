# SPDX-License-Identifier: GPL-3.0-or-later
"""Who held tvp's lock for how long, out of the timeline that a trial wrote."""

import glob
import json
import os

from .params import Failed
from .workloads import jain

HOLDS = "holds the lock"


def _load(folder):
    files = glob.glob(os.path.join(folder, "traces", "*.json"))
    if len(files) != 1:
        raise Failed("the trial wrote no timeline")
    try:
        with open(files[0], encoding="utf-8") as file:
            return json.load(file)
    except (OSError, ValueError) as e:
        raise Failed("the trial's timeline cannot be read: %s" % e) from None


def _lanes(events):
    """{tid: worker}, as the timeline names its threads."""
    return {e["tid"]: int(e["args"]["name"].split()[1]) for e in events
            if e["ph"] == "M" and e["name"] == "thread_name"}


def shares(trace, window_ns):
    """How long each worker held the lock in the window after the gate opened.

    Everybody must have had work until its end, or it was no competition.
    """
    events = trace["traceEvents"]
    if any(trace["otherData"].get("dropped_events", ())):
        raise Failed("the timeline is too long: its beginning is lost")
    opened_us = trace["otherData"].get("gate_opened_us", 0.0)
    window_us = window_ns / 1e3
    lanes = _lanes(events)
    held = {worker: 0.0 for worker in lanes.values()}
    ends = dict(held)
    for event in events:
        if event["ph"] != "X":
            continue
        worker = lanes[event["tid"]]
        start = event["ts"] - opened_us
        end = start + event["dur"]
        ends[worker] = max(ends[worker], end)
        if event["name"] == HOLDS:
            held[worker] += max(0.0, min(end, window_us) - max(start, 0.0))
    if min(ends.values(), default=0.0) < window_us:
        raise Failed("a worker had too little work to compute all the time")
    return list(held.values())


def figure(folder, window_ns):
    """The fairness of a traced trial, as a sample has it."""
    try:
        index = jain(shares(_load(folder), window_ns))
    except Failed as e:
        return {"status": "failed", "error": str(e)}
    return {"figure_name": "jain_ppm", "figure": round(index * 10 ** 6),
            "jain": index}
