/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What does the same work cost one after another, in one thread? */
#include "model.h"
#include "team.h"
#include "thread_span.h"

static int prepare(struct team *t, struct err *e)
{
    struct thread_spans *spans;

    t->spans = 1;
    if (thread_spans_create(&spans, t, 0, e)) {
        return -1;
    }
    t->model_state = spans;
    return 0;
}

const struct model model_sequential = {
    .name = "sequential",
    .summary = "all workers' operations one after another in one thread",
    .prepare = prepare,
    .start = thread_hook_start,
    .join = thread_hook_join,
    .finish = thread_hook_finish,
};
