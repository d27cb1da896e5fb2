/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "err.h"

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

/*
 * Processes that a workload started and left behind: whoever adopts inherits
 * them as their parents end, also those that made a session of their own.
 */
struct orphans {
    uint64_t since_ticks; /* who began by then, is none of the workload's */
};

enum { ORPHANS_NAME = 64 };

/* What could not be ended. */
struct orphans_left {
    bool some;
    bool new_ones; /* they were made faster than they could be ended */
    bool denied;   /* else: this user may not end `pid` */
    pid_t pid;
    uint64_t since_ns; /* seen for the first time */
    char name[ORPHANS_NAME];
};

/* Makes this program the one that inherits its descendants' orphans. */
int orphans_adopt(struct err *e);

/* Tells what is there from what begins after this: children, and what they
 * have started and leave to this program later. */
void orphans_note(struct orphans *o);

/* The name of a process that ends by itself once all others have, having taken
 * away what has a name on the disk. */
#define ORPHANS_KEEPER "tvp-keeper"

/*
 * Ends and reaps all children but keepers, those that were there before and
 * `but` (0: none), then the children that they leave, until there are none, for
 * 2 s at most. Returns how many were still alive.
 */
unsigned orphans_end(const struct orphans *o, pid_t but,
                     struct orphans_left *left);

/* What was left and what to do about it; returns -1. */
int orphans_say(const struct orphans_left *left, const char *workload,
                struct err *e);

/* Reaps a child once it has ended; false when it has not by then. */
bool orphans_reap(pid_t pid, uint64_t until_ns, int *status);

/* After that, and the end of whom they keep files for: waits for the keepers,
 * and ends one that takes too long. */
void orphans_await_keepers(const struct orphans *o);
