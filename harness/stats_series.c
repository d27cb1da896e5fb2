/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stats_series.h"

#include "stats_sort.h"

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_sort.h>
#include <gsl/gsl_statistics_double.h>

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { TREND_MAX = 500 };

/* What a modified z is the share of. */
static double spread_of(double *distances, size_t n)
{
    double mean = gsl_stats_mean(distances, 1, n);

    stats_sort(distances, n);
    double middle = gsl_stats_median_from_sorted_data(distances, 1, n);
    return middle > 0.0 ? middle / 0.6745 : 1.2533 * mean;
}

int stats_outliers(const double *values, size_t n, signed char *marks)
{
    double *sorted = calloc(n, sizeof *sorted);
    int count = 0;

    if (sorted == NULL) {
        return -1;
    }
    memcpy(sorted, values, n * sizeof *sorted);
    stats_sort(sorted, n);
    double median = gsl_stats_median_from_sorted_data(sorted, 1, n);
    for (size_t i = 0; i < n; i++) {
        sorted[i] = fabs(values[i] - median);
    }
    double spread = spread_of(sorted, n);
    for (size_t i = 0; i < n; i++) {
        marks[i] = fabs(values[i] - median) > 3.5 * spread;
        count += marks[i];
    }
    free(sorted);
    return count;
}

/* What ties take away from the variance of Kendall's S, times 18. */
static double ties_of(double *values, size_t n)
{
    double ties = 0.0;
    double run = 1.0;

    stats_sort(values, n);
    for (size_t i = 1; i <= n; i++) {
        if (i < n && values[i] <= values[i - 1]) {
            run += 1.0;
            continue;
        }
        ties += run * (run - 1.0) * (2.0 * run + 5.0);
        run = 1.0;
    }
    return ties;
}

static double kendall_p(double s, double variance)
{
    double z = variance > 0.0 ? fmax(fabs(s) - 1.0, 0.0) / sqrt(variance) : 0.0;

    return fmin(2.0 * gsl_cdf_ugaussian_Q(z), 1.0);
}

static struct stats_trend trend_of(double *values, size_t n, double *slopes)
{
    double s = 0.0;
    size_t pairs = 0;

    for (size_t i = 0; i < n; i++) {
        for (size_t j = i + 1; j < n; j++) {
            double rise = values[j] - values[i];
            s += rise > 0.0 ? 1.0 : rise < 0.0 ? -1.0 : 0.0;
            slopes[pairs++] = rise / (double)(j - i);
        }
    }
    double count = (double)n;
    double variance =
        (count * (count - 1.0) * (2.0 * count + 5.0) - ties_of(values, n))
        / 18.0;
    return (struct stats_trend){
        .change = gsl_stats_median(slopes, 1, pairs) * (count - 1.0),
        .p = kendall_p(s, variance),
    };
}

struct stats_trend stats_trend(const double *values, size_t n)
{
    size_t taken = n < TREND_MAX ? n : TREND_MAX;
    double *room = calloc(taken * (taken + 1) / 2, sizeof *room);
    struct stats_trend trend = {.p = 1.0};

    if (room != NULL && n > 1) {
        for (size_t i = 0; i < taken; i++) {
            room[i] = values[i * (n - 1) / (taken - 1)];
        }
        trend = trend_of(room, taken, room + taken);
    }
    free(room);
    return trend;
}

struct stats_echo stats_echo(const double *values, size_t n)
{
    double count = (double)n;
    struct stats_echo echo = {.p = 1.0};
    double deviation = n > 1 ? gsl_stats_sd(values, 1, n) : 0.0;

    if (n < 3 || deviation <= 0.0) {
        return echo;
    }
    echo.r = gsl_stats_lag1_autocorrelation(values, 1, n);
    double expected = -1.0 / count;
    double variance =
        (count - 2.0) * (count - 2.0) / (count * count * (count - 1.0));
    echo.p =
        2.0 * gsl_cdf_ugaussian_Q(fabs(echo.r - expected) / sqrt(variance));
    return echo;
}

int stats_holm(double *p, size_t n)
{
    size_t *order = calloc(n + 1, sizeof *order);
    size_t tests = 0;
    double most = 0.0;

    if (order == NULL) {
        return -1;
    }
    gsl_sort_index(order, p, 1, n);
    for (size_t i = 0; i < n; i++) {
        tests += p[i] >= 0.0 ? 1U : 0U;
    }
    for (size_t i = 0; i < n; i++) {
        double *at = &p[order[i]];
        if (*at >= 0.0) {
            most = fmax(most, fmin(*at * (double)tests--, 1.0));
            *at = most;
        }
    }
    free(order);
    return 0;
}
