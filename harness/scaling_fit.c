/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scaling_fit.h"

#include <gsl/gsl_blas.h>

#include <math.h>
#include <stdbool.h>

enum {
    TERMS = 3, /* of n / X = a + b (n - 1) + c n (n - 1) */
    STEPS = 50,
    HALVINGS = 20,
};

/* n / X is linear in these; σ is b / a and κ is c / a. */
struct curve {
    double a;
    double b;
    double c;
};

struct points {
    const double *n;
    const double *x;
    size_t count;
};

/* Which terms are free. Where b is tied to a, σ is 1. */
struct design {
    bool tied;
    bool b;
    bool c;
};

/* The upper triangle of a QR decomposition, with the right side behind it. */
struct triangle {
    double rows[TERMS][TERMS + 1];
    size_t terms;
};

/* All that may hold at the least sum: every bound either binds or does not. */
static const struct design designs[] = {
    {.b = true, .c = true}, {.c = true}, {.tied = true, .c = true}, {.b = true},
    {.tied = true},         {0},
};
enum { DESIGNS = sizeof designs / sizeof *designs };

size_t scaling_points_needed(enum scaling_law law)
{
    return law == SCALING_AMDAHL ? 3 : 4;
}

static double curve_at(const struct curve *p, double n)
{
    return p->a + p->b * (n - 1.0) + p->c * n * (n - 1.0);
}

static double log_residual(const struct curve *p, const struct points *all,
                           size_t i)
{
    return log(all->n[i] / all->x[i] / curve_at(p, all->n[i]));
}

static double squares(const struct curve *p, const struct points *all)
{
    double sum = 0.0;

    for (size_t i = 0; i < all->count; i++) {
        double residual = log_residual(p, all, i);
        sum += residual * residual;
    }
    return sum;
}

/* Rotates one row into the triangle: its first elements become 0. */
static void triangle_add(struct triangle *t, double row[TERMS + 1])
{
    for (size_t j = 0; j < t->terms; j++) {
        double *above = t->rows[j];
        double cosine;
        double sine;
        double head = row[j];
        gsl_blas_drotg(&above[j], &head, &cosine, &sine);
        for (size_t k = j + 1; k <= t->terms; k++) {
            double upper = above[k];
            above[k] = cosine * upper + sine * row[k];
            row[k] = cosine * row[k] - sine * upper;
        }
    }
}

/* Not finite where the terms can't be told apart. */
static void triangle_solve(const struct triangle *t, double solution[TERMS])
{
    for (size_t j = t->terms; j-- > 0;) {
        double rest = t->rows[j][t->terms];
        for (size_t k = j + 1; k < t->terms; k++) {
            rest -= t->rows[j][k] * solution[k];
        }
        solution[j] = rest / t->rows[j][j];
    }
}

/*
 * One step of Gauss and Newton: the curve whose relative difference from `at`
 * is nearest to the logarithm that the points differ by. Without `at`, the
 * relative residuals are taken for those of the logarithm.
 */
static void step(const struct design *d, const struct points *all,
                 const struct curve *at, struct curve *out)
{
    struct triangle t = {.terms = 1U + (d->b ? 1U : 0U) + (d->c ? 1U : 0U)};
    double solution[TERMS] = {0.0};

    for (size_t i = 0; i < all->count; i++) {
        double n = all->n[i];
        double scale = at == NULL ? n / all->x[i] : curve_at(at, n);
        double row[TERMS + 1] = {0.0};
        size_t term = 0;
        row[term++] = (d->tied ? n : 1.0) / scale;
        if (d->b) {
            row[term++] = (n - 1.0) / scale;
        }
        if (d->c) {
            row[term++] = n * (n - 1.0) / scale;
        }
        row[term] = 1.0 + (at == NULL ? 0.0 : log_residual(at, all, i));
        triangle_add(&t, row);
    }
    triangle_solve(&t, solution);
    out->a = solution[0];
    out->b = d->tied ? solution[0] : d->b ? solution[1] : 0.0;
    out->c = d->c ? solution[t.terms - 1] : 0.0;
}

