/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "merge_sort.h"

#include <string.h>

static inline bool less(struct worker *w, bool called, uint64_t a, uint64_t b)
{
    if (called) {
        worker_safepoint(w);
    }
    return a < b;
}

/* Two neighbouring parts of `sorted`, in order each, into one of `spare`. */
static void merge(struct worker *w, const struct merge_sort *s, size_t from,
                  size_t length)
{
    size_t middle = from + length < s->count ? from + length : s->count;
    size_t end = middle + length < s->count ? middle + length : s->count;
    size_t left = from;
    size_t right = middle;

    for (size_t to = from; to < end; to++) {
        bool take_right =
            left == middle
            || (right < end
                && less(w, s->called, s->sorted[right], s->sorted[left]));

        s->spare[to] = s->sorted[take_right ? right++ : left++];
    }
}

void merge_sort(struct worker *w, const uint64_t *given, struct merge_sort *s)
{
    memcpy(s->sorted, given, s->count * sizeof *s->sorted);
    for (size_t length = 1; length < s->count; length *= 2) {
        uint64_t *sorted = s->spare;

        for (size_t from = 0; from < s->count; from += 2 * length) {
            merge(w, s, from, length);
        }
        s->spare = s->sorted;
        s->sorted = sorted;
    }
}
