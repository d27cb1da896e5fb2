/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cell.h"
#include "err.h"
#include "plan.h"
#include "store.h"

#include <stdbool.h>
#include <stddef.h>

/* A stored run, as far as another one needs it that does the same work. */
struct like {
    struct store_run run;
    struct cell *cells; /* with the operations they were calibrated to */
    size_t count;
    char *machine_json;
    bool search; /* it chose its cells itself */
    char
        against[64]; /* the run_id of the run measured in turn with it, or "" */
};

/* Reads a run's folder, its run.db, or one run of a merged file, by the path
 * that merged_resolve takes. On failure nothing is to be freed. */
int like_load(struct like *l, const char *path, struct err *e);
void like_free(struct like *l);

/*
 * Its plan, one group for each cell, with the blocks, the precision and the
 * metric it had, and without its seed: the same order once more would repeat
 * what the order did to it. Refuses a search, and cells that this program does
 * not know. `p` is from plan_init, and to be freed on failure as well.
 */
int like_plan(const struct like *l, struct plan *p, struct err *e);

/* Its cells, which need no calibration; plan_cells_free frees them. */
int like_cells(const struct like *l, struct plan_cells *out, struct err *e);

/* Says whose the cells are, and of which machine where that is another one
 * than in `machine_json`. */
enum { LIKE_NOTE_BYTES = 384 };
void like_note(const struct like *l, const char *machine_json,
               char out[LIKE_NOTE_BYTES]);
