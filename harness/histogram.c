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

/* Nearest rank, from 1. */
static uint64_t rank_of(double q, uint64_t total)
{
    double wanted = ceil(q * (double)total);

    return wanted < 1.0 ? 1 : (uint64_t)wanted;
}

uint64_t histogram_quantile(const struct histogram *h, double q)
{
    uint64_t rank = rank_of(q, h->total);
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

/* Of the buckets of `from`, how many `into` does not have. */
static size_t count_missing(const struct histogram_counts *into,
                            const struct histogram_counts *from)
{
    size_t missing = 0;
    size_t i = 0;

    for (size_t j = 0; j < from->n; j++) {
        while (i < into->n && into->list[i].up_to < from->list[j].up_to) {
            i++;
        }
        missing +=
            i == into->n || into->list[i].up_to != from->list[j].up_to ? 1U : 0;
    }
    return missing;
}

int histogram_counts_add(struct histogram_counts *into,
                         const struct histogram_counts *from)
{
    size_t missing = count_missing(into, from);
    size_t i = into->n;
    size_t at = into->n + missing;

    if (missing > 0) {
        struct histogram_count *list = realloc(into->list, at * sizeof *list);
        if (list == NULL) {
            return -1;
        }
        into->list = list;
    }
    into->n = at;
    into->max = from->max > into->max ? from->max : into->max;
    /* From the highest on, so that it is done in place. */
    for (size_t j = from->n; j > 0;) {
        uint64_t up_to = from->list[j - 1].up_to;
        if (i == 0 || into->list[i - 1].up_to < up_to) {
            into->list[--at] = from->list[--j];
            continue;
        }
        into->list[--at] = into->list[--i];
        if (into->list[at].up_to == up_to) {
            into->list[at].count += from->list[--j].count;
        }
    }
    return 0;
}

uint64_t histogram_counts_total(const struct histogram_counts *c)
{
    uint64_t total = 0;

    for (size_t i = 0; i < c->n; i++) {
        total += c->list[i].count;
    }
    return total;
}

uint64_t histogram_counts_quantile(const struct histogram_counts *c, double q)
{
    uint64_t rank = rank_of(q, histogram_counts_total(c));
    uint64_t last = histogram_bucket_top(HISTOGRAM_BUCKETS - 1);
    uint64_t seen = 0;

    for (size_t i = 0; i < c->n; i++) {
        seen += c->list[i].count;
        if (seen >= rank) {
            uint64_t top = c->list[i].up_to;
            return top < c->max && top < last ? top : c->max;
        }
    }
    return c->max;
}
