/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "err.h"
#include "text_buffer.h"

#include <stdbool.h>
#include <stddef.h>

/* What connects the runner with a trial: its standard input, output and error,
 * the runner's ends and the trial's. -1 is closed. */
struct trial_pipes {
    int in[2];
    int out[2];
    int err[2];
};

/* What came through them: of what is too long, the end alone, since a workload
 * may print for ever. */
struct trial_words {
    struct text_buffer out;
    struct text_buffer err;
    size_t out_most; /* what an answer may have, in bytes */
};

/* An answer of 10,000 workers has 7 MB; a trace's events may have 64 MiB, and
 * more as text. */
enum { TRIAL_ANSWER_BYTES = 1 << 25, TRIAL_TRACE_BYTES = 1 << 28 };

int trial_pipes_open(struct trial_pipes *p, struct err *e);
void trial_pipes_close(struct trial_pipes *p);

/* Once the trial has its ends: closes them here, and lets nothing that the
 * trial may leave behind keep the runner waiting. */
void trial_pipes_keep_ours(struct trial_pipes *p);
void trial_pipes_close_in(struct trial_pipes *p);

/* Read some of what is there; close the pipe at its end. False when nothing
 * came. */
bool trial_pipes_read_out(struct trial_pipes *p, struct trial_words *w);
bool trial_pipes_read_err(struct trial_pipes *p, struct trial_words *w);

/* All that is there, without waiting for more, and no more than 64 MiB: who was
 * left may write for ever. */
void trial_pipes_drain(struct trial_pipes *p, struct trial_words *w);

void trial_words_free(struct trial_words *w);
