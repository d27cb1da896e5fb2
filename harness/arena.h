/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "err.h"

#include <stddef.h>

/*
 * Zeroed memory that the controller and all workers of a trial share, the
 * same kind under every model: POSIX shared memory, mode 0600, unlinked as
 * soon as it is open, so that nothing is left behind however the trial ends.
 */
struct arena;

int arena_create(struct arena **out, struct err *e);
void arena_free(struct arena *a);

/* Maps `bytes` > 0 more, page-aligned and backed at once, so that a full
 * /dev/shm is an error here and not a SIGBUS later. NULL on failure. Before
 * workers exist only. */
void *arena_alloc(struct arena *a, size_t bytes, struct err *e);
