/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "err.h"
#include "team.h"

#include <sys/types.h>

/* Forks a process that carries worker `index` and does not outlive this one.
 * -1 with the reason on failure. */
pid_t fork_worker(struct team *t, unsigned index, struct err *e);

/* A fork server's life: forks all of the team's workers and waits for them.
 * How the first one died that did is left in its slot, and ends the rest.
 * Returns the exit status. */
int fork_workers_serve(struct team *t);
