/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "err.h"

#include <stddef.h>
#include <sys/types.h>

/*
 * Processes that a workload started and left behind: whoever adopts inherits
 * them as their parents end, also those that made a session of their own.
 */
struct orphans {
    pid_t *known; /* this program's children that are not to be ended */
    size_t nknown;
};

/* Makes this program the one that inherits its descendants' orphans. */
int orphans_adopt(struct err *e);

/* Remembers the children of now; -1 when out of memory. */
int orphans_note(struct orphans *o, struct err *e);
void orphans_free(struct orphans *o);

/* The name of a process that ends by itself once all others have, having taken
 * away what has a name on the disk. */
#define ORPHANS_KEEPER "tvp-keeper"

/*
 * Ends and reaps all children but keepers, those that were noted and `but` (0:
 * none), then the children that they leave, until there are none. Returns how
 * many were still alive; *some_left when they were made faster than they could
 * be ended.
 */
unsigned orphans_end(const struct orphans *o, pid_t but, int *some_left);

/* After that, and the end of whom they keep files for: waits for the keepers,
 * and ends one that takes too long. */
void orphans_await_keepers(const struct orphans *o);
