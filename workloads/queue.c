/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What does it cost when all workers use one queue? */
#include "workload.h"

#include "support/answer.h"
#include "support/bounded_queue.h"

#include <inttypes.h>

static uint64_t puts_of(const struct job *job)
{
    return job->ops * job->workers;
}

static int attach(struct job *job, struct err *e)
{
    size_t bytes = bounded_queue_bytes(params_number(job->params, "places"));

    job->state = job_alloc(job, bytes, e);
    return job->state == NULL ? -1 : 0;
}

/* Half full, with the numbers that follow those which workers put. */
static int setup(struct job *job, struct err *e)
{
    uint64_t places = params_number(job->params, "places");

    if (attach(job, e) != 0 || bounded_queue_init(job->state, places, e) != 0) {
        return -1;
    }
    for (uint64_t i = 1; i <= places / 2; i++) {
        bounded_queue_fill(job->state, puts_of(job) + i);
    }
    return 0;
}

/* Every other operation takes first, so that the queue runs full and empty. */
static int work(struct worker *w, uint64_t ops, struct err *e)
{
    struct bounded_queue *q = w->job->state;
    uint64_t taken;

    for (uint64_t op = w->done; op < w->done + ops; op++) {
        uint64_t item = op * w->job->workers + w->index + 1;
        bool take_first = op % 2 != 0;

        if ((take_first && bounded_queue_take(q, w, &taken, e) != 0)
            || bounded_queue_put(q, w, item, e) != 0
            || (!take_first && bounded_queue_take(q, w, &taken, e) != 0)) {
            return -1;
        }
        worker_checksum(w, item);
    }
    return 0;
}

static int verify(const struct job *job, struct err *e)
{
    const struct bounded_queue *q = job->state;
    uint64_t puts = puts_of(job);
    uint64_t before = q->capacity / 2;
    uint64_t sum = q->taken_sum + bounded_queue_left_sum(q);

    if (job->checksum == answer_sum_to(puts)
        && sum == answer_sum_to(puts + before) && q->count == before) {
        return 0;
    }
    return err_set(e,
                   "%" PRIu64 " numbers were put, of sum %" PRIu64 "; %" PRIu64
                   " are left, and with those taken add up to %" PRIu64
                   ": some were lost or came twice",
                   puts, job->checksum, q->count, sum);
}

static const struct param params[] = {
    {"places", PARAM_COUNT, "2", "how many numbers the queue has room for",
     .min = 2, .max = 1048576},
    {0},
};

const struct workload workload_queue = {
    .name = "queue",
    .summary = "put a number into a queue that all workers use, and take one",
    .unit = "put and take",
    .kind = WORKLOAD_SHARED,
    .question = "What does it cost when all workers use one queue?",
    .story =
        "A queue in memory that all workers share, with a mutex and two "
        "conditions that work between processes too. An operation puts a "
        "number and takes the oldest; every other operation takes first. The "
        "queue is half full at the start, so that workers wait for room as "
        "well as for numbers where they are more than half the `places`, and "
        "yet never for ever.\n\n"
        "There is no work but the queue's: what more workers gain here is less "
        "than nothing, and how much less is what a queue costs work that is "
        "too fine.",
    .expect = "sequential: one at a time is all that a queue allows, and each "
              "change of its user moves the mutex from core to core; threads "
              "and processes are alike.",
    .verified = "that each number that was put was taken or is left, and none "
                "came twice, by their sums; that as many are left as were "
                "there at the start.",
    .lock = "held, as in Python's `queue.Queue`; released to wait for a mutex "
            "that is taken, and for room or a number. A safepoint after each "
            "put and each take.",
    .limit = "the queue, from two workers on: all else waits for its mutex.",
    .params = params,
    .setup = setup,
    .attach = attach,
    .work = work,
    .verify = verify,
};
