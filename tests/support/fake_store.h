/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "scratch_dir.h"
#include "store.h"

#include <stdint.h>

/* A run.db in a folder of its own, to test the store and results with. */

struct fake_folder {
    char dir[SCRATCH_PATH_BYTES];
    char db[SCRATCH_PATH_BYTES + 8]; /* not there yet */
};

/* Set up and tear down a test whose *state is then a struct fake_folder. */
int fake_folder_make(void **state);
int fake_folder_remove(void **state);

enum { FAKE_CELLS = 2, FAKE_WORKERS = 2 };
extern const struct store_run fake_run;
extern const struct cell fake_cells[FAKE_CELLS];

/* A new store with that run, a machine of 2 cores and 4 PUs, and the cells. */
struct store *fake_store(const struct fake_folder *f);

/* A trial whose figures depend on `gap` (from 2); 2 is a disturbed one. */
struct fake_trial {
    struct trial_result result;
    struct worker_sample workers[FAKE_WORKERS];
};

void fake_trial(struct fake_trial *t, int gap);
void fake_put(struct store *s, unsigned block, unsigned position, size_t cell,
              const struct trial_result *r);

/* Makes it what an older tvp would have left: schema 1, which has no traces,
 * and lacks figures of samples and workers. */
void fake_make_older(const struct fake_folder *f);

/* Those figures: the fields after the checksum. */
const struct field *fake_later(const struct field *fields);

/* Events of a worker, another number and another order for each. */
enum { FAKE_EVENTS_MAX = 8 };
void fake_lane(struct trace_lane *lane, struct trace_event *events,
               unsigned worker);

/* What somebody else's SQLite does to the file, or finds there. */
void fake_execute(const struct fake_folder *f, const char *sql);
int64_t fake_number(const struct fake_folder *f, const char *sql);
