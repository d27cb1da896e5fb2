/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "team.h"

#include "arena.h"
#include "clock.h"
#include "hook.h"
#include "memory_policy.h"
#include "slot_check.h"
#include "topology.h"

#include <errno.h>
#include <sys/eventfd.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

struct trace_ring *team_ring(const struct team *t, unsigned worker)
{
    size_t bytes = trace_ring_bytes(trace_ring_capacity(t->workers));

    return (void *)(t->rings + worker * bytes);
}

/* The same in the controller and in a program started afresh. */
static int map_memory(struct team *t, struct arena *arena, struct err *e)
{
    size_t ring_bytes = trace_ring_bytes(trace_ring_capacity(t->workers));

    t->shared = arena_alloc(arena, sizeof *t->shared, e);
    if (t->shared == NULL) {
        return -1;
    }
    t->slots = arena_alloc(arena, t->workers * sizeof *t->slots, e);
    if (t->slots == NULL) {
        return -1;
    }
    if (t->workload->endless) {
        t->counts = arena_alloc(arena, t->workers * sizeof *t->counts, e);
        if (t->counts == NULL) {
            return -1;
        }
    }
    if (t->traced) {
        t->rings = arena_alloc(arena, t->workers * ring_bytes, e);
    }
    return t->traced && t->rings == NULL ? -1 : 0;
}

unsigned team_laps(const struct team *t)
{
    bool once = t->workload->whole || t->workload->endless;

    return once ? 1 : laps_count(t->job->ops);
}

/* What of a worker is an address, and so this program's own. */
static void point(struct team *t, struct slot *s)
{
    s->worker.job = t->job;
    s->worker.latency = &s->latency;
    s->worker.way = t->workload->hands_over ? &t->shared->way : NULL;
    s->worker.count =
        t->counts != NULL ? &t->counts[s->worker.index].value : NULL;
    if (t->traced) {
        s->worker.trace = team_ring(t, s->worker.index);
    }
}

int team_attach(struct team *t, struct arena *arena, unsigned first,
                unsigned count, struct err *e)
{
    if (map_memory(t, arena, e)) {
        return -1;
    }
    for (unsigned i = first; i < first + count; i++) {
        point(t, &t->slots[i]);
    }
    return 0;
}

int team_create(struct team *t, struct arena *arena, struct err *e)
{
    t->bell = -1;
    if (map_memory(t, arena, e)) {
        return -1;
    }
    for (unsigned i = 0; i < t->workers; i++) {
        struct slot *s = &t->slots[i];
        worker_sample_clear(&s->sample);
        s->sample.worker = i;
        s->worker.index = i;
        s->worker.random = i;
        point(t, s);
        if (t->traced) {
            s->worker.trace->capacity = trace_ring_capacity(t->workers);
        }
    }
    t->shared->way.fd = -1;
    slots_guard(t);
    t->bell = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    return t->bell < 0 ? err_errno(e, "cannot create an eventfd") : 0;
}

void team_free(struct team *t)
{
    if (t->bell >= 0) {
        close(t->bell);
        t->bell = -1;
    }
    handover_close(t->inbox);
    t->inbox = NULL;
}

/* A full counter has rung. */
static int ring(const struct team *t)
{
    uint64_t one = 1;

    return write(t->bell, &one, sizeof one) < 0 && errno != EAGAIN ? -1 : 0;
}

static void fail(struct team *t, struct slot *s)
{
    atomic_store(&s->failed, 1);
    atomic_fetch_add(&t->shared->failures, 1);
    (void)ring(t); /* else the controller looks in a second */
}

void team_fail(struct team *t, unsigned worker, const struct err *why)
{
    t->slots[worker].err = *why;
    fail(t, &t->slots[worker]);
}

/* The last one rings; the time at which the controller knows is wrong then if
 * it can't. */
static void arrive(struct team *t, atomic_uint *counter, struct slot *s)
{
    if (atomic_fetch_add(counter, 1) + 1 == t->spans && ring(t)) {
        err_errno(&s->err, "cannot tell the controller that all are there; "
                           "does the workload close descriptors that are not "
                           "its own?");
        fail(t, s);
    }
}

static void take_lock(struct worker *w)
{
    if (w->hooks != NULL) {
        w->hooks->take(w);
    }
}

static void release_lock(struct worker *w)
{
    if (w->hooks != NULL) {
        w->hooks->release(w);
    }
}

static void enter(struct team *t, struct slot *s)
{
    s->sample.pid = getpid();
    s->tid = gettid();
    if (t->model->attach != NULL) {
        t->model->attach(t, &s->worker);
    }
    if (t->workload->enter == NULL) {
        return;
    }
    /* Under a lock, entering is the runtime's code as well. */
    take_lock(&s->worker);
    if (hook_result("enter", t->workload->enter(&s->worker, &s->err),
                    &s->err)) {
        fail(t, s);
    }
    release_lock(&s->worker);
}

unsigned team_counted(const struct team *t)
{
    unsigned counted = t->workload->counted;

    return counted == 0 || counted > t->workers ? t->workers : counted;
}

