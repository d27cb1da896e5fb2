/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "err.h"

/* Another program, run to its end, without a shell. */
struct tool {
    char *const *argv; /* NULL-ended; [0] is found by tool_world_find */
    const char *dir;   /* where it runs */
    int limit_ms;      /* then it is killed */
};

enum tool_outcome {
    TOOL_DONE,    /* it exited with 0 */
    TOOL_MISSING, /* there is no such program */
    TOOL_FAILED,  /* it could not be run, or exited otherwise, or was killed */
};

/* It has no descriptors but 0 to 2, and the environment of
 * tool_world_environment. Its input and output are /dev/null; `e` holds why it
 * failed and the beginning of what it said on standard error. */
enum tool_outcome tool_run(const struct tool *t, struct err *e);
