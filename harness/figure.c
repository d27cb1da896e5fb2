/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "figure.h"

#include <math.h>
#include <stdio.h>

struct scale {
    const char *name;
    double factor;
};

/* Three digits, as far as a fixed point shows them. */
static int decimals_of(double value)
{
    double size = fabs(value);

    return size < 9.995 ? 2 : size < 99.95 ? 1 : 0;
}

static struct figure figure_make(const struct interval *i, double factor,
                                 int decimals, const char *unit)
{
    struct figure f;

    snprintf(f.value, sizeof f.value, "%.*f%s", decimals, i->value / factor,
             unit);
    snprintf(f.range, sizeof f.range, "[%.*f, %.*f]", decimals, i->low / factor,
             decimals, i->high / factor);
    return f;
}

struct figure figure_ratio(const struct interval *i)
{
    int decimals = decimals_of(i->value);

    if (i->value == 0.0) {
        return (struct figure){0};
    }
    /* 1.004 [1.002, 1.006] must not become 1.00 [1.00, 1.01]. */
    double margin = i->low > 1.0 ? i->low - 1.0 : 1.0 - i->high;
    while (margin > 0.0 && decimals < 5
           && margin < 0.5001 * pow(10.0, -decimals)) {
        decimals++;
    }
    return figure_make(i, 1.0, decimals, "×");
}

static struct figure scaled(const struct interval *i,
                            const struct scale *scales)
{
    const struct scale *s = scales;

    if (i->value == 0.0) {
        return (struct figure){0};
    }
    while (s[1].name != NULL && fabs(i->value) < s->factor * 0.9995) {
        s++;
    }
    return figure_make(i, s->factor, decimals_of(i->value / s->factor),
                       s->name);
}

struct figure figure_duration(const struct interval *i_ns)
{
    static const struct scale scales[] = {
        {" s", 1e9}, {" ms", 1e6}, {" µs", 1e3}, {" ns", 1.0}, {NULL, 0.0}};

    return scaled(i_ns, scales);
}

struct figure figure_rate(const struct interval *i_per_s)
{
    static const struct scale scales[] = {
        {" G/s", 1e9}, {" M/s", 1e6}, {" k/s", 1e3}, {" /s", 1.0}, {NULL, 0.0}};

    return scaled(i_per_s, scales);
}
