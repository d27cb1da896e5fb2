/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The centre of symmetric values: all means of two, of Walsh's. */
#include "stats.h"

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_sort.h>
#include <gsl/gsl_statistics_double.h>

#include <math.h>
#include <stdlib.h>

enum { EXACT_MAX = 50 };

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

struct interval stats_centre_interval(const double *values, size_t n)
{
    size_t count = n * (n + 1) / 2;
    double *means = calloc(count, sizeof *means);
    size_t at = 0;

    if (means == NULL) {
        return (struct interval){NAN, NAN, NAN};
    }
    for (size_t i = 0; i < n; i++) {
        for (size_t j = i; j < n; j++) {
            means[at++] = (values[i] + values[j]) / 2.0;
        }
    }
    gsl_sort(means, 1, count);
    double rank = n <= EXACT_MAX ? limit_rank_exact(n) : limit_rank_normal(n);
    rank = rank > 0.0 ? rank : 0.0;
    size_t below = (size_t)rank;
    size_t above = below + 1 < count ? below + 1 : below;
    double share = rank - (double)below;
    struct interval interval = {
        .value = gsl_stats_median_from_sorted_data(means, 1, count),
        .low = means[below] + share * (means[above] - means[below]),
        .high = means[count - 1 - below]
                - share * (means[count - 1 - below] - means[count - 1 - above]),
    };
    free(means);
    return interval;
}
