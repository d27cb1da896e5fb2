/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "changepoint.h"
#include "err.h"
#include "history.h"

#include <stdbool.h>
#include <stddef.h>

/* How one cell's cost went from run to run on one machine, and where it changed
 * for longer than noise does: change points of the costs' logarithms. */

struct trend_scope {
    const struct history_entry *entries; /* as history_entries has them */
    size_t n;
    const char *machine; /* its fingerprint */
    const char *branch;  /* NULL: any */
    enum metric metric;
    struct changepoint_options search;
};

/* Whether an entry is in the scope; and whether it counts in it: those that
 * one cannot rely on do not. */
bool trend_has(const struct trend_scope *s, const struct history_entry *entry);
bool trend_counts(const struct trend_scope *s,
                  const struct history_entry *entry);

struct trend_point {
    const struct history_entry *entry;
    struct history_value value;
    bool counts;
    size_t part; /* changes before it */
};

struct trend_change {
    size_t at;     /* the first point that is different … */
    size_t before; /* … and the last one that counts before it */
    double p;
    struct interval ratio; /* of the part behind it over the one before */
};

struct trend {
    char *cell; /* its name, clean */
    enum metric metric;
    struct trend_point *points; /* in the entries' order */
    size_t n;
    size_t counting;
    struct trend_change *changes; /* ascending */
    size_t nchanges;
};

/* Keeps the scope's entries. On failure nothing is to be freed. */
int trend_make(struct trend *t, struct history *h, const struct trend_scope *s,
               const char *cell, struct err *e);
void trend_free(struct trend *t);

/* By how much costs of one part are higher than those of another one. */
struct interval trend_ratio(const struct trend *t, size_t before, size_t after);

/* The median cost of a part, and how many points count in it. */
double trend_level(const struct trend *t, size_t part, size_t *n);

/* "total time of an operation", … */
const char *trend_metric_words(enum metric metric);
