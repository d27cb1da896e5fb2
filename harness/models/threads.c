/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What do native threads give, with nothing in their way? */
#include "model.h"
#include "team.h"
#include "thread_span.h"

static int prepare(struct team *t, struct err *e)
{
    struct thread_spans *spans;

    t->spans = t->workers;
    if (thread_spans_create(&spans, t, params_number(t->model_params, "stack"),
                            e)) {
        return -1;
    }
    t->model_state = spans;
    return 0;
}

static const struct param params[] = {
    {.name = "stack",
     .type = PARAM_SIZE,
     .value = "0",
     .max = UINT64_C(1) << 30,
     .help = "stack of each thread; 0 is the system's default"},
    {0},
};

const struct model model_threads = {
    .name = "threads",
    .summary = "one POSIX thread a worker, no lock",
    .params = params,
    .prepare = prepare,
    .start = thread_hook_start,
    .join = thread_hook_join,
    .finish = thread_hook_finish,
};
