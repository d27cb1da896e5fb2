/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The shift between two samples, and its interval. */
#include "stats_shift.h"

#include "stats_sort.h"

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_statistics_double.h>

#include <math.h>
#include <stdlib.h>

enum {
    EXACT_MAX = 50,  /* values in all; counts are whole numbers below 2^53 */
    VALUES_MAX = 400 /* of a sample; more are medians of neighbours */
};

/*
 * Of all ways to order na and nb values, how many have `sum` pairs in which
 * the one of b is lower: the coefficients of a Gaussian binomial, up to
 * na * nb.
 */
static void count_orders(double *ways, size_t na, size_t nb)
{
    size_t most = na * nb;

    ways[0] = 1.0;
    for (size_t sum = 1; sum <= most; sum++) {
        ways[sum] = 0.0;
    }
    for (size_t i = 1; i <= na; i++) {
        for (size_t sum = most + 1; sum-- > nb + i;) {
            ways[sum] -= ways[sum - nb - i];
        }
        for (size_t sum = i; sum <= most; sum++) {
            ways[sum] += ways[sum - i];
        }
    }
}

/* The rank of the difference, from 0, that is below the shift with 97.5 %, as
 * in stats_centre_interval. Below 0: none is far enough. */
static double limit_rank_exact(size_t na, size_t nb)
{
    double ways[EXACT_MAX / 2 * EXACT_MAX / 2 + 1] = {0.0};
    double all = 0.0;
    double chance = 0.0;
    size_t sum = 0;

    count_orders(ways, na, nb);
    for (size_t i = 0; i <= na * nb; i++) {
        all += ways[i];
    }
    double wanted = 0.025 * all;
    while (chance + ways[sum] <= wanted) {
        chance += ways[sum++];
    }
    return (double)sum - 1.0 + (wanted - chance) / ways[sum];
}

static double limit_rank_normal(size_t na, size_t nb)
{
    double pairs = (double)na * (double)nb;
    double deviation = sqrt(pairs * (double)(na + nb + 1) / 12.0);

    return pairs / 2.0 - 0.5 + gsl_cdf_ugaussian_Pinv(0.025) * deviation;
}

/* At a rank that need not be whole. */
static double at_rank(const double *sorted, size_t n, double rank)
{
    size_t below = (size_t)rank;
    double share = rank - (double)below;

    return below + 1 < n
               ? sorted[below] + share * (sorted[below + 1] - sorted[below])
               : sorted[n - 1];
}

/* At most VALUES_MAX of them, into `out`; `room` is for as many as there are.
 * Returns how many. */
static size_t thin(const double *values, size_t n, double *out, double *room)
{
    size_t kept = n < VALUES_MAX ? n : VALUES_MAX;

    for (size_t i = 0; i < kept; i++) {
        size_t from = i * n / kept;
        size_t count = (i + 1) * n / kept - from;
        for (size_t j = 0; j < count; j++) {
            room[j] = values[from + j];
        }
        out[i] = stats_median(room, count);
    }
    return kept;
}

static struct interval interval_of(const double *differences, size_t na,
                                   size_t nb)
{
    size_t n = na * nb;
    double rank = na + nb <= EXACT_MAX ? limit_rank_exact(na, nb)
                                       : limit_rank_normal(na, nb);

    rank = rank < 0.0 ? 0.0 : rank;
    return (struct interval){
        .value = gsl_stats_median_from_sorted_data(differences, 1, n),
        .low = at_rank(differences, n, rank),
        .high = at_rank(differences, n, (double)(n - 1) - rank),
    };
}

struct interval stats_shift_interval(const double *a, size_t na,
                                     const double *b, size_t nb)
{
    double few_a[VALUES_MAX];
    double few_b[VALUES_MAX];
    struct interval found = {NAN, NAN, NAN};
    double *room = calloc(na + nb, sizeof *room);
    double *differences = NULL;

    if (room == NULL) {
        return found;
    }
    na = thin(a, na, few_a, room);
    nb = thin(b, nb, few_b, room);
    free(room);
    differences = calloc(na * nb + 1, sizeof *differences);
    if (differences == NULL) {
        return found;
    }
    for (size_t i = 0; i < na; i++) {
        for (size_t j = 0; j < nb; j++) {
            differences[i * nb + j] = few_b[j] - few_a[i];
        }
    }
    stats_sort(differences, na * nb);
    found = interval_of(differences, na, nb);
    free(differences);
    return found;
}
