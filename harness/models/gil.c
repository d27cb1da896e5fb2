/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What do threads give when a lock like CPython's makes them take turns? */
#include "gil.h"

#include "model.h"
#include "team.h"
#include "thread_span.h"

#include <stdlib.h>

struct state {
    struct thread_spans *spans;
    struct gil *gil;
    bool measure_hold;
    struct gil_seat seats[];
};

static void finish(struct team *t)
{
    struct state *s = t->model_state;

    if (s != NULL) {
        thread_spans_free(s->spans);
        gil_free(s->gil);
        free(s);
    }
}

static int prepare(struct team *t, struct err *e)
{
    struct gil_config config = {
        .interval_ns = params_number(t->model_params, "interval"),
        .forced_switching = true,
        .measure_hold = params_number(t->model_params, "telemetry") != 0,
    };
    struct state *s = calloc(1, sizeof *s + t->workers * sizeof s->seats[0]);

    if (s == NULL) {
        return err_set(e, "out of memory for %u workers", t->workers);
    }
    t->model_state = s;
    t->spans = t->workers;
    s->measure_hold = config.measure_hold;
    if (gil_create(&s->gil, &config, e)
        || thread_spans_create(&s->spans, t, 0, e)) {
        finish(t);
        t->model_state = NULL;
        return -1;
    }
    return 0;
}

static int start(struct team *t, struct err *e)
{
    struct state *s = t->model_state;

    return thread_spans_start(s->spans, t, e);
}

static int join(struct team *t, struct err *e)
{
    struct state *s = t->model_state;

    return thread_spans_join(s->spans, e);
}

static void hook_safepoint(struct worker *w)
{
    gil_drop(w->lock);
    gil_take(w->lock);
}

static void hook_release(struct worker *w)
{
    gil_drop(w->lock);
}

static void hook_take(struct worker *w)
{
    gil_take(w->lock);
}

static const struct worker_hooks hooks = {
    .safepoint = hook_safepoint,
    .release = hook_release,
    .take = hook_take,
};

static void attach(struct team *t, struct worker *w)
{
    struct state *s = t->model_state;

    gil_sit(s->gil, &s->seats[w->index], &w->breaker);
    w->lock = &s->seats[w->index];
    w->hooks = &hooks;
}

static void begin(struct team *t, struct worker *w)
{
    struct state *s = t->model_state;

    gil_sit(s->gil, w->lock, &w->breaker);
}

static void end(struct team *t, struct worker *w)
{
    const struct state *s = t->model_state;
    const struct gil_seat *seat = w->lock;
    struct worker_sample *sample = &t->slots[w->index].sample;

    sample->gil_acquires = (int64_t)seat->acquires;
    sample->gil_waits = (int64_t)seat->waits;
    sample->gil_forced_drops = (int64_t)seat->forced_drops;
    sample->gil_wait_ns = (int64_t)seat->wait_ns;
    if (s->measure_hold) {
        sample->gil_hold_ns = (int64_t)seat->hold_ns;
    }
}

static const char *const off_on[] = {"off", "on", NULL};

static const struct param params[] = {
    {.name = "interval",
     .type = PARAM_DURATION,
     .value = "5ms",
     .min = 1000,
     .max = UINT64_C(3600000000000),
     .help = "how long a thread waits before it asks for the lock; 5ms as "
             "CPython's sys.setswitchinterval"},
    {.name = "telemetry",
     .type = PARAM_CHOICE,
     .value = "off",
     .choices = off_on,
     .help = "on: measure how long the lock is held, at two clock readings "
             "a take"},
    {0},
};

const struct model model_gil = {
    .name = "gil",
    .summary = "one POSIX thread a worker, under a lock like CPython's",
    .params = params,
    .prepare = prepare,
    .start = start,
    .join = join,
    .finish = finish,
    .attach = attach,
    .begin = begin,
    .end = end,
};
