/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis.h"
#include "pairing.h"

#include <stdlib.h>
#include <string.h>

struct context {
    const struct results *r;
    struct pairing pairing;
    double *values; /* room for two figures of every block */
};

/* The figures that are summed up alike. */
static const struct {
    size_t of_summary;
    size_t of_sample;
} durations[] = {
    {offsetof(struct summary, elapsed_ns), offsetof(struct sample, elapsed_ns)},
    {offsetof(struct summary, total_ns), offsetof(struct sample, total_ns)},
    {offsetof(struct summary, create_ns), offsetof(struct sample, create_ns)},
    {offsetof(struct summary, join_ns), offsetof(struct sample, join_ns)},
    {offsetof(struct summary, latency_p50_ns),
     offsetof(struct sample, latency_p50_ns)},
    {offsetof(struct summary, latency_p99_ns),
     offsetof(struct sample, latency_p99_ns)},
};
enum { DURATIONS = sizeof durations / sizeof *durations };

static struct interval over(const struct context *c, size_t n)
{
    return n == 0 ? (struct interval){0}
                  : stats_median_interval(c->values, n, c->r->seed);
}

static struct interval duration(const struct context *c, size_t cell,
                                size_t offset)
{
    size_t n = 0;

    for (size_t b = 0; b < c->pairing.nblocks; b++) {
        int64_t value = pairing_int(&c->pairing, cell, b, offset);
        if (value >= 0) {
            c->values[n++] = (double)value;
        }
    }
    return over(c, n);
}

static struct interval rate(const struct context *c, size_t cell)
{
    size_t n = 0;

    for (size_t b = 0; b < c->pairing.nblocks; b++) {
        double value = pairing_real(&c->pairing, cell, b,
                                    offsetof(struct sample, ops_per_s));
        if (value > 0.0) {
            c->values[n++] = value;
        }
    }
    return over(c, n);
}

/* The cell that does the same work one after the other; ncells if none. */
static size_t baseline(const struct results *r, size_t cell)
{
    for (size_t i = 0; i < r->ncells; i++) {
        if (cell_is_base(&r->cells[i], &r->cells[cell])) {
            return i;
        }
    }
    return r->ncells;
}

static struct interval speedup(const struct context *c, size_t cell)
{
    size_t base = baseline(c->r, cell);
    double *ours = c->values + c->pairing.nblocks;
    const size_t total = offsetof(struct sample, total_ns);
    size_t n = 0;

    for (size_t b = 0; base < c->r->ncells && b < c->pairing.nblocks; b++) {
        int64_t theirs_ns = pairing_int(&c->pairing, base, b, total);
        int64_t ours_ns = pairing_int(&c->pairing, cell, b, total);
        if (theirs_ns > 0 && ours_ns > 0) {
            c->values[n] = (double)theirs_ns;
            ours[n++] = (double)ours_ns;
        }
    }
    return n == 0 ? (struct interval){0}
                  : stats_ratio_interval(c->values, ours, n, c->r->seed);
}

/* What the workload counted beside: often 0, which an interval of a ratio
 * can't be about, and so the median and the range. */
static struct counted counted(const struct context *c, size_t cell)
{
    struct counted out = {.name = ""};
    size_t n = 0;

    for (size_t b = 0; b < c->pairing.nblocks; b++) {
        int64_t figure =
            pairing_int(&c->pairing, cell, b, offsetof(struct sample, figure));
        if (figure != SAMPLE_ABSENT) {
            c->values[n++] = (double)figure;
        }
    }
    if (n == 0) {
        return out;
    }
    out.median = stats_median(c->values, n);
    out.least = c->values[0]; /* sorted now */
    out.most = c->values[n - 1];
    for (size_t i = 0; i < c->r->nsamples && out.name[0] == '\0'; i++) {
        out.name =
            results_cell(c->r, i) == cell ? results_figure_name(c->r, i) : "";
    }
    return out;
}

static void summarise(const struct context *c, size_t cell, struct summary *out)
{
    *out = (struct summary){.cell = cell};
    for (size_t b = 0; b < c->pairing.nblocks; b++) {
        out->n += pairing_at(&c->pairing, cell, b) != PAIRING_NONE ? 1U : 0U;
    }
    for (size_t i = 0; i < DURATIONS; i++) {
        struct interval value = duration(c, cell, durations[i].of_sample);
        memcpy((char *)out + durations[i].of_summary, &value, sizeof value);
    }
    out->ops_per_s = rate(c, cell);
    out->speedup = speedup(c, cell);
    out->counted = counted(c, cell);
}

int analysis_summaries(const struct results *r, struct summary **out,
                       struct err *e)
{
    struct context c = {.r = r};
    int status = -1;

    if (pairing_make(&c.pairing, r, e)) {
        return -1;
    }
    c.values = calloc(2 * c.pairing.nblocks + 1, sizeof *c.values);
    *out = calloc(r->ncells + 1, sizeof **out);
    if (c.values == NULL || *out == NULL) {
        free(*out);
        err_set(e, "no memory to sum up %zu cells", r->ncells);
        goto free_context;
    }
    for (size_t i = 0; i < r->ncells; i++) {
        summarise(&c, i, &(*out)[i]);
    }
    status = 0;
free_context:
    free(c.values);
    pairing_free(&c.pairing);
    return status;
}
