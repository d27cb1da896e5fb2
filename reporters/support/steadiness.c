/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "steadiness.h"

#include "label.h"

#include <math.h>
#include <stdbool.h>
#include <stdio.h>

static const double level = 0.05; /* of p that are corrected for many cells */

/* "primes, gil, 2 workers" */
static void name_cell(const struct findings *f, size_t cell,
                      char text[CELL_LABEL_BYTES])
{
    const struct cell *c = &f->r->cells[cell];
    char workload[CELL_LABEL_BYTES];
    char model[CELL_LABEL_BYTES];
    char raw[CELL_LABEL_BYTES];

    cell_workload_label(c, workload);
    cell_model_label(c, model);
    label_shorten(workload, 60);
    label_shorten(model, 40);
    snprintf(raw, sizeof raw, "%.200s, %.200s, %u worker%s", workload, model,
             c->workers, c->workers == 1 ? "" : "s");
    label_clean(raw, text, CELL_LABEL_BYTES);
}

static bool has_it(const struct stationarity *s, enum steadiness line)
{
    double p = line == STEADINESS_DRIFT ? s->drift_p : s->autocorrelation_p;

    /* What alternates makes intervals too wide, which harms nobody. */
    return p >= 0.0 && p <= level
           && (line == STEADINESS_DRIFT || s->autocorrelation > 0.0);
}

/* How many cells have it, and which has it most. */
static size_t count_cells(const struct findings *f, enum steadiness line,
                          size_t *most)
{
    size_t count = 0;

    for (size_t i = 0; i < f->r->ncells; i++) {
        const struct stationarity *s = &f->stationarity[i];
        const struct stationarity *other = &f->stationarity[*most];
        if (!has_it(s, line)) {
            continue;
        }
        bool more =
            line == STEADINESS_DRIFT
                ? fabs(s->drift) > fabs(other->drift)
                : fabs(s->autocorrelation) > fabs(other->autocorrelation);
        *most = count == 0 || more ? i : *most;
        count++;
    }
    return count;
}

/* "", " (and 2 more cells)" */
static void say_others(size_t count, char text[64])
{
    text[0] = '\0';
    if (count > 1) {
        snprintf(text, 64, " (and %zu more cell%s)", count - 1,
                 count == 2 ? "" : "s");
    }
}

static int say_drift(const struct findings *f, char text[STEADINESS_BYTES])
{
    size_t most = 0;
    size_t count = count_cells(f, STEADINESS_DRIFT, &most);
    const struct stationarity *s = &f->stationarity[most];
    char name[CELL_LABEL_BYTES];
    char others[64];

    if (count == 0) {
        return -1;
    }
    name_cell(f, most, name);
    say_others(count, others);
    snprintf(text, STEADINESS_BYTES,
             "Drift: the total of %.200s %s %.1f %% over the run, p = %.2g%s. "
             "Ratios are paired inside blocks, so verdicts hold; medians and "
             "their intervals mix early and late.",
             name, s->drift > 0.0 ? "rose by" : "fell by",
             100.0 * fabs(s->drift), s->drift_p, others);
    return 0;
}

static int say_echo(const struct findings *f, char text[STEADINESS_BYTES])
{
    size_t most = 0;
    size_t count = count_cells(f, STEADINESS_ECHO, &most);
    const struct stationarity *s = &f->stationarity[most];
    char name[CELL_LABEL_BYTES];
    char others[64];

    if (count == 0) {
        return -1;
    }
    name_cell(f, most, name);
    say_others(count, others);
    snprintf(text, STEADINESS_BYTES,
             "Autocorrelation: a total of %.200s goes with the one before, "
             "r = %.2f, p = %.2g%s: blocks are not independent, and intervals "
             "may be too narrow.",
             name, s->autocorrelation, s->autocorrelation_p, others);
    return 0;
}

static int say_outliers(const struct findings *f, char text[STEADINESS_BYTES])
{
    size_t tested = 0;
    size_t marked = 0;

    for (size_t i = 0; i < f->r->nsamples; i++) {
        tested += f->outliers[i] >= 0 ? 1U : 0U;
        marked += f->outliers[i] > 0 ? 1U : 0U;
    }
    if (marked == 0) {
        return -1;
    }
    snprintf(text, STEADINESS_BYTES,
             "%zu of %zu samples lie far from their cell's others: marked as "
             "outlier in samples.csv, and kept.",
             marked, tested);
    return 0;
}

int steadiness_line(const struct findings *f, enum steadiness line,
                    char text[STEADINESS_BYTES])
{
    switch (line) {
    case STEADINESS_DRIFT:
        return say_drift(f, text);
    case STEADINESS_ECHO:
        return say_echo(f, text);
    case STEADINESS_OUTLIERS:
        return say_outliers(f, text);
    case STEADINESS_LINES:
        break;
    }
    return -1;
}
