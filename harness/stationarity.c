/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis.h"
#include "stats_series.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>

/* Samples by cell, each cell's as they follow each other in the run. */
struct series {
    size_t *samples; /* where each is in results.samples */
    size_t *begins;  /* by cell, into `samples`; one more than there are */
    double *logs;    /* room for one cell's … */
    signed char *marks;
    size_t n; /* … which has so many */
};

static int64_t total_ns(const struct results *r, size_t i)
{
    return results_int(r, i, offsetof(struct sample, total_ns));
}

static bool is_usable(const struct results *r, size_t i)
{
    return results_usable(r, i) && total_ns(r, i) > 0;
}

static void sort_by_cell(const struct results *r, struct series *s)
{
    for (size_t i = 0; i < r->nsamples; i++) {
        s->begins[results_cell(r, i) + 1] += is_usable(r, i);
    }
    for (size_t cell = 0; cell < r->ncells; cell++) {
        s->begins[cell + 1] += s->begins[cell];
    }
    for (size_t i = 0; i < r->nsamples; i++) {
        if (is_usable(r, i)) {
            s->samples[s->begins[results_cell(r, i)]++] = i;
        }
    }
    /* Each has moved on to where the next one began. */
    for (size_t cell = r->ncells; cell > 0; cell--) {
        s->begins[cell] = s->begins[cell - 1];
    }
    s->begins[0] = 0;
}

static void take_cell(const struct results *r, struct series *s, size_t cell)
{
    const size_t *samples = s->samples + s->begins[cell];

    s->n = s->begins[cell + 1] - s->begins[cell];
    for (size_t i = 0; i < s->n; i++) {
        s->logs[i] = log((double)total_ns(r, samples[i]));
    }
}

static int examine(struct series *s, struct stationarity *out)
{
    if (s->n < STATS_MIN_SAMPLES) {
        return 0;
    }
    int outliers = stats_outliers(s->logs, s->n, s->marks);
    if (outliers < 0) {
        return -1;
    }
    struct stats_trend trend = stats_trend(s->logs, s->n);
    struct stats_echo echo = stats_echo(s->logs, s->n);
    out->outliers = (size_t)outliers;
    out->drift = expm1(trend.change);
    out->drift_p = trend.p;
    out->autocorrelation = echo.r;
    out->autocorrelation_p = echo.p;
    return 0;
}

static int correct(struct stationarity *list, size_t n)
{
    double *p = calloc(2 * n + 1, sizeof *p);
    int status = -1;

    if (p == NULL) {
        return -1;
    }
    for (size_t i = 0; i < n; i++) {
        p[i] = list[i].drift_p;
        p[n + i] = list[i].autocorrelation_p;
    }
    if (stats_holm(p, n) == 0 && stats_holm(p + n, n) == 0) {
        for (size_t i = 0; i < n; i++) {
            list[i].drift_p = p[i];
            list[i].autocorrelation_p = p[n + i];
        }
        status = 0;
    }
    free(p);
    return status;
}

static int examine_all(const struct results *r, struct series *s,
                       struct stationarity *list, signed char *outliers)
{
    sort_by_cell(r, s);
    for (size_t cell = 0; cell < r->ncells; cell++) {
        list[cell] =
            (struct stationarity){.drift_p = -1.0, .autocorrelation_p = -1.0};
        take_cell(r, s, cell);
        list[cell].n = s->n;
        if (examine(s, &list[cell])) {
            return -1;
        }
        for (size_t i = 0; i < s->n && s->n >= STATS_MIN_SAMPLES; i++) {
            outliers[s->samples[s->begins[cell] + i]] = s->marks[i];
        }
    }
    return correct(list, r->ncells);
}

int analysis_stationarity(const struct results *r, struct stationarity **out,
                          signed char **outliers, struct err *e)
{
    struct series s = {
        .samples = calloc(r->nsamples + 1, sizeof *s.samples),
        .begins = calloc(r->ncells + 2, sizeof *s.begins),
        .logs = calloc(r->nsamples + 1, sizeof *s.logs),
        .marks = calloc(r->nsamples + 1, sizeof *s.marks),
    };
    int status = -1;

    *out = calloc(r->ncells + 1, sizeof **out);
    *outliers = calloc(r->nsamples + 1, sizeof **outliers);
    if (s.samples != NULL && s.begins != NULL && s.logs != NULL
        && s.marks != NULL && *out != NULL && *outliers != NULL) {
        for (size_t i = 0; i < r->nsamples; i++) {
            (*outliers)[i] = -1;
        }
        status = examine_all(r, &s, *out, *outliers);
    }
    if (status != 0) {
        free(*out);
        free(*outliers);
        *out = NULL;
        *outliers = NULL;
        err_set(e, "no memory to look for drift in %zu samples", r->nsamples);
    }
    free(s.samples);
    free(s.begins);
    free(s.logs);
    free(s.marks);
    return status;
}
