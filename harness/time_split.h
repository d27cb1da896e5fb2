/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "err.h"
#include "results.h"

#include <stdbool.h>
#include <stddef.h>

/*
 * Where the time of a trial goes. What workers did is averaged over the
 * threads or processes that carried them, so that all parts add up to what
 * the trial took; in the order in which they are shown.
 */
enum time_part {
    TIME_CREATE,
    TIME_SKEW,     /* the gate was open, the worker had not begun */
    TIME_WORKING,  /* on a CPU */
    TIME_LOCK,     /* waiting for the model's lock */
    TIME_BLOCKED,  /* neither on a CPU nor ready for one: I/O, sleep, memory */
    TIME_RUNNABLE, /* ready, but not on a CPU */
    TIME_IDLE,     /* done; the last worker was not */
    TIME_HANDBACK,
    TIME_JOIN,
    TIME_PARTS,
};

struct time_split {
    size_t n;                   /* samples that it is the mean of; 0: none */
    double total_ns;            /* their total_ns */
    double part_ns[TIME_PARTS]; /* SAMPLE_ABSENT where unknown or without
                                 * meaning: runnable is within blocked then */
    double excess_ns;           /* what clocks counted twice, and no part has */
};

/* "create", "skew", …: what columns and charts call it. */
const char *time_part_name(enum time_part part);

/*
 * Splits one sample; n workers in their order, one after another in the same
 * thread if `sequential`. -1 when figures are missing or don't fit each other.
 *
 * A wait for the lock ends with being runnable, and takes some CPU time: what
 * working, lock and runnable have in common is taken from runnable first, then
 * from lock. CPU time and being runnable exclude each other: by what they
 * exceed the worker's time together, clocks disagree: excess_ns.
 */
int time_split_sample(struct time_split *out, const struct sample *s,
                      const struct worker_sample *const *workers, size_t n,
                      bool sequential);

/*
 * One per cell: the mean over the blocks' samples that count (pairing_pick),
 * as means add up and medians don't. Where one of them lacks runnable, it is
 * absent. The caller frees *out.
 */
int time_split_cells(const struct results *r, struct time_split **out,
                     struct err *e);
