/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "analysis.h"
#include "behaviour.h"
#include "breakeven.h"
#include "err.h"
#include "map.h"
#include "results.h"
#include "scaling.h"
#include "time_split.h"

#include <stdbool.h>
#include <stddef.h>

/* What reports say of a run, computed once, in the plan's order. Of joined
 * results it is what they say of each run, one after the other: see
 * findings_runs.h. A run has a panel's model of its own, "gil · LABEL". */
struct findings {
    const struct results *r;
    struct summary *summaries;    /* one per cell */
    struct behaviour *behaviours; /* likewise */
    struct time_split *times;     /* likewise */
    struct verdict *verdicts;     /* for the run's metric */
    size_t nverdicts;
    struct verdict *every; /* for each metric, the run's first; see below */
    size_t nevery;
    struct stationarity *stationarity; /* one per cell */
    signed char *outliers;             /* one per sample; -1: not tested */
    char (*sentences)[SENTENCE_BYTES]; /* one per work */
    size_t nsentences;
    size_t *panels; /* the first cell of each workload, params, placement */
    size_t npanels;
    size_t *models; /* the first cell of each model and its parameters */
    size_t nmodels;
    struct map *map; /* of a run that looked for one; else NULL */
    bool placements; /* more than one in the run, so that they need telling */
    struct breakeven *breakevens; /* none before findings_add_laws */
    size_t nbreakevens;
    struct scaling *scalings; /* likewise */
    size_t nscalings;
    struct findings *runs; /* of joined results, each by itself; else NULL */
    bool by_run;           /* panels are one run's: see findings_facet */
    bool borrowed;         /* all but panels and models are the memo's */
};

/* Keeps `r`. On failure nothing is to be freed. What takes long is found once
 * for all reports of a run that was loaded: see result_memo. */
int findings_make(struct findings *f, const struct results *r, struct err *e);
void findings_free(struct findings *f);

/* What not every report needs: it takes longer than all the rest. On failure
 * findings_free is still owed. */
int findings_add_laws(struct findings *f, struct err *e);
/* Fills in `every`, for those who report other metrics too. */
int findings_add_metrics(struct findings *f, struct err *e);

bool findings_in_panel(const struct findings *f, size_t panel, size_t cell);
bool findings_of_model(const struct findings *f, size_t model, size_t cell);

/* What stands above a panel, clean: the workload's name, and its parameters
 * and its placement as far as there is need to tell. */
void findings_panel_name(const struct findings *f, size_t panel,
                         char text[CELL_LABEL_BYTES]);
void findings_panel_details(const struct findings *f, size_t panel,
                            char text[CELL_LABEL_BYTES]);
/* Name and parameters, clean. */
void findings_model_label(const struct findings *f, size_t cell,
                          char text[CELL_LABEL_BYTES]);

/* Of the cells that have samples: "7 blocks", "5 to 7 blocks". */
enum { FINDINGS_BLOCKS_BYTES = 48 };
void findings_blocks(const struct findings *f,
                     char text[FINDINGS_BLOCKS_BYTES]);
/* "95 % interval", or "range" when some cell has too few blocks for one. */
const char *findings_interval_word(const struct findings *f);

/* What the panel's workload counts beside time, as a heading ("updates
 * lost"), and what it counted in a cell: "12 (0 to 34)"; "" for none. */
enum { FINDINGS_COUNTED_BYTES = 96 };
void findings_counted_name(const struct findings *f, size_t panel,
                           char text[CELL_LABEL_BYTES]);
void findings_counted(const struct findings *f, size_t cell,
                      char text[FINDINGS_COUNTED_BYTES]);
