/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "workload.h"

/* A pipe of a worker's own, and buffers for what goes through it. */
struct own_pipe {
    int ends[2]; /* to read from, to write to */
    unsigned char *in;
    unsigned char out[];
};

/* Hooks: makes w->state a pipe that has room for so many bytes, and closes
 * it. */
int own_pipe_enter(struct worker *w, size_t bytes, struct err *e);
void own_pipe_leave(struct worker *w);

/* Writes what is in `out`, and reads as much into `in`, each without the lock
 * as CPython's os.write and os.read do. */
int own_pipe_pass(struct worker *w, size_t bytes, struct err *e);
