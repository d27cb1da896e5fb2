/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "text_buffer.h"
#include "trial.h"

/* Makes a result of what a trial's program said on standard output and error
 * and how it ended (as waitpid has it). One that said nothing, or nonsense, has
 * crashed or failed, with its last words. */
void trial_reply_read(struct trial_result *out, struct text_buffer *said,
                      struct text_buffer *err, int status);
