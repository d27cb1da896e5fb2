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

/*
 * For a program that is started afresh: what it needs to know to have the
 * same memory ("descriptor:bytes,..."), and the descriptors that it has to
 * inherit (-1 after the last). There, arena_alloc hands out what was
 * allocated here, in the same order and sizes, as it was left.
 */
int arena_describe(const struct arena *a, char *text, size_t bytes,
                   struct err *e);
int arena_descriptor(const struct arena *a, size_t i);
int arena_attach(struct arena **out, const char *described, struct err *e);

/* Maps `bytes` > 0 more, page-aligned and backed at once, so that a full
 * /dev/shm is an error here and not a SIGBUS later. NULL on failure. Before
 * workers exist only. */
void *arena_alloc(struct arena *a, size_t bytes, struct err *e);
