/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stddef.h>

/*
 * Throughput over the count n of workers, each of which does the same work:
 *   Amdahl (1967):   X(n) = λ n / (1 + σ (n - 1))
 *   Gunther (2007), the universal scalability law:
 *                    X(n) = λ n / (1 + σ (n - 1) + κ n (n - 1))
 * λ is one worker's, σ the share that is serial or waits for what is shared,
 * κ the cost of keeping each pair of workers coherent.
 */
enum scaling_law { SCALING_AMDAHL, SCALING_USL };
enum { SCALING_LAWS = 2 };

struct scaling_fit {
    double lambda; /* above 0 */
    double sigma;  /* 0 to 1: above 1 is not contention */
    double kappa;  /* at least 0; 0 under Amdahl */
    double error;  /* residual standard error of log X: 0.02 is 2 % off */
    double r2;     /* of log X; 0 where X does not vary */
};

/* One more than the law has parameters: 3 and 4. */
size_t scaling_points_needed(enum scaling_law law);

/*
 * Least squares on log X, of `points` pairs of a count n[i] >= 1, each another
 * one, and a throughput x[i] > 0. Returns -1 and leaves *out for too few
 * points, and for any that are not such numbers.
 */
int scaling_fit(enum scaling_law law, const double *n, const double *x,
                size_t points, struct scaling_fit *out);

double scaling_throughput(const struct scaling_fit *f, double n);

/* The count at which throughput is highest, sqrt((1 - σ) / κ), at least 1;
 * INFINITY where it never falls. */
double scaling_peak_workers(const struct scaling_fit *f);

/* The throughput there, or the limit that it never quite reaches, λ / σ;
 * INFINITY where there is none. */
double scaling_peak_throughput(const struct scaling_fit *f);

/* "amdahl", "usl". */
const char *scaling_law_name(enum scaling_law law);
