/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "err.h"

#include <sys/types.h>

/*
 * A process that outlives a trial, however sudden its end, to take away what
 * has a name: files and folders that workloads open by name. It goes when
 * keeper_end is called, or once nobody is left who could call that. Only if it
 * is killed as well, as when a container is, does what it keeps stay.
 */
struct keeper {
    pid_t pid; /* 0 where there is none */
    int end;   /* a socket; the keeper goes when this end is closed */
};

/* What it does, with `of`: memory that it shares with who starts it. */
struct keeper_task {
    int (*begin)(void *of); /* first, awaited by keeper_start; NULL: nothing */
    void (*finish)(void *of);
    void *of;
};

/* Before there are other threads. -1 with the reason; 1 where `begin` failed,
 * in which case there is a keeper, that has to be ended. */
int keeper_start(struct keeper *k, const struct keeper_task *task,
                 struct err *e);

/* Returns once `finish` is done; harmless where there is no keeper. */
void keeper_end(struct keeper *k);
