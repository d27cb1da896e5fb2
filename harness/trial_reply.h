/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trial.h"
#include "trial_pipes.h"

/* Makes a result of what a trial's program said on standard output and error
 * and how it ended (as waitpid has it). One that said nothing, or nonsense, has
 * crashed or failed, with its last words; so has one
 * that said more than an answer has, which is not read. */
void trial_reply_read(struct trial_result *out, struct trial_words *words,
                      int status);
