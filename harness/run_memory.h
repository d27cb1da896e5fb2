/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "err.h"
#include "runner.h"
#include "store.h"

/* What a run remembers of how it was to be looked after, so that who goes on
 * with it need not say it again. */

/* Stores options->care and options->trace; the newest holds. */
int run_memory_put(struct store *s, const struct runner_options *options,
                   struct err *e);

/* The share of trials that may be disturbed, from the text of the event "care";
 * RUNNER_MAX_DISTURBED where it has none. */
double run_memory_max_disturbed(const char *care);

/*
 * Fills in what options->care and options->trace do not say, from the run in
 * options->dir, and sets options->idle where all of it was measured, is still
 * there, and nothing else is asked for now. A run of an older tvp remembers
 * nothing. */
int run_memory_recall(struct runner_options *options, struct err *e);
