/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "err.h"
#include "history.h"
#include "trend.h"

#include <stddef.h>

/*
 * Did something get worse lately, and stay so? A cell is worse when it has a
 * change point among the newest entries, and the costs behind its last change
 * are higher than those before that one by more than a threshold, clearly: the
 * interval of their ratio excludes 1. Since many cells are looked at, each is
 * held to the level over their number (Bonferroni's correction).
 */

struct check_options {
    double threshold; /* 0.05 for 5 % */
    size_t last;      /* a change must be among so many of the newest entries */
};
enum { CHECK_LAST = 10 };

struct check_finding {
    char *cell;
    const struct history_entry *good; /* the last one before the change … */
    const struct history_entry *bad;  /* … and the first one behind */
    size_t n_good;         /* points of the part before the change … */
    size_t n_bad;          /* … and from the last change on */
    struct interval ratio; /* the latter's costs over the former's */
    double p;
};

struct check {
    double level;    /* that each cell was held to */
    size_t cells;    /* that have enough points to be looked at */
    size_t too_few;  /* that have not */
    size_t entries;  /* that count */
    size_t left_out; /* for one cannot rely on them */
    struct check_finding *worse;
    size_t nworse;
    struct check_finding *better;
    size_t nbetter;
};

/* The scope's level is that of all cells together. */
int check_make(struct check *c, struct history *h, const struct trend_scope *s,
               const struct check_options *o, struct err *e);
void check_free(struct check *c);
