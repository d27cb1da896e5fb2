/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cell.h"
#include "progress.h"
#include "results.h"
#include "runner.h"
#include "runner_sides.h"
#include "runner_watch.h"
#include "stopper.h"
#include "store.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What came out of the cells that do the same work. */
struct runner_answer {
    bool known;
    uint64_t checksum;
    int64_t ops;
    size_t from; /* the cell that gave it first … */
    size_t side; /* … and whose trial that was */
};

/*
 * Trials of a run's cells, each stored before the next: what whole runs and
 * searches do alike. The caller sets the fields up to the blank line; cells
 * come by runner_trials_grow.
 */
struct runner_trials {
    const struct runner_sides *sides;
    uint64_t seed; /* of the order in which they take turns */
    struct stopper *stopper;
    struct progress *progress;
    struct runner_outcome *out; /* counts every sample */
    uint64_t began_ns;
    uint64_t max_time_ns; /* 0 is no limit */
    struct runner_care care;
    bool grows; /* no place is measured again when the run goes on */

    const struct cell *cells;
    size_t count;
    struct runner_answer *answers; /* for each cell: that of its work */
    size_t *work;              /* for each cell: the first cell of its work */
    struct runner_watch watch; /* begun with the first cells */
    uint64_t *cost_ns;         /* for each cell: how long its last trial took */
};

/* Takes `cells` and count, of which it knew the first ones before; keeps the
 * pointer. */
int runner_trials_grow(struct runner_trials *t, const struct cell *cells,
                       size_t count, struct err *e);
void runner_trials_free(struct runner_trials *t);

/* Counts the samples that a run had before, and learns their answers: those
 * of one side. */
void runner_trials_recall(struct runner_trials *t, size_t side,
                          const struct results *r);

/* Whether the time limit leaves no room for this cell's next trial. */
bool runner_trials_late(const struct runner_trials *t, size_t cell);

/* A cell's trial by every side, and once more by every side if one was
 * disturbed and is to be repeated. `kept`, unless NULL, is this program's
 * sample that counts. */
int runner_trials_run(struct runner_trials *t, const struct store_place *place,
                      struct sample *kept, struct err *e);
