/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What does one heap for all cost threads that allocate all the time? */
#include "workload.h"

#include "support/count.h"
#include "support/live_blocks.h"

static int enter(struct worker *w, struct err *e)
{
    const struct params *p = w->job->params;

    return live_blocks_enter(w, params_number(p, "blocks"),
                             params_number(p, "bytes"), e);
}

/* Two random shares multiplied: most blocks that go are from the front, where
 * they came a moment ago, while those at the back stay for long. */
static int work(struct worker *w, uint64_t ops, struct err *e)
{
    struct live_blocks *all = w->state;

    for (uint64_t op = 0; op < ops; op++) {
        uint64_t random = worker_random(w);
        uint64_t share = (random & UINT32_MAX) * (random >> 32) >> 32;
        struct live_block *b = &all->blocks[share * all->count >> 32];

        worker_checksum(w, live_blocks_is_whole(b));
        if (live_blocks_replace(w, b, e) != 0) {
            return -1;
        }
        worker_safepoint(w);
    }
    return 0;
}

static const struct param params[] = {
    {"bytes", PARAM_SIZE, "128", "median size of a block", .min = 16,
     .max = 16777216},
    {"blocks", PARAM_COUNT, "10000", "how many blocks each worker keeps",
     .min = 1, .max = 100000000},
    {0},
};

const struct workload workload_malloc = {
    .name = "malloc",
    .summary = "free a block and allocate another",
    .unit = "block",
    .kind = WORKLOAD_MEMORY,
    .question = "What does one heap for all cost threads that allocate all the "
                "time?",
    .story =
        "An operation frees one of the worker's live blocks, chosen at random, "
        "and allocates another one, to whose ends it writes. Sizes are "
        "log-normal, so that most blocks are small and a few hold most of the "
        "bytes; a part of the blocks lives for a moment and others for long, "
        "as in a server. A worker frees its own blocks alone. The allocator "
        "is the one that tvp runs with (`LD_PRELOAD` gives it another one).",
    .expect =
        "processes and threads nearly alike, both before gil: glibc gives "
        "threads heaps of their own, which only grow under one mmap lock.",
    .verified = "each block, when it is freed, for what was written to its "
                "ends.",
    .lock = "held, as CPython holds it when it allocates for objects; a "
            "safepoint after each operation.",
    .quick = "blocks=100",
    .params = params,
    .enter = enter,
    .work = work,
    .leave = live_blocks_leave,
    .verify = count_verify,
};
