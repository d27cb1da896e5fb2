/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "units.h"

#include <ctype.h>
#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

struct unit {
    const char *suffix;
    uint64_t factor;
};

static const struct unit durations[] = {
    {"ns", 1},         {"us", 1000},       {"ms", 1000000},
    {"s", 1000000000}, {"m", 60000000000}, {"h", 3600000000000},
};
enum { DURATIONS = sizeof durations / sizeof *durations };

static const struct unit sizes[] = {
    {"", 1},
    {"K", 1U << 10},
    {"M", 1U << 20},
    {"G", 1U << 30},
};
enum { SIZES = sizeof sizes / sizeof *sizes };

/* Digits before and after the point; 18 digits always fit in 64 bits. */
struct decimal {
    uint64_t whole;
    uint64_t fraction;
    uint64_t fraction_scale;
};

static const char *decimal_parse(const char *text, struct decimal *out)
{
    const char *at = text;

    *out = (struct decimal){.fraction_scale = 1};
    while (isdigit((unsigned char)*at) && at - text < 18) {
        out->whole = out->whole * 10 + (uint64_t)(*at++ - '0');
    }
    if (at == text) {
        return NULL;
    }
    if (*at != '.') {
        return at;
    }
    const char *point = at++;
    while (isdigit((unsigned char)*at) && at - point <= 9) {
        out->fraction = out->fraction * 10 + (uint64_t)(*at++ - '0');
        out->fraction_scale *= 10;
    }
    return at == point + 1 ? NULL : at;
}

static int decimal_times(const struct decimal *d, uint64_t factor,
                         uint64_t *out)
{
    uint64_t whole;
    uint64_t part;

    if (__builtin_mul_overflow(d->whole, factor, &whole)
        || __builtin_mul_overflow(d->fraction, factor, &part)
        || part % d->fraction_scale != 0
        || __builtin_add_overflow(whole, part / d->fraction_scale, &whole)
        || whole > INT64_MAX) {
        return -1;
    }
    *out = whole;
    return 0;
}

int units_duration(const char *text, uint64_t *out_ns)
{
    struct decimal d;
    const char *suffix = decimal_parse(text, &d);

    if (suffix == NULL) {
        return -1;
    }
    for (size_t i = 0; i < DURATIONS; i++) {
        if (strcmp(suffix, durations[i].suffix) == 0) {
            return decimal_times(&d, durations[i].factor, out_ns);
        }
    }
    if (*suffix == '\0' && d.whole == 0 && d.fraction == 0) {
        *out_ns = 0;
        return 0;
    }
    return -1;
}

int units_size(const char *text, uint64_t *out_bytes)
{
    struct decimal d;
    const char *suffix = decimal_parse(text, &d);

    if (suffix == NULL) {
        return -1;
    }
    for (size_t i = 0; i < SIZES; i++) {
        if (strcmp(suffix, sizes[i].suffix) == 0) {
            return decimal_times(&d, sizes[i].factor, out_bytes);
        }
    }
    return -1;
}

int units_percent(const char *text, double *out_fraction)
{
    struct decimal d;
    const char *suffix = decimal_parse(text, &d);

    if (suffix == NULL || strcmp(suffix, "%") != 0) {
        return -1;
    }
    double percent =
        (double)d.whole + (double)d.fraction / (double)d.fraction_scale;
    if (percent > 100.0) {
        return -1;
    }
    *out_fraction = percent / 100.0;
    return 0;
}

int units_count(const char *text, uint64_t *out)
{
    struct decimal d;
    const char *rest = decimal_parse(text, &d);

    if (rest == NULL || *rest != '\0' || d.fraction_scale != 1) {
        return -1;
    }
    *out = d.whole;
    return 0;
}

static void scaled_text(uint64_t value, const struct unit *units, size_t count,
                        char text[UNITS_TEXT_BYTES])
{
    size_t best = 0;

    for (size_t i = 1; i < count && value != 0; i++) {
        if (value % units[i].factor == 0) {
            best = i;
        }
    }
    snprintf(text, UNITS_TEXT_BYTES, "%" PRIu64 "%s",
             value / units[best].factor, units[best].suffix);
}

void units_duration_text(uint64_t ns, char text[UNITS_TEXT_BYTES])
{
    scaled_text(ns, durations, DURATIONS, text);
}

void units_size_text(uint64_t bytes, char text[UNITS_TEXT_BYTES])
{
    scaled_text(bytes, sizes, SIZES, text);
}

void units_percent_text(double fraction, char text[UNITS_TEXT_BYTES])
{
    snprintf(text, UNITS_TEXT_BYTES, "%.9f", fraction * 100.0);
    size_t length = strlen(text);
    while (text[length - 1] == '0') {
        length--;
    }
    length -= text[length - 1] == '.';
    memcpy(text + length, "%", 2);
}

void units_duration_short(double ns, char text[UNITS_TEXT_BYTES])
{
    static const struct {
        const char *name;
        double factor;
    } steps[] = {{"s", 1e9}, {"ms", 1e6}, {"µs", 1e3}, {"ns", 1.0}};
    size_t i = 0;

    while (i < 3 && fabs(ns) < steps[i].factor * 0.9995) {
        i++;
    }
    double value = ns / steps[i].factor;
    int decimals = fabs(value) < 9.995 ? 2 : fabs(value) < 99.95 ? 1 : 0;
    snprintf(text, UNITS_TEXT_BYTES, "%.*f %s", decimals, value, steps[i].name);
}
