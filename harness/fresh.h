/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "arena.h"
#include "cell.h"
#include "err.h"
#include "team.h"

#include <stdbool.h>
#include <sys/types.h>

/*
 * Workers in programs that are started afresh, as `spawn` and `forkserver`
 * start them: the same program, executed anew, which shares nothing with the
 * controller but the arena and the team's bell.
 */

/* What such a program has to know; the arena's first piece. */
struct fresh_brief {
    struct cell cell; /* with the scale that the trial works with */
    bool traced;
    int places[]; /* of all workers: the team's pus, then its nodes */
};

struct fresh_brief *fresh_brief_make(struct arena *arena,
                                     const struct cell *cell, struct err *e);

/* In the controller: starts a program that carries the workers from `first`
 * on, or that serves: forks a process for each of them. */
int fresh_start(const struct team *t, unsigned first, unsigned count,
                bool serve, pid_t *out, struct err *e);

/* Whether the workload can go to such a program at all. */
int fresh_check(const struct team *t, struct err *e);

/* In such a program: all of its life, from the arguments that it was started
 * with (those after the command's name). Returns the exit status. */
int fresh_live(int argc, char **argv, struct err *e);
