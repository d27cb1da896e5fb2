# SPDX-License-Identifier: GPL-3.0-or-later
"""run.db, as tvp writes and reads it (harness/store.c, harness/sample.c)."""

import fcntl
import json
import os
import platform
import sqlite3
import time

from . import histogram

APPLICATION_ID = 0x74767031  # "tvp1"
ALL_WORKERS = -1  # in the place of a worker's number
SCHEMA = 3

SAMPLE_FIELDS = (
    "ops", "elapsed_ns", "total_ns", "create_ns", "skew_ns", "join_ns",
    "ops_per_s", "cpu_user_ns", "cpu_sys_ns", "voluntary_switches",
    "involuntary_switches", "minor_faults", "major_faults", "peak_rss_bytes",
    "pss_bytes", "steal_ns", "gil_acquires", "gil_waits", "gil_voluntary_drops",
    "gil_forced_drops", "gil_switches", "gil_wait_ns", "gil_wait_p50_ns",
    "gil_wait_p99_ns", "gil_wait_max_ns", "gil_hold_ns", "latency_p50_ns",
    "latency_p90_ns", "latency_p99_ns", "latency_p999_ns", "latency_max_ns",
    "figure", "checksum")
WORKER_FIELDS = (
    "worker", "pid", "pu_bound", "pu_started", "pu_ended", "ops", "start_ns",
    "end_ns", "cpu_user_ns", "cpu_sys_ns", "voluntary_switches",
    "involuntary_switches", "minor_faults", "major_faults", "peak_rss_bytes",
    "pss_bytes", "gil_acquires", "gil_waits", "gil_voluntary_drops",
    "gil_forced_drops", "gil_switches", "gil_wait_ns", "gil_wait_p50_ns",
    "gil_wait_p99_ns", "gil_wait_max_ns", "gil_hold_ns", "checksum")
TYPES = {"ops_per_s": "REAL", "checksum": "TEXT"}

TABLES = (
    "CREATE TABLE run ("
    " run_id TEXT NOT NULL, plan_name TEXT NOT NULL, started TEXT NOT NULL,"
    " command TEXT NOT NULL, tvp_version TEXT NOT NULL,"
    " seed INTEGER NOT NULL, metric TEXT NOT NULL,"
    " min_blocks INTEGER NOT NULL, max_blocks INTEGER NOT NULL,"
    " precision REAL NOT NULL, max_time_ns INTEGER NOT NULL,"
    " wall_ns INTEGER NOT NULL DEFAULT 0)",
    "CREATE TABLE machine ("
    " machine_json TEXT NOT NULL, topology_xml TEXT NOT NULL,"
    " cores INTEGER NOT NULL, pus INTEGER NOT NULL)",
    "CREATE TABLE cell ("
    " cell_id INTEGER PRIMARY KEY, workload TEXT NOT NULL,"
    " params TEXT NOT NULL, model TEXT NOT NULL, model_params TEXT NOT NULL,"
    " workers INTEGER NOT NULL, placement TEXT NOT NULL,"
    " ops INTEGER NOT NULL, scale INTEGER NOT NULL,"
    " timeout_ns INTEGER NOT NULL)",
    "CREATE TABLE event ("
    " event_id INTEGER PRIMARY KEY, time TEXT NOT NULL,"
    " kind TEXT NOT NULL, text TEXT NOT NULL)",
    "CREATE TABLE sample (sample_id INTEGER PRIMARY KEY,"
    " cell_id INTEGER NOT NULL REFERENCES cell,"
    " block INTEGER NOT NULL, position INTEGER NOT NULL,"
    " status TEXT NOT NULL, error TEXT NOT NULL,"
    " figure_name TEXT NOT NULL DEFAULT '', {sample})",
    "CREATE TABLE worker ("
    " sample_id INTEGER NOT NULL REFERENCES sample, {worker},"
    " PRIMARY KEY (sample_id, worker))",
    "CREATE TABLE histogram ("
    " sample_id INTEGER NOT NULL REFERENCES sample,"
    " kind TEXT NOT NULL, worker INTEGER NOT NULL,"
    " counts BLOB NOT NULL, PRIMARY KEY (sample_id, kind, worker))",
)


def now():
    return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())


def _declared(fields):
    return ", ".join("%s %s" % (f, TYPES.get(f, "INTEGER")) for f in fields)


class Taken(Exception):
    """There is a run already, or somebody is at it."""


