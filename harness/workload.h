/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "err.h"
#include "params.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
#include <atomic>
using std::atomic_load_explicit;
using std::atomic_uint;
using std::memory_order_relaxed;
extern "C" {
#else
#include <stdatomic.h>
#endif

/*
 * What a workload is and what it may call: all that a file under workloads/,
 * or one outside the tree, sees of the harness. A workload never learns which
 * model runs it.
 */

enum workload_kind {
    WORKLOAD_CPU,
    WORKLOAD_MEMORY,
    WORKLOAD_KERNEL,
    WORKLOAD_IO,
    WORKLOAD_MIXED,
    WORKLOAD_SHARED,
};

struct histogram;
struct worker;
struct worker_hooks;
struct arena;
struct trace_ring;
struct handover_way;

/* One trial's work, the same for all of its workers. */
struct job {
    const struct params *params;
    unsigned workers;
    uint64_t ops;        /* for each worker */
    uint64_t scale;      /* what the calibrate hook found; 0 without the hook */
    void *state;         /* the workload's own, made in setup */
    struct arena *arena; /* job_alloc's */
    const char *data_dir;  /* holds the files that ship with tvp */
    uint64_t checksum;     /* all workers' sums, for verify */
    uint64_t handed_bytes; /* all that was handed over, likewise */
};

/* What worker_hand_over has counted. */
struct handed {
    uint64_t results;
    uint64_t bytes;
};

/* One worker: a thread or a process. Its other fields are the harness's. */
struct worker {
    atomic_uint breaker; /* nonzero: the next safepoint has something to do */
    unsigned index;      /* from 0 */
    const struct job *job;
    void *state;   /* the workload's own, made in enter */
    uint64_t done; /* operations of this trial in earlier calls of work … */
    uint64_t began_ns; /* … and when the first began, on CLOCK_MONOTONIC */
    uint64_t checksum;
    uint64_t random;
    const struct worker_hooks *hooks; /* NULL where there is no lock */
    void *lock;
    struct histogram *latency;
    struct trace_ring *trace; /* NULL when nobody asked for a timeline */
    struct handover_way *way; /* of results; NULL unless hands_over */
    struct handed handed;
    unsigned long long *count; /* what an endless worker has done, on a cache
                                * line of its own; NULL for others */
};

/*
 * Every hook but `work` may be left out. Those that return int return 0, or
 * -1 with the reason in `e`. For one trial, in this order:
 *   setup     once, in the controller, before any worker exists
 *   calibrate once a run rather than a trial, after setup: how many inner
 *             steps make up what the parameters give as a time
 *   enter     in each worker, before the clock starts
 *   work      in each worker, timed: exactly `ops` operations; called several
 *             times, with counts that add up to job->ops, unless `whole`
 *   leave     in each worker, also after a failure of enter or work
 *   verify    in the controller: whether job->checksum is the right answer
 *   figure    in the controller, after verify: what else was found out
 *   teardown  in the controller, also after a failure of setup
 * And instead of setup, in a worker's process that was started afresh and
 * shares nothing with the controller but job_alloc's memory:
 *   attach    makes the same calls of job_alloc, which give the same memory as
 *             setup got and left it, and makes job->state from that. Without
 *             the hook such a worker can't be started, unless setup is
 *             missing as well; setup itself serves where it has no effects
 *             outside job->state.
 */
struct workload {
    const char *name;
    const char *summary; /* one line: what an operation does */
    const char *unit;    /* what an operation is, in one or two words */
    enum workload_kind kind;
    /* For people, in Markdown; docs/workloads.md is made of these. */
    const char *question; /* what it asks: the file's first comment, too */
    const char *story;    /* what an operation does, in whole paragraphs that
                           * empty lines part */
    const char *expect;   /* which model should win on many cores, and why */
    const char *verified; /* what answer is checked, and against what */
    const char *lock;     /* where it is held, where released, as a runtime
                           * does; where safepoints are */
    const char *limit;    /* what bounds it beside the work itself, such as a
                           * server or a disk, and from when on; NULL: nothing */
    const char *quick;    /* parameters with which it is over soon and needs no
                           * disk, for tests; NULL: it is so by default */
    const struct param *params; /* NULL-name-ended; NULL for none */
    int (*setup)(struct job *, struct err *);
    int (*calibrate)(struct job *, uint64_t *scale, struct err *);
    int (*enter)(struct worker *, struct err *);
    int (*work)(struct worker *, uint64_t ops, struct err *);
    void (*leave)(struct worker *);
    int (*verify)(const struct job *, struct err *);
    void (*teardown)(struct job *);
    int (*attach)(struct job *, struct err *);
    int64_t (*figure)(const struct job *);
    const char *figure_name; /* what `figure` counts, as "updates_lost" */
    const char *length; /* the parameter that says how long an operation takes
                         * when nothing is in its way; NULL for none */
    bool whole;         /* work is called once, with all of the operations */
    unsigned counted;   /* how many workers, from 0 on, have operations to do;
                         * the others work beside them. 0: all */
    bool hands_over;    /* calls worker_hand_over */
    bool endless;       /* work never returns: it adds what it has done to
                         * *w->count, and ends with the trial, at any point.
                         * leave and verify are not called; teardown is, in a
                         * child, which has copies of all but job_alloc's */
};

/* Zeroed memory that all workers share under every model; in setup alone. It
 * lives until the trial ends. NULL with the reason in `e`. */
void *job_alloc(struct job *job, size_t bytes, struct err *e);

/* How a model takes part in a worker's life; all may block. */
struct worker_hooks {
    void (*safepoint)(struct worker *); /* the breaker was set */
    void (*release)(struct worker *);
    void (*take)(struct worker *);
};

/* At every loop back-edge: where a runtime would let others in. */
static inline void worker_safepoint(struct worker *w)
{
    if (__builtin_expect(
            atomic_load_explicit(&w->breaker, memory_order_relaxed) != 0, 0)) {
        w->hooks->safepoint(w);
    }
}

/* Around a call that blocks in the kernel; keeps errno. */
void worker_blocking_enter(struct worker *w);
void worker_blocking_leave(struct worker *w);

/* Around C code that a runtime would run without its lock; keeps errno. */
void worker_native_enter(struct worker *w);
void worker_native_leave(struct worker *w);

/* Records how long one operation took. */
void worker_latency(struct worker *w, uint64_t ns);

/*
 * Hands a result over to the controller, in work alone. Where worker and
 * controller share memory, the result stays where it is and is counted. Else
 * its bytes are copied through a pipe, which the worker waits for without the
 * lock; on return all are on their way, and the buffer is the worker's again.
 * What has arrived is compared with what was sent, which fails the trial. For
 * workloads with hands_over; -1 with the reason, for others as well.
 */
int worker_hand_over(struct worker *w, const void *data, size_t bytes,
                     struct err *e);

/* CLOCK_MONOTONIC in nanoseconds, for worker_latency; never in CPU loops. */
uint64_t worker_clock_ns(void);

/* Adds to the sum that proves equal work: order must not matter. */
static inline void worker_checksum(struct worker *w, uint64_t x)
{
    w->checksum += x;
}

/* The next of a sequence that depends on the worker's index alone. */
uint64_t worker_random(struct worker *w);

/*
 * A workload in a file of its own, `-w ./spin.so`: its source ends with
 * `TVP_PLUGIN(workload);`, where `workload` is a const struct workload, and it
 * is built by cc -O2 -shared -fPIC. tvp refuses a file that was built for
 * another interface.
 */

/* Raised by whatever a file that was built before would not survive: fields,
 * their meaning, what is called when. The sizes tell the rest. */
enum { WORKLOAD_INTERFACE = 1 };

/* The interface stays the first field for ever. */
struct workload_plugin {
    uint32_t interface;
    uint32_t workload_bytes;
    uint32_t worker_bytes;
    uint32_t job_bytes;
    uint32_t param_bytes;
    const struct workload *workload;
};

#define TVP_PLUGIN(the_workload)                                               \
    extern const struct workload_plugin tvp_plugin                             \
        __attribute__((visibility("default")));                                \
    const struct workload_plugin tvp_plugin = {                                \
        WORKLOAD_INTERFACE, sizeof(struct workload), sizeof(struct worker),    \
        sizeof(struct job), sizeof(struct param),    &(the_workload),          \
    }

#ifdef __cplusplus
}
#endif