static void account(struct worker_sample *s, const struct rusage *before,
                    const struct rusage *after)
{
    s->cpu_user_ns = clock_timeval_ns(&after->ru_utime)
                     - clock_timeval_ns(&before->ru_utime);
    s->cpu_sys_ns = clock_timeval_ns(&after->ru_stime)
                    - clock_timeval_ns(&before->ru_stime);
    s->voluntary_switches = after->ru_nvcsw - before->ru_nvcsw;
    s->involuntary_switches = after->ru_nivcsw - before->ru_nivcsw;
    s->minor_faults = after->ru_minflt - before->ru_minflt;
    s->major_faults = after->ru_majflt - before->ru_majflt;
}

/* The kernel counts a running thread's time to its last tick; reading its
 * clock first brings the count up to now. */
static void usage(struct rusage *out)
{
    struct timespec now;

    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    getrusage(RUSAGE_THREAD, out);
}

static int work_in_laps(struct team *t, struct slot *s)
{
    struct laps *l = &s->laps;
    int result = 0;

    l->ops = t->job->ops;
    l->count = team_laps(t);
    for (unsigned i = 0; i < l->count && result == 0; i++) {
        uint64_t until = laps_until(l, i + 1);
        result = t->workload->work(&s->worker, until - s->worker.done, &s->err);
        s->worker.done = until;
        l->end_ns[i] = clock_now_ns();
    }
    return hook_result("work", result, &s->err);
}

static void work(struct team *t, struct slot *s)
{
    struct rusage before;
    struct rusage after;
    int result;

    if (t->model->begin != NULL) {
        t->model->begin(t, &s->worker);
    }
    usage(&before);
    s->sample.pu_started = topology_current_pu();
    uint64_t start_ns = clock_now_ns();
    trace_mark_at(s->worker.trace, TRACE_BEGIN, start_ns);
    s->sample.start_ns = (int64_t)start_ns;
    atomic_store_explicit(&s->began, 1, memory_order_release);
    take_lock(&s->worker); /* the first wait for the lock counts */
    s->laps.start_ns = s->worker.began_ns = start_ns;
    result = work_in_laps(t, s);
    release_lock(&s->worker);
    uint64_t end_ns = clock_now_ns();
    trace_mark_at(s->worker.trace, TRACE_END, end_ns);
    s->sample.pu_ended = topology_current_pu();
    usage(&after);

    account(&s->sample, &before, &after);
    s->sample.end_ns = (int64_t)end_ns;
    s->sample.ops =
        s->worker.index < team_counted(t) ? (int64_t)t->job->ops : 0;
    s->sample.checksum = s->worker.checksum;
    if (t->model->end != NULL) {
        t->model->end(t, &s->worker);
    }
    if (result) {
        fail(t, s);
    }
}

static int bind_pu(const struct team *t, int pu, struct err *e)
{
    if (pu < 0) {
        return 0;
    }
    /* A program started afresh has no topology: to find out about it would
     * cost more than all else that it does before it works. */
    return t->topology != NULL ? topology_bind_self(t->topology, pu, e)
                               : topology_bind_checked(pu, e);
}

static int bind_span(struct team *t, unsigned first, unsigned count)
{
    int pu = t->pus[first];

    for (unsigned i = first; i < first + count && pu >= 0; i++) {
        t->slots[i].sample.pu_bound = pu;
    }
    struct err *e = &t->slots[first].err;
    if (bind_pu(t, pu, e) == 0
        && memory_policy_apply(t->nodes[first], e) == 0) {
        return 0;
    }
    fail(t, &t->slots[first]);
    return -1;
}

void team_work_through(struct team *t, unsigned first, unsigned count)
{
    unsigned end = first + count;

    if (bind_span(t, first, count)) {
        return;
    }
    for (unsigned i = first; i < end; i++) {
        enter(t, &t->slots[i]);
    }
    arrive(t, &t->shared->ready, &t->slots[first]);
    if (gate_wait(&t->shared->start) == GATE_OPEN) {
        for (unsigned i = first; i < end; i++) {
            work(t, &t->slots[i]);
        }
        arrive(t, &t->shared->done, &t->slots[first]);
        gate_wait(&t->shared->end);
    }
    for (unsigned i = first; i < end; i++) {
        if (t->workload->leave != NULL) {
            t->workload->leave(&t->slots[i].worker);
        }
    }
}

uint64_t team_open(struct team *t)
{
    uint64_t now = clock_now_ns();

    gate_set(&t->shared->start, GATE_OPEN);
    return now;
}

int team_failure(const struct team *t, struct err *e)
{
    for (unsigned i = 0; i < t->workers; i++) {
        if (atomic_load(&t->slots[i].failed) != 0) {
            if (!slots_guarded(t, i)) {
                return slots_say_shared(e);
            }
            *e = t->slots[i].err;
            e->text[sizeof e->text - 1] = '\0'; /* whoever wrote it */
            return err_prefix(e, "worker %u: ", i);
        }
    }
    return 0;
}