class Store:
    """A new run.db; every sample is committed as it is put."""

    def __init__(self, folder):
        path = os.path.join(folder, "run.db")
        self.lock = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            fcntl.flock(self.lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            os.close(self.lock)
            raise Taken("another program is running %s; wait for it to end"
                        % folder) from None
        if os.path.exists(path):
            os.close(self.lock)
            raise Taken("%s is there already; give another folder with -o"
                        % path)
        self.db = sqlite3.connect(path, isolation_level=None)
        self._create()

    def _create(self):
        # Types are kept to where the library can (3.37), as tvp has it.
        strict = " STRICT" if sqlite3.sqlite_version_info >= (3, 37) else ""
        self.db.execute("PRAGMA application_id=%d" % APPLICATION_ID)
        self.db.execute("PRAGMA user_version=%d" % SCHEMA)
        self.db.execute("PRAGMA foreign_keys=ON")
        self.db.execute("PRAGMA synchronous=FULL")
        for table in TABLES:
            self.db.execute(table.format(sample=_declared(SAMPLE_FIELDS),
                                         worker=_declared(WORKER_FIELDS))
                            + strict)
        self.db.execute("CREATE INDEX sample_place ON sample (block, position)")

    def close(self):
        self.db.close()
        os.close(self.lock)

    def _insert(self, table, row):
        names = ", ".join(row)
        marks = ", ".join("?" * len(row))
        return self.db.execute("INSERT INTO %s (%s) VALUES (%s)"
                               % (table, names, marks),
                               list(row.values())).lastrowid

    def put_machine(self, machine, cores, pus):
        self._insert("machine", {"machine_json": json.dumps(machine, indent=2),
                                 "topology_xml": "", "cores": cores,
                                 "pus": pus})

    def put_run(self, run):
        self._insert("run", run)

    def put_cells(self, cells):
        self.db.execute("BEGIN IMMEDIATE")
        for cell_id, cell in enumerate(cells):
            self._insert("cell", dict(cell, cell_id=cell_id))
        self.db.execute("COMMIT")

    def put_sample(self, cell_id, block, position, sample):
        self.db.execute("BEGIN IMMEDIATE")
        try:
            self._put_rows(cell_id, block, position, sample)
        except BaseException:
            self.db.execute("ROLLBACK")
            raise
        self.db.execute("COMMIT")

    def _put_rows(self, cell_id, block, position, sample):
        row = {"cell_id": cell_id, "block": block, "position": position,
               "status": sample["status"], "error": sample["error"],
               "figure_name": sample.get("figure_name") or ""}
        row.update((f, sample[f]) for f in SAMPLE_FIELDS if f in sample)
        sample_id = self._insert("sample", row)
        for worker in sample.get("workers", ()):
            row = {f: worker[f] for f in WORKER_FIELDS if f in worker}
            self._insert("worker", dict(row, sample_id=sample_id))
        latency = sample.get("latency") or {}
        pairs = latency.get("up_to_ns_and_count")
        if pairs:
            self._insert("histogram", {"sample_id": sample_id,
                                       "kind": "latency", "worker": ALL_WORKERS,
                                       "counts": histogram.pack(pairs)})

    def put_event(self, kind, text):
        self._insert("event", {"time": now(), "kind": kind, "text": text})

    def put_wall(self, wall_ns):
        self.db.execute("UPDATE run SET wall_ns = ?", (wall_ns,))


def _first(path, key=""):
    """What is behind the key in a file, or its first line; None if absent."""
    try:
        with open(path) as file:
            for line in file:
                if line.startswith(key):
                    return line[len(key):].strip(" \t:\n")
    except OSError:
        pass
    return None


def cores():
    """Distinct cores that this may run on, and its hardware threads."""
    allowed = os.sched_getaffinity(0)
    topology = "/sys/devices/system/cpu/cpu%d/topology/"
    found = {(_first((topology + "physical_package_id") % cpu),
              _first((topology + "core_id") % cpu) or cpu) for cpu in allowed}
    return len(found), len(allowed)


def machine(interpreters):
    """What tvp's machine.json has of it, and the interpreters' facts."""
    uname = platform.uname()
    memory = _first("/proc/meminfo", "MemTotal") or "0"
    facts = [{k: v for k, v in f.items() if k != "executable"}
             for f in interpreters]
    allowed_cores, allowed_pus = cores()
    return {"schema_version": 1, "host": uname.node,
            "kernel": "%s %s" % (uname.system, uname.release),
            "architecture": uname.machine,
            "libc": platform.libc_ver()[1] or None,
            "memory_bytes": int(memory.split()[0]) * 1024,
            "cpu_model": _first("/proc/cpuinfo", "model name"),
            "pus": os.cpu_count(), "allowed_cores": allowed_cores,
            "allowed_pus": allowed_pus,
            "aslr": _first("/proc/sys/kernel/randomize_va_space"),
            "cgroup_cpu_max": _first("/sys/fs/cgroup/cpu.max"),
            "load_average": _first("/proc/loadavg"),
            "clock_source": _first("/sys/devices/system/clocksource/"
                                   "clocksource0/current_clocksource"),
            "interpreters": facts}