static bool allowed(const struct curve *p)
{
    return p->a > 0.0 && isfinite(p->a) && p->b >= 0.0 && p->b <= p->a
           && p->c >= 0.0 && isfinite(p->c);
}

/* The best step that stays within the bounds. */
static bool best_step(enum scaling_law law, const struct points *all,
                      const struct curve *at, struct curve *out)
{
    double least = INFINITY;

    for (size_t i = 0; i < DESIGNS; i++) {
        const struct design *d = &designs[i];
        struct curve p = {0};
        if (d->c && law == SCALING_AMDAHL) {
            continue;
        }
        step(d, all, at, &p);
        if (!allowed(&p)) {
            continue;
        }
        double sum = squares(&p, all);
        if (sum < least) {
            least = sum;
            *out = p;
        }
        if (d->b && (d->c || law == SCALING_AMDAHL)) {
            break; /* no bound binds */
        }
    }
    return isfinite(least);
}

/* Half the way as often as it takes to come lower. */
static bool improve(struct curve *p, const struct curve *next, double *sum,
                    const struct points *all)
{
    struct curve q = *next;

    for (int i = 0; i < HALVINGS; i++) {
        double lower = squares(&q, all);
        if (lower < *sum) {
            bool much = lower < *sum * (1.0 - 1e-10);
            *sum = lower;
            *p = q;
            return much;
        }
        q.a = (p->a + q.a) / 2.0;
        q.b = (p->b + q.b) / 2.0;
        q.c = (p->c + q.c) / 2.0;
    }
    return false;
}

static double variation(const struct points *all)
{
    double mean = 0.0;
    double sum = 0.0;

    for (size_t i = 0; i < all->count; i++) {
        mean += log(all->x[i]) / (double)all->count;
    }
    for (size_t i = 0; i < all->count; i++) {
        sum += (log(all->x[i]) - mean) * (log(all->x[i]) - mean);
    }
    return sum;
}

static bool usable(const struct points *all)
{
    for (size_t i = 0; i < all->count; i++) {
        if (!(all->n[i] >= 1.0 && isfinite(all->n[i]) && all->x[i] > 0.0
              && isfinite(all->x[i]))) {
            return false;
        }
    }
    return true;
}

int scaling_fit(enum scaling_law law, const double *n, const double *x,
                size_t points, struct scaling_fit *out)
{
    const struct points all = {n, x, points};
    struct curve p = {0};
    struct curve next = {0};

    if (points < scaling_points_needed(law) || !usable(&all)
        || !best_step(law, &all, NULL, &p)) {
        return -1;
    }
    double sum = squares(&p, &all);
    for (int i = 0; i < STEPS; i++) {
        if (!best_step(law, &all, &p, &next)
            || !improve(&p, &next, &sum, &all)) {
            break;
        }
    }
    double parameters = (double)scaling_points_needed(law) - 1.0;
    double varies = variation(&all);
    *out = (struct scaling_fit){
        .lambda = 1.0 / p.a,
        .sigma = p.b / p.a,
        .kappa = p.c / p.a,
        .error = sqrt(sum / ((double)points - parameters)),
        .r2 = varies > 1e-20 ? fmax(0.0, 1.0 - sum / varies) : 0.0,
    };
    return 0;
}

double scaling_throughput(const struct scaling_fit *f, double n)
{
    return f->lambda * n
           / (1.0 + f->sigma * (n - 1.0) + f->kappa * n * (n - 1.0));
}

double scaling_peak_workers(const struct scaling_fit *f)
{
    return f->kappa > 0.0 ? fmax(1.0, sqrt((1.0 - f->sigma) / f->kappa))
                          : INFINITY;
}

double scaling_peak_throughput(const struct scaling_fit *f)
{
    if (f->kappa > 0.0) {
        return scaling_throughput(f, scaling_peak_workers(f));
    }
    return f->sigma > 0.0 ? f->lambda / f->sigma : INFINITY;
}

const char *scaling_law_name(enum scaling_law law)
{
    return law == SCALING_AMDAHL ? "amdahl" : "usl";
}
