/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "workload.h"

#include <stdint.h>

/*
 * A file without a name in `dir`, holding the first `bytes` of the stream that
 * bytes_fill makes, so that no end of the program, however sudden, leaves it
 * behind. Returns a descriptor for reading and writing (close-on-exec), or -1
 * with the reason in `e`, which says what to do, to dir= where it is at fault.
 */
int scratch_file_open(const char *dir, uint64_t bytes, struct err *e);

/* Hooks of workloads with a parameter "dir": make w->state the descriptor (an
 * int) of an empty file of the worker's own, and close it. */
int scratch_file_enter(struct worker *w, struct err *e);
void scratch_file_leave(struct worker *w);
