/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base_program.h"
#include "err.h"
#include "store.h"

#include <stddef.h>
#include <stdint.h>

/*
 * The programs whose trials a run takes, each into a store of its own. A plain
 * run has one, this program; with --against each cell of a block is measured
 * by both, one right after the other.
 */
enum { RUNNER_SIDES_MAX = 2 };

struct runner_side {
    const struct base_program *program; /* NULL for this one */
    struct store *store;                /* NULL until it is created or opened */
    char path[4096];                    /* of run.db */
    char run_id[64];                    /* known once the run is */
};

struct runner_sides {
    struct runner_side list[RUNNER_SIDES_MAX]; /* this program's first */
    size_t count;
};

/* What to call it in a message, and the path to run it by (NULL for this). */
const char *runner_side_name(const struct runner_side *side);
const char *runner_side_program(const struct runner_side *side);

/* Remarks and times that are of the run are stored with every side. */
int runner_sides_put_event(const struct runner_sides *s, const char *kind,
                           const char *text, struct err *e);
int runner_sides_add_wall(const struct runner_sides *s, uint64_t wall_ns,
                          struct err *e);

/* As store_get_done: what all sides have. */
int runner_sides_get_done(const struct runner_sides *s, unsigned blocks,
                          size_t cells, unsigned char *done, struct err *e);

void runner_sides_close(struct runner_sides *s);
