/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "err.h"
#include "metric.h"
#include "results.h"
#include "stats.h"
#include "text_list.h"
#include "utc.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * What many runs measured, in one SQLite file: of each run and cell, and for
 * each metric, the median cost of an operation over blocks and its interval.
 * Costs are less when better, whatever the metric: nanoseconds of an operation
 * for total, elapsed, cpu, and throughput (of which it is the inverse); of the
 * 99th percentile for latency; bytes for memory.
 */

enum {
    HISTORY_TEXT_BYTES = 128,
    HISTORY_MACHINE_BYTES = 17, /* 16 hexadecimal digits */
    HISTORY_WARNING_BYTES = 512,
};

/* Texts are clean, whatever the run or the file has. */
struct history_entry {
    int64_t id; /* 1, 2, … as they were added */
    char run_id[64];
    char label[HISTORY_TEXT_BYTES]; /* these may be "" */
    char commit[HISTORY_TEXT_BYTES];
    char branch[HISTORY_TEXT_BYTES];
    char date[UTC_TEXT_BYTES]; /* "2030-01-02T03:04:05Z": their order */
    char machine[HISTORY_MACHINE_BYTES];   /* see history_machine.h … */
    char machine_text[HISTORY_TEXT_BYTES]; /* … "AMD EPYC, 2 of 2 PUs" */
    char host[HISTORY_TEXT_BYTES];
    char kernel[HISTORY_TEXT_BYTES];
    char plan[PLAN_NAME_BYTES];
    char tvp_version[64];
    enum metric metric;
    int64_t samples;                     /* that the run had when added */
    int64_t cells;                       /* that it has values of */
    char warning[HISTORY_WARNING_BYTES]; /* why not to rely on it, or "" */
};

struct history_value {
    size_t n;             /* blocks; 0: no value */
    struct interval cost; /* see above */
    double spread; /* of blocks' costs: 1.4826 MAD as a share of the median */
};

struct history_cell {
    char *name; /* as export_name has it */
    struct history_value values[METRIC_COUNT];
};

/* A run as a history takes it. */
struct history_run {
    struct history_entry entry; /* without id, label, commit, branch */
    char *facts;                /* about the machine, JSON */
    struct history_cell *cells; /* that have some value */
    size_t ncells;
};

/* Of one run, not of joined ones; its date is "" where it doesn't say when it
 * began. A run without any value is refused. On failure nothing is to be freed.
 */
int history_run_make(struct history_run *out, const struct results *r,
                     struct err *e);
void history_run_free(struct history_run *run);

struct history;

/*
 * Opens a history; to write, makes it and its folder if need be. A damaged
 * file, one that is something else and one of a newer tvp are refused and stay
 * as they are. Any number of programs may have it open.
 */
int history_open(struct history **out, const char *path, bool write,
                 struct err *e);
void history_close(struct history *h);

/* Texts that somebody gave; NULL for none. A date as history_date.h has it. */
struct history_labels {
    const char *label;
    const char *commit;
    const char *branch;
    const char *date;
};

enum history_added {
    HISTORY_ADDED,
    HISTORY_SAME,      /* it was there: nothing is changed */
    HISTORY_GROWN,     /* it was there with fewer samples: values replaced */
    HISTORY_OLDER,     /* it was there with more samples: nothing is changed */
    HISTORY_RELABELLED /* it was there: `given` is changed, no value */
};

/*
 * Adds a run in one transaction: all of it or nothing. `given` goes to the
 * entry; `usual` only to one that is new, where nothing is given. A new one
 * without a date is refused. Sets *entry to what there is then.
 */
struct history_adding {
    const struct history_run *run;
    struct history_labels given;
    struct history_labels usual;
};
int history_add(struct history *h, const struct history_adding *a,
                enum history_added *how, struct history_entry *entry,
                struct err *e);

/* All entries by date, then by id; the caller frees *out. */
int history_entries(struct history *h, struct history_entry **out, size_t *n,
                    struct err *e);

/* The names of all cells that have a value by this metric on a machine (NULL:
 * on any), in the order in which they came. On failure nothing is to be
 * cleared. */
int history_names(struct history *h, const char *machine, enum metric metric,
                  struct text_list *out, struct err *e);

/* A cell's values in all entries that have one, in no order; the caller frees
 * its items. */
struct history_point {
    int64_t entry;
    struct history_value value;
};
struct history_series {
    struct history_point *items;
    size_t n;
};
int history_series(struct history *h, const char *cell, enum metric metric,
                   struct history_series *out, struct err *e);

/* What an entry is called: label and commit, or the one there is, or its
 * date. Clean. */
enum { HISTORY_NAME_BYTES = HISTORY_TEXT_BYTES + 32 };
void history_name(const struct history_entry *entry,
                  char text[HISTORY_NAME_BYTES]);
