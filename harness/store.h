/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cell.h"
#include "err.h"
#include "trial.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * run.db: one run in one SQLite file, its only truth. Every sample is
 * committed before the next trial starts, so that a power cut costs one
 * trial. The sqlite3 handle stays in here and in results.
 */
struct store;

/* 2 had a row for each bucket of a histogram, and can be gone on with. */
enum {
    STORE_APPLICATION_ID = 0x74767031, /* "tvp1": its application_id */
    STORE_SCHEMA = 3,
    STORE_SCHEMA_OLDEST_WRITTEN = 2,
    STORE_TEXT_BYTES = 1024,
};

/* What a run is, as far as resuming it needs. */
struct store_run {
    char run_id[64];
    char plan_name[PLAN_NAME_BYTES];
    char started[32];
    char command[STORE_TEXT_BYTES];
    char tvp_version[64];
    uint64_t seed;
    char metric[16];
    unsigned min_blocks;
    unsigned max_blocks;
    double precision;
    uint64_t max_time_ns; /* 0 is no limit */
    bool decide;          /* more blocks until each verdict is decided */
};

/* Whether a new one can be made there: fails if the file exists. */
int store_check_new(const char *path, struct err *e);

/* Makes a new one; when that fails, nothing of it is left. */
int store_create(struct store **out, const char *path, struct err *e);

/* Takes away one that is closed, in which nothing was measured. */
void store_remove(const char *path);

/* Opens one to go on. A file that is no run.db, is damaged, or comes from a
 * newer tvp is refused. */
int store_open(struct store **out, const char *path, struct err *e);
void store_close(struct store *s);

int store_put_run(struct store *s, const struct store_run *run, struct err *e);
int store_get_run(struct store *s, struct store_run *run, struct err *e);

int store_put_machine(struct store *s, const char *machine_json,
                      const char *topology_xml, unsigned cores, unsigned pus,
                      struct err *e);

/* The caller frees *machine_json. */
int store_get_machine(struct store *s, char **machine_json, struct err *e);

/* Cells, all or none, numbered in this order from `first` on, which is how
 * many there are. */
int store_add_cells(struct store *s, size_t first, const struct cell *cells,
                    size_t count, struct err *e);

/* The first ones: all of a plan's. */
static inline int store_put_cells(struct store *s, const struct cell *cells,
                                  size_t count, struct err *e)
{
    return store_add_cells(s, 0, cells, count, e);
}
/* The caller frees *out. */
int store_get_cells(struct store *s, struct cell **out, size_t *count,
                    struct err *e);

struct store_place {
    unsigned block;
    unsigned position;
    size_t cell;
};

/* A trial's result, in one transaction. */
int store_put_result(struct store *s, const struct store_place *place,
                     const struct trial_result *r, struct err *e);

/* The timeline of one traced trial of a cell, in place of an earlier one. */
int store_put_trace(struct store *s, size_t cell, const struct trace *t,
                    struct err *e);

/* Whether every cell has a timeline. */
int store_get_traced(struct store *s, bool *all, struct err *e);

/* done[b * cells + c] = 1 for each sample of block b < blocks and cell c. */
int store_get_done(struct store *s, unsigned blocks, size_t cells,
                   unsigned char *done, struct err *e);

/* A remark with its time: "stopped" says why there were no more blocks,
 * "search" is what a run of `tvp crossover` looks for, as JSON; "against" the
 * run_id of the run that is measured in turn with it, "care" how it is looked
 * after (run_memory), "complete" that nothing is left to be measured. */
int store_put_event(struct store *s, const char *kind, const char *text,
                    struct err *e);

/* The newest remark of a kind, "" when there is none; the caller frees. */
int store_get_event(struct store *s, const char *kind, char **out,
                    struct err *e);

/* Adds to the wall time that the run took so far. */
int store_add_wall(struct store *s, uint64_t wall_ns, struct err *e);
