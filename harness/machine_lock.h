/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "err.h"

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

/*
 * One run a machine: a name in the kernel's abstract space of sockets, which
 * every user can take and which goes with the process that has it, however
 * that ends. No file is left behind, none needs rights, and who waits is woken.
 * Seen by all that share a network namespace. TVP_LOCK in the environment
 * is another name.
 */
struct machine_lock {
    int fd; /* -1: not held */
};

enum { MACHINE_LOCK_TEXT_BYTES = 256, MACHINE_LOCK_SENTENCE_BYTES = 512 };

/* Who holds it. */
struct machine_lock_holder {
    bool held;
    pid_t pid;                             /* 0: cannot be seen from here */
    char since[32];                        /* UTC; "": not known */
    char command[MACHINE_LOCK_TEXT_BYTES]; /* as it was typed; "": likewise */
};

/* Takes it, or fills in who has it: look at who->held. -1: cannot be asked. */
int machine_lock_try(struct machine_lock *l, struct machine_lock_holder *who,
                     struct err *e);

/* Who has it now. */
int machine_lock_ask(struct machine_lock_holder *who, struct err *e);

enum machine_lock_wait { LOCK_GONE, LOCK_STOPPED, LOCK_TIMED_OUT };

/* Waits until whoever has it may have let it go (try again), `stop_fd` (-1
 * for none) is readable, or CLOCK_MONOTONIC passes the deadline (0: none). */
enum machine_lock_wait machine_lock_wait(int stop_fd, uint64_t deadline_ns);

void machine_lock_release(struct machine_lock *l);

/* "another tvp run (process 4711, since 2026-11-22T17:04:16Z: tvp run seed)" */
void machine_lock_text(const struct machine_lock_holder *who,
                       char text[MACHINE_LOCK_SENTENCE_BYTES]);
