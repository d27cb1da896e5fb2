/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "histogram.h"

#include <math.h>
#include <stdlib.h>

size_t histogram_bucket(uint64_t value)
{
    if (value < HISTOGRAM_SUB) {
        return (size_t)value;
    }
    if (value >= UINT64_C(1) << HISTOGRAM_OCTAVES) {
        return HISTOGRAM_BUCKETS - 1;
    }
    unsigned octave = 63U - (unsigned)__builtin_clzll(value);
    unsigned shift = octave - HISTOGRAM_SUB_BITS;
    return (size_t)(shift + 1) * HISTOGRAM_SUB
           + (size_t)((value >> shift) & (HISTOGRAM_SUB - 1));
}

uint64_t histogram_bucket_top(size_t bucket)
{
    if (bucket < HISTOGRAM_SUB) {
        return bucket;
    }
    unsigned shift = (unsigned)(bucket / HISTOGRAM_SUB) - 1;
    uint64_t sub = HISTOGRAM_SUB + bucket % HISTOGRAM_SUB;
    return ((sub + 1) << shift) - 1;
}

void histogram_record(struct histogram *h, uint64_t value)
{
    h->counts[histogram_bucket(value)]++;
    h->total++;
    if (value > h->max) {
        h->max = value;
    }
}

void histogram_merge(struct histogram *into, const struct histogram *from)
{
    for (size_t i = 0; i < HISTOGRAM_BUCKETS; i++) {
        into->counts[i] += from->counts[i];
    }
    into->total += from->total;
    if (from->max > into->max) {
        into->max = from->max;
    }
}

uint64_t histogram_quantile(const struct histogram *h, double q)
{
    double wanted = ceil(q * (double)h->total);
    uint64_t rank = wanted < 1.0 ? 1 : (uint64_t)wanted;
    uint64_t seen = 0;

    for (size_t i = 0; i < HISTOGRAM_BUCKETS; i++) {
        seen += h->counts[i];
        if (seen >= rank) {
            uint64_t top = histogram_bucket_top(i);
            return top < h->max && i < HISTOGRAM_BUCKETS - 1 ? top : h->max;
        }
    }
    return h->max;
}

int histogram_keep(const struct histogram *h, struct histogram_counts *out)
{
    size_t n = 0;

    for (size_t i = 0; i < HISTOGRAM_BUCKETS; i++) {
        n += h->counts[i] > 0;
    }
    *out = (struct histogram_counts){.max = h->max,
                                     .list = calloc(n + 1, sizeof *out->list)};
    for (size_t i = 0; out->list != NULL && i < HISTOGRAM_BUCKETS; i++) {
        if (h->counts[i] > 0) {
            out->list[out->n++] = (struct histogram_count){
                .up_to = histogram_bucket_top(i), .count = h->counts[i]};
        }
    }
    return out->list != NULL ? 0 : -1;
}

void histogram_counts_free(struct histogram_counts *c)
{
    free(c->list);
    *c = (struct histogram_counts){0};
}
