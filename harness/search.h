/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "err.h"
#include "plan.h"
#include "results.h"
#include "search_axis.h"

#include <stddef.h>

/*
 * What a run that searches looks for: one workload under some models, at
 * values of one or two axes that it chooses by what it has measured. It is
 * stored with the run, so that the search can go on and be reported from
 * run.db alone.
 */
enum { SEARCH_AXES_MAX = 2, SEARCH_MODELS_MAX = 8, SEARCH_KIND_BYTES = 16 };

struct search {
    char kind[SEARCH_KIND_BYTES]; /* "crossover", "map" */
    struct plan plan; /* one group: one workload, the models, one count of
                       * workers, one placement, without the axes' values.
                       * max_blocks is for each point */
    struct search_axis axes[SEARCH_AXES_MAX];
    size_t naxes;
    double margin; /* 0.05: models within 5 % of each other count as equal */
    unsigned grid[SEARCH_AXES_MAX]; /* fields along each axis; 0: not asked */
};

/* Whether the plan is as it must be. */
int search_check(const struct search *s, struct err *e);

/* Decides the ops where an axis is the length of the workload's operation and
 * neither ops nor a trial time were given: one for each worker, so that what
 * it costs to start them is weighed against that length. */
void search_choose_ops(struct search *s);
void search_free(struct search *s);

/* How many models, and one of them as it was written. */
size_t search_models(const struct search *s);
const char *search_model(const struct search *s, size_t i);

/* The cells of one point, one for each model in their order, for a machine
 * with so many allowed cores and PUs. The caller frees with plan_cells_free. */
struct search_machine {
    unsigned cores;
    unsigned pus;
};
int search_cells(const struct search *s, const double *values,
                 struct search_machine machine, struct plan_cells *out,
                 struct err *e);

/* As text and back; the caller frees *out. */
int search_to_json(const struct search *s, char **out, struct err *e);
int search_from_json(struct search *s, const char *text, struct err *e);

/* That of a run; -1 also when it was no search. */
int search_of_results(struct search *s, const struct results *r, struct err *e);
