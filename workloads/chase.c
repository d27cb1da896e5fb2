/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long does a worker wait for memory that no one can fetch in advance? */
#include "workload.h"

#include "support/answer.h"
#include "support/own_memory.h"
#include "support/ring.h"

static uint64_t lines_of(const struct job *job)
{
    return params_number(job->params, "bytes") / RING_LINE_BYTES;
}

static int enter(struct worker *w, struct err *e)
{
    return ring_enter(w, lines_of(w->job), e);
}

static int work(struct worker *w, uint64_t ops, struct err *e)
{
    uint64_t hops = params_number(w->job->params, "hops");
    struct ring *ring = w->state;
    const struct ring_line *at = ring->at;

    (void)e;
    for (uint64_t op = 0; op < ops; op++) {
        for (uint64_t hop = 0; hop < hops; hop++) {
            at = at->next;
            worker_safepoint(w);
        }
        worker_checksum(w, at->place);
    }
    ring->at = at;
    return 0;
}

static int verify(const struct job *job, struct err *e)
{
    uint64_t hops = params_number(job->params, "hops");
    uint64_t count = lines_of(job);
    uint64_t sum = 0;

    for (uint64_t op = 1; op <= job->ops; op++) {
        sum += op * hops % count;
    }
    return answer_verify_sum(job, sum * job->workers,
                             "the places where operations ended", e);
}

static const struct param params[] = {
    {"bytes", PARAM_SIZE, "64M",
     "size of the ring, to be beyond the last cache; each worker has its own",
     .min = 64, .max = 68719476736},
    {"hops", PARAM_COUNT, "1000", "how many lines an operation goes on",
     .min = 1, .max = 1000000000},
    {0},
};

const struct workload workload_chase = {
    .name = "chase",
    .summary = "follow pointers through memory in random order",
    .unit = "chase",
    .kind = WORKLOAD_MEMORY,
    .question = "How long does a worker wait for memory that no one can fetch "
                "in advance?",
    .story =
        "An operation follows pointers from one cache line to another, in a "
        "random ring through all of the worker's memory, as lists and trees of "
        "objects do. Where the next line is, only the last one says: nothing "
        "can be fetched in advance, and nothing done meanwhile. With a ring "
        "that fits into a cache, it is that cache's latency. Pages are as "
        "large as the system gives them: with small ones, finding where a page "
        "is costs a part of each hop.\n\n"
        "Making the ring takes a worker longer than many a trial's work, and "
        "is in the whole time: look at `--metric throughput`, which leaves it "
        "out.",
    .expect = "threads and processes alike, both before gil: each waits for "
              "memory of its own, and the lock makes one wait for another's "
              "waiting.",
    .verified = "the place in the ring where each operation ends, against a "
                "count of hops.",
    .lock = "held, as it is while a runtime follows references: it knows "
            "nothing of a cache that misses; a safepoint after each hop.",
    .limit = "the last cache, which workers share: rings that fit into it one "
             "by one may not together.",
    .quick = "bytes=64K:hops=10",
    .params = params,
    .enter = enter,
    .work = work,
    .leave = own_memory_leave,
    .verify = verify,
};
