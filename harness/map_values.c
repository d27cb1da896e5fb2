/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "map_values.h"

#include <math.h>

/* An inner value nearer to an end than this share of a step is left out. */
static const double NEAR = 0.3;

/* Values that are being chosen; n is `most` + 1 when they are too many. */
struct choice {
    const struct map_range *r;
    size_t most;
    struct map_values *v;
};

static void add(struct choice *c, double value)
{
    if (c->v->n < c->most) {
        c->v->at[c->v->n] = value;
    }
    c->v->n += c->v->n <= c->most ? 1U : 0U;
}

static bool fits(const struct choice *c)
{
    return c->v->n <= c->most;
}

/* What is inside, with `step` from one value to the next: a difference, or
 * on a logarithmic axis a ratio. */
static void add_inside(struct choice *c, double value, double step)
{
    const struct map_range *r = c->r;
    double from = r->log ? r->low * pow(step, NEAR) : r->low + NEAR * step;
    double to = r->log ? r->high / pow(step, NEAR) : r->high - NEAR * step;

    bool whole = fabs(value - rint(value)) < 1e-9 * value;

    if (value >= from && value <= to && (!r->whole || whole)) {
        add(c, r->whole ? rint(value) : value);
    }
}

/* Multiples of a step; false when they are too many. */
static bool try_linear(struct choice *c, double step)
{
    double value = step * floor(c->r->low / step);

    c->v->n = 0;
    add(c, c->r->low);
    for (size_t i = 1; fits(c) && value < c->r->high; i++) {
        add_inside(c, value, step);
        value = step * (floor(c->r->low / step) + (double)i);
    }
    add(c, c->r->high);
    return fits(c);
}

/* 1, 2, 5, 10, … or powers of two; in fractions too. */
static void choose_linear(struct choice *c)
{
    static const double factors[] = {1.0, 2.0, 5.0};
    double base = c->r->binary ? 2.0 : 10.0;
    size_t nfactors = c->r->binary ? 1 : 3;
    double range = c->r->high - c->r->low;
    double unit = pow(base, floor(log(range / (double)c->most) / log(base)));

    for (size_t i = 0;; i++) {
        double step = unit * factors[i % nfactors];
        if ((!c->r->whole || step >= 1.0) && try_linear(c, step)) {
            return;
        }
        unit *= i % nfactors == nfactors - 1 ? base : 1.0;
    }
}

/* How a power's multiples are set out; every `powers`-th power alone. */
struct steps {
    const double *factors;
    size_t nfactors;
    int powers;
};

static bool try_log(struct choice *c, const struct steps *s)
{
    double base = c->r->binary ? 2.0 : 10.0;
    double period = pow(base, s->powers);
    double step = pow(period, 1.0 / (double)s->nfactors);
    int first = (int)floor(log(c->r->low) / log(period)) - 1;

    c->v->n = 0;
    add(c, c->r->low);
    for (int i = first; fits(c) && pow(period, i) < c->r->high; i++) {
        for (size_t j = 0; j < s->nfactors; j++) {
            add_inside(c, pow(period, i) * s->factors[j], step);
        }
    }
    add(c, c->r->high);
    return fits(c);
}

static void choose_log(struct choice *c)
{
    static const double tenths[] = {1.0, 1.2, 1.5, 2.0, 2.5,
                                    3.0, 4.0, 5.0, 6.0, 8.0};
    static const double sixths[] = {1.0, 1.5, 2.0, 3.0, 5.0, 7.0};
    static const double thirds[] = {1.0, 2.0, 5.0};
    static const double halves[] = {1.0, 3.0};
    static const double whole[] = {1.0};
    const struct steps decimal[] = {
        {tenths, 10, 1}, {sixths, 6, 1}, {thirds, 3, 1}, {halves, 2, 1}};
    bool done = false;

    for (size_t i = 0; i < 4 && !done && !c->r->binary; i++) {
        done = try_log(c, &decimal[i]);
    }
    for (int powers = 1; !done; powers++) {
        done = try_log(c, &(struct steps){whole, 1, powers});
    }
}

void map_values_choose(const struct map_range *r, size_t most,
                       struct map_values *out)
{
    struct choice c = {.r = r, .most = most, .v = out};

    if (r->log) {
        choose_log(&c);
    } else {
        choose_linear(&c);
    }
}
