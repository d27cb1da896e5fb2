/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "workload.h"

#include "arena.h"
#include "clock.h"
#include "handover.h"
#include "histogram.h"
#include "trace.h"

#include <errno.h>

void *job_alloc(struct job *job, size_t bytes, struct err *e)
{
    return arena_alloc(job->arena, bytes, e);
}

/* With nobody to tell, that takes a few instructions: workloads whose operation
 * is one short system call would notice more. */
static inline bool anybody_to_tell(const struct worker *w)
{
    return w->hooks != NULL || w->trace != NULL;
}

/* Marked after the drop and before the take, so that one follows the other. */
static __attribute__((noinline)) void leave_lock(struct worker *w,
                                                 enum trace_kind mark)
{
    if (w->hooks != NULL) {
        int was = errno;
        w->hooks->release(w);
        errno = was;
    }
    if (w->trace != NULL) {
        trace_mark(w->trace, mark);
    }
}

static __attribute__((noinline)) void take_lock(struct worker *w,
                                                enum trace_kind mark)
{
    if (w->trace != NULL) {
        trace_mark(w->trace, mark);
    }
    if (w->hooks != NULL) {
        int was = errno;
        w->hooks->take(w);
        errno = was;
    }
}

void worker_blocking_enter(struct worker *w)
{
    if (anybody_to_tell(w)) {
        leave_lock(w, TRACE_BLOCK);
    }
}

void worker_blocking_leave(struct worker *w)
{
    if (anybody_to_tell(w)) {
        take_lock(w, TRACE_UNBLOCK);
    }
}

void worker_native_enter(struct worker *w)
{
    if (anybody_to_tell(w)) {
        leave_lock(w, TRACE_NATIVE);
    }
}

void worker_native_leave(struct worker *w)
{
    if (anybody_to_tell(w)) {
        take_lock(w, TRACE_NATIVE_END);
    }
}

void worker_latency(struct worker *w, uint64_t ns)
{
    histogram_record(w->latency, ns);
}

int worker_hand_over(struct worker *w, const void *data, size_t bytes,
                     struct err *e)
{
    int failed = 0;

    if (w->way == NULL) {
        return err_set(e, "results are handed over by a workload that does "
                          "not say so; set its hands_over");
    }
    if (w->way->fd >= 0) {
        worker_blocking_enter(w);
        failed = handover_send(w->way, w->index, data, bytes, e);
        worker_blocking_leave(w);
    }
    if (failed) {
        return -1;
    }
    w->handed.results++;
    w->handed.bytes += bytes;
    return 0;
}

uint64_t worker_clock_ns(void)
{
    return clock_now_ns();
}

uint64_t worker_random(struct worker *w)
{
    /* SplitMix64 (Steele, Lea, Flood 2014), seeded with the index. */
    w->random += UINT64_C(0x9e3779b97f4a7c15);
    uint64_t z = w->random;
    z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
    return z ^ (z >> 31);
}
