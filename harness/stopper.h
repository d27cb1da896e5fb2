/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "err.h"

#include <stdbool.h>
#include <stdint.h>

/*
 * SIGINT, SIGTERM, SIGHUP, SIGXCPU, SIGUSR1 and SIGUSR2, and a time limit, as a
 * descriptor that becomes readable, so that a run ends between two steps and
 * not inside one. SIGQUIT is not among them: it ends at once.
 */
struct stopper {
    int fd; /* for poll alone */
    int signal_fd;
    int timer_fd;
    int signal;   /* the one that came; 0 until stopper_check sees it */
    bool late;    /* the time limit came, and stopper_check saw it */
    bool blocked; /* the signals, by it */
};

/* Nothing is open: stopper_close does nothing. */
void stopper_init(struct stopper *s);

/* Blocks those signals for this thread, but for what is ignored from SIGHUP on,
 * as nohup has it; ignores SIGPIPE. On failure stopper_close is owed as well.
 */
int stopper_open(struct stopper *s, struct err *e);

/* From when on, on CLOCK_MONOTONIC, it is late; 0: never. */
void stopper_limit(struct stopper *s, uint64_t deadline_ns);

/* Whether one of both has come; remembers what. */
bool stopper_check(struct stopper *s);

/* Gives the signals their usual effect again: the next one ends at once. */
void stopper_close(struct stopper *s);
