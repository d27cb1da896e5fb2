/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "err.h"
#include "results.h"
#include "topology.h"

#include <stdbool.h>
#include <stddef.h>

/* Where a run's placements put its workers, and where they then were. */
enum { PLACE_PANELS_MAX = 4, PLACE_NAMED = 2 };

struct place_panel {
    const char *placement; /* the results' */
    unsigned workers;
};

struct place_plan {
    struct topology *t; /* of the run's machine */
    struct place_panel panels[PLACE_PANELS_MAX];
    size_t npanels;
    size_t left_out; /* for want of room */
};

/*
 * What is worth drawing: each placement with the most workers that have a PU
 * each, then with the most of all. -1 when there is nothing, or when the
 * machine is not known; then nothing is to be freed.
 */
int place_plan_make(struct place_plan *out, const struct results *r);
void place_plan_free(struct place_plan *p);

/* One PU. */
struct place_load {
    size_t ended;   /* workers of all samples that were there at the end */
    unsigned count; /* workers that the placement puts there … */
    unsigned first[PLACE_NAMED]; /* … and of them */
    bool astray; /* one of its workers was elsewhere, or a stranger here */
};

/* All workers of all samples. */
struct place_seen {
    size_t workers; /* whose PU is known */
    size_t astray;  /* that began or ended elsewhere than planned */
    bool bound;     /* the placement binds at all */
};

/* Into room for one load for each PU, in topology_pus' order. */
int place_loads(const struct place_plan *p, const struct results *r,
                const struct place_panel *panel, struct place_load *loads,
                struct place_seen *seen, struct err *e);

/* "w3", "w3,w7", "×5"; unbound "38 %", the share that ended there; or "". */
enum { PLACE_MARK_BYTES = 32 };
void place_mark(const struct place_load *load, const struct place_seen *seen,
                char text[PLACE_MARK_BYTES]);
