/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From how many bytes on does handing results over cost more than the lock? */
#include "workload.h"

#include "support/computing.h"
#include "support/due.h"
#include "support/own_memory.h"

#include <inttypes.h>
#include <string.h>

static int calibrate(struct job *job, uint64_t *scale, struct err *e)
{
    return computing_calibrate(params_number(job->params, "op"), 0, scale, e);
}

/* Each result is another one: its number is in front. */
static int make_result(struct worker *w, uint64_t op, struct err *e)
{
    uint64_t bytes = params_number(w->job->params, "bytes");

    worker_checksum(w, computing_do(w, w->job->scale));
    memcpy(w->state, &op, bytes < sizeof op ? bytes : sizeof op);
    if (worker_hand_over(w, w->state, bytes, e) != 0) {
        return -1;
    }
    worker_safepoint(w);
    return 0;
}

static int work(struct worker *w, uint64_t ops, struct err *e)
{
    return due_work(w, ops, make_result, e);
}

static int verify(const struct job *job, struct err *e)
{
    uint64_t bytes = params_number(job->params, "bytes");

    if (job->handed_bytes != bytes * job->workers * job->ops) {
        return err_set(e,
                       "%" PRIu64 " bytes were handed over, not %u x %" PRIu64
                       " times %" PRIu64,
                       job->handed_bytes, job->workers, job->ops, bytes);
    }
    return computing_verify(job, e);
}

static const struct param params[] = {
    {"bytes", PARAM_SIZE, "64K",
     "size of a result; each worker has as much memory, and the "
     "controller while it reads one",
     .max = 1073741824},
    {"op", PARAM_DURATION, "1ms",
     "how long an operation computes when nothing is in its way", .min = 1000,
     .max = 60000000000},
    DUE_PARAM,
    {0},
};

const struct workload workload_handover = {
    .name = "handover",
    .summary = "compute a result and hand it over to the controller",
    .unit = "result",
    .kind = WORKLOAD_MIXED,
    .question =
        "From how many bytes on does handing results over cost more than "
        "the lock?",
    .story =
        "An operation computes, as `mixed` does, and hands a result over to "
        "the controller. Under `sequential`, `threads` and `gil` the result "
        "stays where it is and is counted. Under `processes` its bytes are "
        "written to a pipe, in turns, and the controller reads them into "
        "memory of its own: what a pool of processes does with each result, "
        "but for pickling.\n\n"
        "How many operations a trial has is found under `sequential`, where "
        "handing over costs nothing: `bytes=1G` with 100 of them is 100 GiB "
        "for each worker to write. Give a longer `op` or a shorter "
        "`--trial-time` with it.\n\n"
        "```sh\n"
        "tvp run -w handover --sweep bytes=1K,1M,16M -m gil,threads,processes "
        "-n 2\n"
        "```",
    .expect =
        "processes for small results, threads for large ones: what the lock "
        "costs against what copying costs.",
    .verified =
        "the result of the computing, as in `mixed`; the bytes that were "
        "handed over; under `processes`, that each result arrived as it was "
        "sent, and as many bytes of each worker as it says.",
    .lock = "held while computing, with a safepoint after at most 16 steps; "
            "released while writing, where anything is written.",
    .quick = "op=100us",
    .params = params,
    .calibrate = calibrate,
    .enter = own_memory_enter_bytes,
    .work = work,
    .leave = own_memory_leave,
    .verify = verify,
    .hands_over = true,
};
