/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "err.h"

/*
 * SIGINT, SIGTERM and SIGHUP as a descriptor that becomes readable, so that a
 * run ends between two steps and not inside one.
 */
struct stopper {
    int fd;
    int signal; /* the one that came; 0 until stopper_check sees it */
};

/* Blocks those signals for this thread; ignores SIGPIPE. */
int stopper_open(struct stopper *s, struct err *e);

/* Whether one has come; remembers which. */
int stopper_check(struct stopper *s);

/* Gives the signals their usual effect again: the next one ends at once. */
void stopper_close(struct stopper *s);
