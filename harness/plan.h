/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cell.h"
#include "err.h"
#include "metric.h"
#include "text_list.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct plugin_notes;

/* What to measure: lists that multiply into cells, and how often. */

enum plan_axis { PLAN_WORKLOADS, PLAN_MODELS, PLAN_WORKERS, PLAN_PLACEMENTS };
enum {
    PLAN_AXES = 4,
    PLAN_CELLS_MAX = 20000, /* before those given twice are left out */
    PLAN_GROUPS_MAX = 1000,
    PLAN_LIST_MAX = 1000, /* items of an axis, or sweeps, of a group */
    PLAN_BLOCKS_MAX = 1000000,
};
#define PLAN_OPS_MAX UINT64_C(1000000000000)
#define PLAN_SEED_MAX UINT64_C(999999999999999999)

struct plan_group {
    struct text_list axes[PLAN_AXES]; /* as written; empty is the default */
    struct text_list sweeps;          /* "k=v1,v2" */
    uint64_t ops;               /* of each worker; 0: as trial_time_ns asks */
    uint64_t trial_time_ns;     /* for one worker; 0 is the plan's */
    struct plugin_notes *notes; /* the plan's */
};

struct plan {
    char name[PLAN_NAME_BYTES];
    char description[256];
    struct plan_group *groups;
    size_t ngroups;
    unsigned min_blocks;
    unsigned max_blocks;
    double precision; /* stop between them once all ratios are this narrow */
    bool decide;      /* stop once each has a winner or is this narrow */
    uint64_t max_time_ns;   /* 0 is no limit */
    uint64_t trial_time_ns; /* of groups that don't say */
    uint64_t timeout_ns;    /* of one trial; 0 derives it */
    enum metric metric;
    double thresholds[METRIC_COUNT]; /* of tvp compare; 0: not said */
    uint64_t seed;
    struct plugin_notes *notes; /* of the files that its items load, before
                                 * they are; NULL: nothing is said */
};

/* No groups, 100 ms, total; blocks and seed not decided (0). */
void plan_init(struct plan *p);

/* Decides the blocks where nobody did: 10 (from 6 to 100 with a precision to
 * reach or verdicts to decide), or what the one given bound allows; and the
 * precision that decides, 2 %.
 * Fails when the bounds contradict each other. */
int plan_settle(struct plan *p, struct err *e);
void plan_free(struct plan *p);

/* A new, empty group at the end; NULL when out of memory. */
struct plan_group *plan_add_group(struct plan *p, struct err *e);

/* Adds one item to an axis, checked: an unknown name, a bad parameter, a bad
 * count or placement is refused with what would be right. */
int plan_add_item(struct plan_group *g, enum plan_axis axis, const char *text,
                  struct err *e);

/* The same for a list with commas, as on the command line. */
int plan_add_list(struct plan_group *g, enum plan_axis axis, const char *text,
                  struct err *e);

/* "k=v1,v2": each workload or model of the group that has a parameter k is
 * taken with each of the values. */
int plan_add_sweep(struct plan_group *g, const char *text, struct err *e);

/* Whether somebody in the group takes each key, and all of its values; adds the
 * group's cells to *count, which may not exceed PLAN_CELLS_MAX. */
int plan_check_sweeps(const struct plan_group *g, size_t *count, struct err *e);

/* The parameters (NULL for none) that a workload or a model declares; -1
 * where there is none of that name. */
int plan_find_params(enum plan_axis axis, const char *name,
                     const struct param **out);

/* Parses the parameters of a workload or a model that exists. */
int plan_parse_params(enum plan_axis axis, const char *name, const char *text,
                      struct params *out, struct err *e);

/* Reads a plan's YAML; what is wrong is said at file:line:column. */
int plan_load(struct plan *p, const char *path, struct err *e);

/* The same into a plan that plan_init has made, with its notes. */
int plan_read(struct plan *p, const char *path, struct err *e);

/* The path of a ready plan of that name, or the name itself when it is a
 * path (it has a slash or ends in .yaml). */
int plan_find(const char *name, char path[1280], struct err *e);

struct plan_cells {
    struct cell *cells;
    uint64_t *trial_time_ns; /* for each: what to calibrate ops to */
    bool *calibrated;        /* for each; all false at first */
    size_t count;
};

/* All cells, each once, for a machine with so many allowed cores and PUs. */
int plan_cells(const struct plan *p, unsigned cores, unsigned pus,
               struct plan_cells *out, struct err *e);
/* Takes out every cell of cell `i`'s workload and parameters. */
void plan_cells_drop(struct plan_cells *c, size_t i);
void plan_cells_free(struct plan_cells *c);

/* "4", "1-8", "cores" or "pus" to numbers from *low to *high. */
int plan_worker_range(const char *text, unsigned cores, unsigned pus,
                      unsigned *low, unsigned *high);
