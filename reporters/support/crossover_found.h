/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "crossover_search.h"
#include "err.h"
#include "results.h"

#include <stdbool.h>
#include <stdio.h>

/* What a run of `tvp crossover` found, computed from its samples. */
struct crossover_found {
    struct search search;
    struct search_points points;
    struct crossover_table table;
    struct crossover_answer answer;
    unsigned workers; /* 0 where they are what varies */
    bool finished;    /* nothing more was to be measured */
};

/* Fails where the run is none; on failure nothing is to be freed. */
int crossover_found_make(struct crossover_found *f, const struct results *r,
                         struct err *e);
void crossover_found_free(struct crossover_found *f);

/* The sentence, and what is to be known of it: clean, without line ends. */
void crossover_found_sentence(const struct crossover_found *f,
                              char text[CROSSOVER_TEXT_BYTES]);
/* "" when there is nothing to add. */
void crossover_found_note(const struct crossover_found *f,
                          char text[CROSSOVER_TEXT_BYTES]);

/* The median of a field's costs, in the metric's own unit; 0 where there are
 * none. */
double crossover_found_median(const struct crossover_found *f,
                              const double *costs, size_t n);

/* The answer and a table of the values, at most 100 columns. */
int crossover_report_text(const struct results *r, FILE *out, struct err *e);

/* A row per value, and a row per border. */
int crossover_report_csv(const struct results *r, FILE *out, struct err *e);
int crossover_report_borders(const struct results *r, FILE *out, struct err *e);

/* The same as text, in Markdown. */
int crossover_report_md(const struct results *r, FILE *out, struct err *e);
