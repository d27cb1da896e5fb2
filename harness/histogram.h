/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stddef.h>
#include <stdint.h>

/*
 * Counts of values in log-linear buckets: exact below 64, then 64 buckets an
 * octave, so that a bucket is at most 1/64 (1.6 %) wide. Values from
 * 2^HISTOGRAM_OCTAVES up (73 minutes in nanoseconds) count in the last bucket.
 * No pointers: it may live in shared memory; all zeros is empty.
 */
enum {
    HISTOGRAM_SUB = 64,
    HISTOGRAM_SUB_BITS = 6,
    HISTOGRAM_OCTAVES = 42,
    HISTOGRAM_BUCKETS =
        (HISTOGRAM_OCTAVES - HISTOGRAM_SUB_BITS + 1) * HISTOGRAM_SUB,
};

struct histogram {
    uint64_t total;
    uint64_t max; /* exact */
    uint32_t counts[HISTOGRAM_BUCKETS];
};

void histogram_record(struct histogram *h, uint64_t value);
void histogram_merge(struct histogram *into, const struct histogram *from);

/* The smallest recorded value, to within a bucket and never above the
 * maximum, that a share `q` (0 to 1) of all values don't exceed; 0 if empty. */
uint64_t histogram_quantile(const struct histogram *h, double q);

/* What is in a histogram, to be kept: its buckets that are not empty, from
 * the lowest on. */
struct histogram_counts {
    uint64_t max;
    size_t n;
    struct histogram_count {
        uint64_t up_to; /* the largest value that counts here */
        uint64_t count;
    } * list; /* NULL for none */
};

/* -1 when out of memory, and then `out` is empty. */
int histogram_keep(const struct histogram *h, struct histogram_counts *out);
void histogram_counts_free(struct histogram_counts *c);

/* Adds what is in `from`. -1 when out of memory, and then nothing is added. */
int histogram_counts_add(struct histogram_counts *into,
                         const struct histogram_counts *from);
uint64_t histogram_counts_total(const struct histogram_counts *c);

/* As histogram_quantile. */
uint64_t histogram_counts_quantile(const struct histogram_counts *c, double q);

/* The bucket of a value, and the largest value that falls into a bucket. */
size_t histogram_bucket(uint64_t value);
uint64_t histogram_bucket_top(size_t bucket);
