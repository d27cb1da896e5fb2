/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shift.h"

#include <gsl/gsl_cdf.h>

#include <math.h>
#include <stdlib.h>

/* Up to here counts of orders are whole in a double. */
enum { EXACT_TOTAL = 50, EXACT_PAIRS = EXACT_TOTAL * EXACT_TOTAL / 4 };
static const double one_side = 0.025;

static int by_size(const void *left, const void *right)
{
    const double *a = left;
    const double *b = right;

    return (*a > *b) - (*a < *b);
}

/* counts[u]: in how many of the orders of n and m values u pairs are reversed:
 * the coefficients of a Gaussian binomial. Returns how many orders there are.
 */
static double count_orders(size_t n, size_t m, double counts[EXACT_PAIRS + 1])
{
    size_t pairs = n * m;
    double all = 0.0;

    for (size_t u = 0; u <= pairs; u++) {
        counts[u] = u == 0 ? 1.0 : 0.0;
    }
    for (size_t i = 1; i <= m; i++) {
        for (size_t u = pairs; u >= n + i; u--) {
            counts[u] -= counts[u - n - i];
        }
        for (size_t u = i; u <= pairs; u++) {
            counts[u] += counts[u - i];
        }
    }
    for (size_t u = 0; u <= pairs; u++) {
        all += counts[u];
    }
    return all;
}

/* How many of the sorted ratios lie outside the interval on either side. */
static size_t outside(size_t n, size_t m)
{
    double counts[EXACT_PAIRS + 1] = {0.0};
    double below = 0.0;
    size_t u = 0;

    if (n + m > EXACT_TOTAL) {
        double size = (double)n * (double)m;
        double sd = sqrt(size * (double)(n + m + 1) / 12.0);
        double limit = size / 2.0 + gsl_cdf_ugaussian_Pinv(one_side) * sd;
        return limit > 0.0 ? (size_t)limit : 0;
    }
    double all = count_orders(n, m, counts);
    while (u < n * m && below + counts[u] <= one_side * all) {
        below += counts[u++];
    }
    return u == 0 ? 0 : u - 1;
}

struct interval shift_ratio(const double *before, size_t n, const double *after,
                            size_t m)
{
    struct interval ratio = {0};
    size_t skipped = n > SHIFT_MOST ? n - SHIFT_MOST : 0;

    before += skipped;
    n -= skipped;
    m = m > SHIFT_MOST ? SHIFT_MOST : m;
    double *ratios = calloc(n * m + 1, sizeof *ratios);
    if (ratios == NULL || n == 0 || m == 0) {
        free(ratios);
        return ratio;
    }
    for (size_t i = 0; i < n; i++) {
        for (size_t j = 0; j < m; j++) {
            ratios[i * m + j] = log(after[j] / before[i]);
        }
    }
    qsort(ratios, n * m, sizeof *ratios, by_size);
    size_t out = outside(n, m);
    ratio.value = exp(stats_median(ratios, n * m));
    ratio.low = exp(ratios[out]);
    ratio.high = exp(ratios[n * m - 1 - out]);
    free(ratios);
    return ratio;
}
