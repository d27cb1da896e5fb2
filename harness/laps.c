/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "laps.h"

#include "sample.h"
#include "stats.h"

#include <math.h>
#include <stdlib.h>

unsigned laps_count(uint64_t ops)
{
    return ops < LAPS_MAX ? (unsigned)ops : LAPS_MAX;
}

uint64_t laps_until(const struct laps *l, unsigned laps)
{
    /* Without the product of the two, which may be too large. */
    return l->ops / l->count * laps + l->ops % l->count * laps / l->count;
}

static uint64_t begin_ns(const struct laps *l, unsigned lap)
{
    return lap == 0 ? l->start_ns : l->end_ns[lap - 1];
}

static double ns_per_op(const struct laps *l, unsigned lap)
{
    uint64_t ops = laps_until(l, lap + 1) - laps_until(l, lap);

    return (double)(l->end_ns[lap] - begin_ns(l, lap)) / (double)ops;
}

/* How many of the first laps are slow. */
static unsigned count_slow(const double *lap_ns, unsigned count)
{
    enum { SECOND_HALF = LAPS_MAX - LAPS_MAX / 2 };
    double rest[SECOND_HALF];
    unsigned half = count / 2;
    unsigned slow = 0;

    for (unsigned i = half; i < count; i++) {
        rest[i - half] = lap_ns[i];
    }
    double steady = stats_median(rest, count - half);
    for (unsigned i = half; i < count; i++) {
        rest[i - half] = fabs(lap_ns[i] - steady);
    }
    double deviation = 1.4826 * stats_median(rest, count - half);
    while (slow < half && lap_ns[slow] > 1.05 * steady
           && lap_ns[slow] > steady + 5.0 * deviation) {
        slow++;
    }
    return slow;
}

static void sum_up(const struct laps *const *laps, size_t n, unsigned slow,
                   struct steadiness *out)
{
    double warmup_ns = 0.0;

    out->ops_per_s = 0.0;
    for (size_t i = 0; i < n; i++) {
        const struct laps *l = laps[i];
        uint64_t from_ns = begin_ns(l, slow);
        uint64_t took_ns = l->end_ns[l->count - 1] - from_ns;
        warmup_ns += (double)(from_ns - l->start_ns) / (double)n;
        if (took_ns > 0) {
            out->ops_per_s +=
                (double)(l->ops - laps_until(l, slow)) * 1e9 / (double)took_ns;
        }
    }
    out->warmup_ns = (int64_t)(warmup_ns + 0.5);
}

void laps_judge(const struct laps *const *laps, size_t n,
                struct steadiness *out)
{
    double lap_ns[LAPS_MAX];
    double *workers = calloc(n, sizeof *workers);

    *out = (struct steadiness){SAMPLE_ABSENT, SAMPLE_ABSENT};
    for (size_t i = 0; i < n && workers != NULL; i++) {
        if (laps[i]->count != laps[0]->count
            || laps[i]->count < LAPS_TO_JUDGE) {
            free(workers);
            return;
        }
    }
    for (unsigned lap = 0; workers != NULL && n > 0 && lap < laps[0]->count;
         lap++) {
        for (size_t i = 0; i < n; i++) {
            workers[i] = ns_per_op(laps[i], lap);
        }
        lap_ns[lap] = stats_median(workers, n);
    }
    if (workers != NULL && n > 0) {
        sum_up(laps, n, count_slow(lap_ns, laps[0]->count), out);
    }
    free(workers);
}
