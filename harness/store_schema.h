/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * Figures have one row each only where they are few and looked up by name;
 * a sample's and a worker's columns are those of sample_fields and
 * worker_sample_fields, added by the store.
 */
static const char store_schema[] =
    "CREATE TABLE run ("
    " run_id TEXT NOT NULL, plan_name TEXT NOT NULL, started TEXT NOT NULL,"
    " command TEXT NOT NULL, tvp_version TEXT NOT NULL,"
    " seed INTEGER NOT NULL, metric TEXT NOT NULL,"
    " min_blocks INTEGER NOT NULL, max_blocks INTEGER NOT NULL,"
    " precision REAL NOT NULL, max_time_ns INTEGER NOT NULL,"
    " wall_ns INTEGER NOT NULL DEFAULT 0,"
    " decide INTEGER NOT NULL DEFAULT 0) STRICT;"
    "CREATE TABLE machine ("
    " machine_json TEXT NOT NULL, topology_xml TEXT NOT NULL,"
    " cores INTEGER NOT NULL, pus INTEGER NOT NULL) STRICT;"
    "CREATE TABLE cell ("
    " cell_id INTEGER PRIMARY KEY, workload TEXT NOT NULL,"
    " params TEXT NOT NULL, model TEXT NOT NULL, model_params TEXT NOT NULL,"
    " workers INTEGER NOT NULL, placement TEXT NOT NULL,"
    " ops INTEGER NOT NULL, scale INTEGER NOT NULL,"
    " timeout_ns INTEGER NOT NULL) STRICT;"
    "CREATE TABLE event ("
    " event_id INTEGER PRIMARY KEY, time TEXT NOT NULL,"
    " kind TEXT NOT NULL, text TEXT NOT NULL) STRICT;"
    /* Pairs of 64-bit little-endian numbers: a trace_event's time and kind. */
    "CREATE TABLE trace ("
    " cell_id INTEGER NOT NULL REFERENCES cell, worker INTEGER NOT NULL,"
    " dropped INTEGER NOT NULL, events BLOB NOT NULL,"
    " PRIMARY KEY (cell_id, worker)) STRICT;";
