/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "err.h"
#include "trial.h"

#include <stdbool.h>

/*
 * A trial's answer, its sample as JSON, which a workload can neither mix up
 * with what it prints nor keep from being given.
 */
struct answer;

/*
 * Keeps standard output for the answer. From here on, what is printed goes to
 * standard error, line by line, and a workload that ends the program by exit
 * gets an answer written that says so, and the status of a trial that is lost;
 * `threads` of its own may do that at once. Once a program, which ends after
 * answer_write or answer_withhold.
 */
int answer_open(struct answer **out, unsigned threads, struct err *e);

/* With `events`, the timeline, too. */
int answer_write(struct answer *a, const struct trial_result *r, bool events,
                 struct err *e);

/* There is none to come. */
void answer_withhold(struct answer *a);
