/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "err.h"

#include <sys/types.h>

/*
 * A workload's teardown in a process of its own, a copy of this program with
 * one thread. It begins when this program lets it: at the latest when it ends,
 * or executes another, since either takes threads that are left with it, and
 * these must not see what the teardown removes. If it does not end within some
 * seconds, it is killed.
 */
struct cleaner {
    pid_t pid; /* 0: none */
    int go;    /* a descriptor: closed, the teardown begins */
};

struct job;

int cleaner_start(struct cleaner *c, void (*teardown)(struct job *),
                  struct job *job, struct err *e);

/* Lets it begin and waits for it. -1 with what went wrong. */
int cleaner_finish(struct cleaner *c, struct err *e);

/* Waits for one that may have begun. */
int cleaner_wait(pid_t pid, struct err *e);

/* Executes `tvp trial` in the place of this program, which ends all threads,
 * to wait for the cleaner and end with `status`. Returns when it can't. */
void cleaner_take_over(const struct cleaner *c, int status);
