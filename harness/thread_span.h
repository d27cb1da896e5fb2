/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "err.h"
#include "team.h"

#include <stddef.h>

/* Threads that carry the workers: what sequential, threads and gil share. */
struct thread_spans;

/* Room for t->spans threads, each with `stack_bytes` of stack (0 is the
 * system's default). */
int thread_spans_create(struct thread_spans **out, const struct team *t,
                        size_t stack_bytes, struct err *e);
void thread_spans_free(struct thread_spans *s);

/* Starts them over equal shares of the team's workers. */
int thread_spans_start(struct thread_spans *s, struct team *t, struct err *e);

/* Joins those that were started. */
int thread_spans_join(struct thread_spans *s, struct err *e);

/* The hooks of a model whose model_state is its threads and nothing more. */
int thread_hook_start(struct team *t, struct err *e);
int thread_hook_join(struct team *t, struct err *e);
void thread_hook_finish(struct team *t);
