/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "err.h"

#include <stddef.h>
#include <sys/types.h>

/*
 * A process beside a trial's workers, forked in setup: it shares no lock and
 * no descriptor table with them, whatever the model, and ends with the thread
 * that forked it.
 */

/*
 * As fork, where there is one thread: 0 in the new process, its number in the
 * old one, -1 with the reason. The new one keeps standard error and the
 * `count` descriptors `keep` alone, takes signals as a fresh program does, but
 * for SIGPIPE, which it ignores, and must end by _exit.
 */
pid_t side_process_fork(const int *keep, size_t count, struct err *e);

/* What ps and messages call this process: 15 bytes at most. */
void side_process_name(const char *name);

/* Kills it and waits until it is gone; harmless for 0 and less. */
void side_process_end(pid_t pid);
