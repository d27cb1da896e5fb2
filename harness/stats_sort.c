/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stats_sort.h"

#include <gsl/gsl_sort.h>

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum {
    FEW = 256, /* up to here comparing is quicker */
    DIGIT_BITS = 11,
    DIGITS = 6,
    DIGIT_VALUES = 1 << DIGIT_BITS,
};

static const uint64_t sign = UINT64_C(1) << 63;

/* Whole numbers in the order of the numbers that have these bits. */
static void to_keys(double *values, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        uint64_t bits;
        memcpy(&bits, &values[i], sizeof bits);
        bits = (bits & sign) != 0 ? ~bits : bits | sign;
        memcpy(&values[i], &bits, sizeof bits);
    }
}

static void from_keys(const uint64_t *keys, double *values, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        uint64_t bits = keys[i];
        bits = (bits & sign) != 0 ? bits & ~sign : ~bits;
        memcpy(&values[i], &bits, sizeof bits);
    }
}

static size_t digit_of(uint64_t key, int digit)
{
    return (size_t)(key >> (digit * DIGIT_BITS)) & (DIGIT_VALUES - 1);
}

/* Where each value of a digit goes first; false if all have the same one. */
static int find_places(const uint64_t *keys, size_t n, int digit,
                       size_t places[DIGIT_VALUES])
{
    size_t before = 0;

    memset(places, 0, DIGIT_VALUES * sizeof *places);
    for (size_t i = 0; i < n; i++) {
        places[digit_of(keys[i], digit)]++;
    }
    if (places[digit_of(keys[0], digit)] == n) {
        return 0;
    }
    for (size_t d = 0; d < DIGIT_VALUES; d++) {
        size_t count = places[d];
        places[d] = before;
        before += count;
    }
    return 1;
}

static void sort_keys(uint64_t *keys, uint64_t *room, size_t n, double *out)
{
    size_t places[DIGIT_VALUES];

    for (int digit = 0; digit < DIGITS; digit++) {
        if (!find_places(keys, n, digit, places)) {
            continue;
        }
        for (size_t i = 0; i < n; i++) {
            room[places[digit_of(keys[i], digit)]++] = keys[i];
        }
        uint64_t *sorted = room;
        room = keys;
        keys = sorted;
    }
    from_keys(keys, out, n);
}

void stats_sort(double *values, size_t n)
{
    uint64_t *keys = n > FEW ? malloc(2 * n * sizeof *keys) : NULL;

    if (keys == NULL) {
        gsl_sort(values, 1, n);
        return;
    }
    to_keys(values, n);
    memcpy(keys, values, n * sizeof *keys);
    sort_keys(keys, keys + n, n, values);
    free(keys);
}
