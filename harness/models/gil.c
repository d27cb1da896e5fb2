/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What do threads give when a lock like CPython's makes them take turns? */
#include "gil_profile.h"

#include "model.h"
#include "team.h"
#include "thread_span.h"

#include <stdlib.h>

enum { INTERVAL_MIN_NS = 1000 };

/* What a worker without a lock is to the collector of its runtime. */
enum { DETACHED, ATTACHED };

struct place {
    struct gil_seat seat;
    struct histogram waits;
    atomic_int attached; /* under a profile without a lock */
};

struct state {
    struct thread_spans *spans;
    const struct gil_profile *profile;
    bool measure_hold;
    unsigned nlocks;
    struct gil **locks; /* one, or one for each worker, or none */
    struct place places[];
};

static const struct gil_profile *profile_of(const struct params *p)
{
    return gil_profile_at(params_number(p, "profile"));
}

static uint64_t interval_ns(const struct params *p)
{
    const struct gil_profile *profile = profile_of(p);
    uint64_t own_ns = params_number(p, "interval");

    if (profile->scope != GIL_SCOPE_ALL) {
        return 0;
    }
    return own_ns != 0 ? own_ns : profile->config.interval_ns;
}

static void finish(struct team *t)
{
    struct state *s = t->model_state;

    if (s == NULL) {
        return;
    }
    thread_spans_free(s->spans);
    for (unsigned i = 0; i < s->nlocks; i++) {
        gil_free(s->locks[i]);
    }
    free(s->locks);
    free(s);
    t->model_state = NULL;
}

static int make_locks(struct state *s, struct team *t, struct err *e)
{
    struct gil_config config = s->profile->config;
    uint64_t interval_ns = params_number(t->model_params, "interval");
    unsigned count = s->profile->scope == GIL_SCOPE_NONE  ? 0
                     : s->profile->scope == GIL_SCOPE_ALL ? 1
                                                          : t->workers;

    config.measure_hold = s->measure_hold;
    if (interval_ns != 0) {
        config.interval_ns = interval_ns;
    }
    s->locks = calloc(count + 1, sizeof(struct gil *));
    if (s->locks == NULL) {
        return err_set(e, "out of memory for %u locks", count);
    }
    for (; s->nlocks < count; s->nlocks++) {
        if (gil_create(&s->locks[s->nlocks], &config, e)) {
            return -1;
        }
    }
    return 0;
}

static int prepare(struct team *t, struct err *e)
{
    struct state *s = calloc(1, sizeof *s + t->workers * sizeof s->places[0]);

    if (s == NULL) {
        return err_set(e, "out of memory for %u workers", t->workers);
    }
    t->model_state = s;
    t->spans = t->workers;
    s->profile = profile_of(t->model_params);
    s->measure_hold = params_number(t->model_params, "telemetry") != 0;
    if (make_locks(s, t, e) || thread_spans_create(&s->spans, t, 0, e)) {
        finish(t);
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
    struct place *p = w->lock;

    gil_safepoint(&p->seat);
}

static void hook_release(struct worker *w)
{
    struct place *p = w->lock;

    gil_drop(&p->seat);
}

static void hook_take(struct worker *w)
{
    struct place *p = w->lock;

    gil_take(&p->seat);
}

static const struct worker_hooks hooks = {
    .safepoint = hook_safepoint,
    .release = hook_release,
    .take = hook_take,
};

static void hook_detach(struct worker *w)
{
    struct place *p = w->lock;

    atomic_store_explicit(&p->attached, DETACHED, memory_order_release);
}

/* Nothing stops the world here, so that it succeeds at once. */
static void hook_attach(struct worker *w)
{
    struct place *p = w->lock;
    int was = DETACHED;

    while (!atomic_compare_exchange_strong(&p->attached, &was, ATTACHED)) {
        was = DETACHED;
    }
}

static const struct worker_hooks lockless_hooks = {
    .release = hook_detach,
    .take = hook_attach,
};

static void sit(struct state *s, struct worker *w)
{
    struct place *p = w->lock;

    if (s->nlocks > 0) {
        gil_sit(s->locks[s->nlocks > 1 ? w->index : 0], &p->seat, &w->breaker);
    }
}

static void attach(struct team *t, struct worker *w)
{
    struct state *s = t->model_state;

    w->lock = &s->places[w->index];
    w->hooks = s->nlocks > 0 ? &hooks : &lockless_hooks;
    sit(s, w);
}

/* From here on it counts. */
static void begin(struct team *t, struct worker *w)
{
    struct state *s = t->model_state;
    struct place *p = w->lock;

    sit(s, w);
    p->seat.wait_histogram = &p->waits;
    p->seat.trace = w->trace;
}

static void end(struct team *t, struct worker *w)
{
    const struct state *s = t->model_state;
    const struct place *p = w->lock;
    const struct gil_seat *seat = &p->seat;
    struct worker_sample *sample = &t->slots[w->index].sample;

    if (s->nlocks == 0) {
        return;
    }
    sample->gil_acquires = (int64_t)seat->acquires;
    sample->gil_waits = (int64_t)seat->waits;
    sample->gil_voluntary_drops = (int64_t)seat->voluntary_drops;
    sample->gil_forced_drops = (int64_t)seat->forced_drops;
    sample->gil_switches = (int64_t)seat->switches;
    sample->gil_wait_ns = (int64_t)seat->wait_ns;
    if (s->measure_hold) {
        sample->gil_hold_ns = (int64_t)seat->hold_ns;
    }
}

static const struct histogram *lock_waits(const struct team *t, unsigned worker)
{
    const struct state *s = t->model_state;

    return s->nlocks > 0 ? &s->places[worker].waits : NULL;
}

/* Refuses an interval that means nothing to the profile, and writes the
 * profile's own as 0, as if nobody had given it. */
static int settle(struct params *p, struct err *e)
{
    const struct gil_profile *profile = profile_of(p);
    uint64_t interval_ns = params_number(p, "interval");

    if (interval_ns == 0) {
        return 0;
    }
    if (profile->config.clock == GIL_CLOCK_NONE) {
        return err_set(e,
                       "gil: profile=%s has no interval: its holder %s; "
                       "leave interval= out",
                       params_text(p, "profile"),
                       profile->scope == GIL_SCOPE_NONE ? "is nobody"
                                                        : "counts safepoints");
    }
    if (interval_ns < INTERVAL_MIN_NS) {
        return err_set(e, "gil: interval must be at least 1us, or 0 for the "
                          "profile's own");
    }
    if (interval_ns == profile->config.interval_ns) {
        params_set_number(p, "interval", 0);
    }
    return 0;
}

static const char *const off_on[] = {"off", "on", NULL};

static const struct param params[] = {
    {.name = "profile",
     .type = PARAM_CHOICE,
     .value = "cpython",
     .choices = gil_profile_names,
     .choice_help = gil_profile_help,
     .help = "whose lock it is"},
    {.name = "interval",
     .type = PARAM_DURATION,
     .value = "0",
     .max = UINT64_C(3600000000000),
     .help = "how long a thread waits before it asks for the lock (CPython's "
             "sys.setswitchinterval), or a holder may hold it; 0: the "
             "profile's own"},
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
    .settle = settle,
    .interval_ns = interval_ns,
    .prepare = prepare,
    .start = start,
    .join = join,
    .finish = finish,
    .attach = attach,
    .begin = begin,
    .end = end,
    .lock_waits = lock_waits,
};
