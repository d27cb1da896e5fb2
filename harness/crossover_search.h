/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "crossover.h"
#include "search_points.h"

#include <stddef.h>

/* A run of `tvp crossover`: its kind, and what to ask crossover.h of it. */
extern const char crossover_search_kind[];

/* The rules of a search, and its points as fields, ascending. */
struct crossover_table {
    struct crossover_rules rules;
    struct crossover_field *fields;
    size_t n;
    double *costs; /* the fields' */
};

/* Keeps the search's axis. On failure nothing is to be freed. */
int crossover_table_make(struct crossover_table *t, const struct search *s,
                         const struct search_points *p, struct err *e);
void crossover_table_free(struct crossover_table *t);

/* As crossover_next. */
int crossover_search_next(const struct search *s, const struct search_points *p,
                          double *probe, struct crossover_answer *answer,
                          struct err *e);

enum { CROSSOVER_TEXT_BYTES = 1024 };

/*
 * The answer as a sentence: "mixed, 2 workers: from cpu=52 % [51 %, 53 %] on,
 * threads win over gil; below, no difference (within 5 %)." `workers` is 0
 * where they are what varies.
 */
void crossover_sentence(const struct search *s, unsigned workers,
                        const struct crossover_answer *answer,
                        char text[CROSSOVER_TEXT_BYTES]);

/* "threads win", "no difference", "unclear". */
void crossover_side_text(const struct search *s, enum crossover_side side,
                         char text[CELL_LABEL_BYTES + 8]);
