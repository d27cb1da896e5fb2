/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "err.h"
#include "histogram.h"

#include <sqlite3.h>
#include <stdbool.h>
#include <stddef.h>

/*
 * Histograms in run.db, for the store and for results: a row for each that is
 * not empty, its buckets packed; of a tvp before schema 3, a row for each
 * bucket. A file is written in the form that it has.
 *
 * Packed, a bucket is two numbers, its index less that of the bucket before
 * (the first: its index) and its count, each as 7 bits a byte, the lowest
 * first, with the eighth bit set where more follow (unsigned LEB128).
 */
struct histogram_rows {
    sqlite3 *db;
    sqlite3_stmt *put;
    sqlite3_stmt *get;
    bool packed;
};

/* In the place of a worker's number: all of them together. */
enum { HISTOGRAM_ALL_WORKERS = -1 };

int histogram_rows_create(sqlite3 *db, struct err *e);

/* histogram_rows_close is safe after a failure. A file without histograms has
 * none, and takes none. */
int histogram_rows_open(struct histogram_rows *h, sqlite3 *db, struct err *e);
void histogram_rows_close(struct histogram_rows *h);

int histogram_rows_put(struct histogram_rows *h, sqlite3_int64 sample,
                       const char *kind, sqlite3_int64 worker,
                       const struct histogram_counts *c, struct err *e);

/* A sample's latencies, into `out`, whose list has room for
 * HISTOGRAM_BUCKETS; its max is that of the highest bucket. */
int histogram_rows_latency(struct histogram_rows *h, sqlite3_int64 sample,
                           struct histogram_counts *out, struct err *e);
