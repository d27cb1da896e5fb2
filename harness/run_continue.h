/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base_program.h"
#include "err.h"
#include "plan.h"

#include <stdbool.h>

/* Whether a folder holds a run of this plan, for the one command that begins a
 * run or goes on with it. */
enum run_continue {
    CONTINUE_NEW,      /* nothing was measured there yet */
    CONTINUE_ON,       /* a run of this plan is there */
    CONTINUE_OTHER,    /* … of another one, or under other options: `e` */
    CONTINUE_NO_ANSWER /* `e` says why */
};

/* What a run.db without a run has left is taken away, and so is the other
 * half of a run with --against that was cut before its first sample; a file
 * that can't be read is not. `any_seed`: the plan's was drawn at random, and is
 * not compared. `base`: the program of --against, or NULL. */
enum run_continue run_continue_find(const char *dir, const struct plan *plan,
                                    bool any_seed,
                                    const struct base_program *base,
                                    struct err *e);
