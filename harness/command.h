/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "err.h"

#include <stdbool.h>

/* Exit statuses that every command keeps to. */
enum {
    STATUS_OK = 0,
    STATUS_FAILED = 1,
    STATUS_USAGE = 2,
    STATUS_REGRESSION = 3,
    STATUS_UNRELIABLE = 4,
    STATUS_TRIAL_LOST = 5,
    STATUS_SIGNAL = 128,
};

/* How a command ended. A text in `err` is printed to stderr by main. */
struct outcome {
    int status;
    bool at_once; /* threads are still there: skip what exit would run */
    struct err err;
};

struct command {
    const char *name;
    const char *summary; /* one line */
    bool internal;       /* not for people: no help names it */
    bool outlives;       /* goes on when nobody reads what it says */
    struct outcome (*run)(int argc, char **argv);
};
