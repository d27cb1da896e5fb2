/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The centre of symmetric values: all means of two, of Walsh's. */
#include "stats.h"

#include "stats_sort.h"

#include <gsl/gsl_cdf.h>

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum {
    EXACT_MAX = 50,
    CANDIDATES = 4, /* so many means a value are sorted, not looked for */
};

/* How many of the 2^n ways to give the ranks 1 to n signs have positive ranks
 * that add up to `sum`: ways[sum], a share of them all. */
static void rank_sums(double *ways, size_t n)
{
    size_t most = n * (n + 1) / 2;

    ways[0] = 1.0;
    for (size_t sum = 1; sum <= most; sum++) {
        ways[sum] = 0.0;
    }
    for (size_t rank = 1; rank <= n; rank++) {
        for (size_t sum = most + 1; sum-- > 0;) {
            double with = sum >= rank ? ways[sum - rank] : 0.0;
            ways[sum] = (ways[sum] + with) / 2.0;
        }
    }
}

/* The rank of the mean, from 0, that is below the centre with 97.5 %: between
 * the two that enclose that chance, in proportion. -1: none is far enough. */
static double limit_rank_exact(size_t n)
{
    double ways[EXACT_MAX * (EXACT_MAX + 1) / 2 + 1] = {0.0};
    const double wanted = 0.025;
    double chance = 0.0;
    size_t sum = 0;

    rank_sums(ways, n);
    while (chance + ways[sum] <= wanted) {
        chance += ways[sum++];
    }
    return (double)sum - 1.0 + (wanted - chance) / ways[sum];
}

static double limit_rank_normal(size_t n)
{
    double count = (double)n;
    double mean = count * (count + 1.0) / 4.0;
    double deviation = sqrt(mean * (2.0 * count + 1.0) / 6.0);

    return mean - 0.5 + gsl_cdf_ugaussian_Pinv(0.025) * deviation;
}

/* Sorted values, and room for CANDIDATES * n means. */
struct walsh {
    double *values;
    double *room;
    size_t n;
};

static double mean_of(const struct walsh *w, size_t i, size_t j)
{
    return (w->values[i] + w->values[j]) / 2.0;
}

/*
 * In row i stand the means of value i with itself and all above, rising. From
 * row to row, fewer are at most `limit`: one way down finds how many in all.
 */
static size_t count_up_to(const struct walsh *w, double limit)
{
    size_t count = 0;
    size_t end = w->n;

    for (size_t i = 0; i < end; i++) {
        while (end > i && mean_of(w, i, end - 1) > limit) {
            end--;
        }
        count += end - i;
    }
    return count;
}

/* The least mean above `limit`, of which there is one. */
static double least_above(const struct walsh *w, double limit)
{
    double least = INFINITY;
    size_t end = w->n;

    for (size_t i = 0; i < w->n; i++) {
        end = end > i ? end : i;
        while (end > i && mean_of(w, i, end - 1) > limit) {
            end--;
        }
        if (end < w->n) {
            least = fmin(least, mean_of(w, i, end));
        }
    }
    return least;
}

/* Puts those above `low` and up to `high` into the room; how many. */
static size_t gather(const struct walsh *w, double low, double high)
{
    size_t count = 0;
    size_t begin = w->n;
    size_t end = w->n;

    for (size_t i = 0; i < w->n; i++) {
        begin = begin > i ? begin : i;
        while (begin > i && mean_of(w, i, begin - 1) > low) {
            begin--;
        }
        end = end > i ? end : i;
        while (end > i && mean_of(w, i, end - 1) > high) {
            end--;
        }
        for (size_t j = begin; j < end; j++) {
            w->room[count++] = mean_of(w, i, j);
        }
    }
    return count;
}

/*
 * The mean of a rank, from 0, and in *next the one above it (itself if it is
 * the last): halves what is between the least and the greatest until so few
 * means are left that they can be sorted, or they are all one number.
 */
static double mean_at(const struct walsh *w, size_t rank, double *next)
{
    size_t total = w->n * (w->n + 1) / 2;
    double low = nextafter(w->values[0], -INFINITY);
    double high = w->values[w->n - 1];
    size_t below = 0;
    size_t up_to = total;

    while (up_to - below > CANDIDATES * w->n) {
        double middle = low / 2.0 + high / 2.0;
        if (!(middle > low && middle < high)) {
            break;
        }
        size_t count = count_up_to(w, middle);
        if (count > rank) {
            high = middle;
            up_to = count;
        } else {
            low = middle;
            below = count;
        }
    }
    double found = high;
    if (up_to - below <= CANDIDATES * w->n) {
        stats_sort(w->room, gather(w, low, high));
        found = w->room[rank - below];
        *next = rank + 1 < up_to ? w->room[rank + 1 - below] : found;
    } else {
        *next = found;
    }
    if (rank + 1 == up_to && up_to < total) {
        *next = least_above(w, high);
    }
    return found;
}

static double median_mean(const struct walsh *w)
{
    size_t total = w->n * (w->n + 1) / 2;
    double above;
    double below = mean_at(w, (total - 1) / 2, &above);

    return total % 2 == 1 ? below : (below + above) / 2.0;
}

static struct interval centre_of(const struct walsh *w)
{
    size_t n = w->n;
    size_t count = n * (n + 1) / 2;
    double rank = n <= EXACT_MAX ? limit_rank_exact(n) : limit_rank_normal(n);
    rank = rank > 0.0 ? rank : 0.0;
    size_t below = (size_t)rank;
    double share = rank - (double)below;
    double above;
    double next;

    double first = mean_at(w, below, &above);
    /* The last but one stands before the last, of which `last` is the rank. */
    size_t last = count - 1 - below;
    double before = last > 0 ? mean_at(w, last - 1, &next) : first;
    double end = last > 0 ? next : first;
    return (struct interval){
        .value = median_mean(w),
        .low = first + share * (above - first),
        .high = end - share * (end - before),
    };
}

struct interval stats_centre_interval(const double *values, size_t n)
{
    double *room = malloc((CANDIDATES + 1) * n * sizeof *room);

    if (room == NULL) {
        return (struct interval){NAN, NAN, NAN};
    }
    memcpy(room, values, n * sizeof *room);
    stats_sort(room, n);
    struct interval interval = centre_of(&(struct walsh){room, room + n, n});
    free(room);
    return interval;
}
