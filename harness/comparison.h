/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "err.h"

#include <sqlite3.h>
#include <stdbool.h>
#include <stddef.h>

/*
 * How tvp's emulation of a runtime compares with that runtime, measured in the
 * same blocks: a figure of tvp's beside one of the runtime's, and how far apart
 * they may be. Who measured both stores it in run.db, in the table that
 * comparison_schema has (scripts/cpython/comparison.py does).
 */
enum {
    COMPARISON_WORK_BYTES = 128,
    COMPARISON_WHAT_BYTES = 64,
    COMPARISON_UNIT_BYTES = 16,
};

/* A median over the blocks, and their quartiles. */
struct comparison_figure {
    double value, low, high;
};

struct comparison {
    char work[COMPARISON_WORK_BYTES];    /* "convoy, 2 hogs" */
    char what[COMPARISON_WHAT_BYTES];    /* "p99 round trip" */
    char unit[COMPARISON_UNIT_BYTES];    /* "ms"; "" for none */
    char subject[COMPARISON_WHAT_BYTES]; /* the runtime: "CPython 3.13.0" */
    struct comparison_figure theirs;     /* value > 0 */
    struct comparison_figure ours;
    double bar_low, bar_high; /* of ours over theirs, for `within` */
    bool within;
    bool decided; /* on blocks enough */
};

extern const char comparison_schema[];

/* Whether its figures are numbers, and in order. */
bool comparison_makes_sense(const struct comparison *c);

/* All of them, as they were stored; a run of tvp's alone has none. The caller
 * frees *out, also after a failure. */
int comparison_rows_get(sqlite3 *db, struct comparison **out, size_t *count,
                        struct err *e);
