/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "workload.h"

/* A lock that only counts, and fails the test where it is released twice,
 * taken twice, or a safepoint comes without it. */
struct lock_tally {
    unsigned released;
    unsigned taken;
    unsigned safepoints;
    void (*at_release)(struct worker *); /* called then; or NULL */
    void (*at_take)(struct worker *);
};

/* Gives the worker such a lock, with everything at 0. */
void lock_tally_give(struct lock_tally *t, struct worker *w);
