/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What does one heap for all cost threads that allocate all the time? */
#include "workload.h"

#include "support/count.h"

#include <gsl/gsl_cdf.h>
#include <inttypes.h>
#include <math.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

enum { SIZES = 1024, BYTES_MIN = 2 * sizeof(uint64_t) };

/* Of the logarithm of sizes: one block in twenty has twelve times the median
 * or more, and one in a thousand a hundred times. */
static const double SIGMA = 1.5;

/* A live block: `mark` stands at both of its ends. */
struct block {
    unsigned char *memory;
    size_t bytes;
    uint64_t mark;
};

struct heap {
    size_t sizes[SIZES];
    uint64_t count;
    struct block blocks[];
};

static int fill(struct worker *w, struct block *b, struct err *e)
{
    const struct heap *h = w->state;

    b->mark = worker_random(w);
    b->bytes = h->sizes[b->mark % SIZES];
    b->memory = malloc(b->bytes);
    if (b->memory == NULL) {
        return err_errno(e,
                         "no memory for a block of %zu bytes; lower bytes=, "
                         "blocks= or the workers",
                         b->bytes);
    }
    memcpy(b->memory, &b->mark, sizeof b->mark);
    memcpy(b->memory + b->bytes - sizeof b->mark, &b->mark, sizeof b->mark);
    return 0;
}

static bool is_whole(const struct block *b)
{
    return memcmp(b->memory, &b->mark, sizeof b->mark) == 0
           && memcmp(b->memory + b->bytes - sizeof b->mark, &b->mark,
                     sizeof b->mark)
                  == 0;
}

static int enter(struct worker *w, struct err *e)
{
    uint64_t count = params_number(w->job->params, "blocks");
    double median = (double)params_number(w->job->params, "bytes");
    struct heap *h = calloc(1, sizeof *h + count * sizeof *h->blocks);

    w->state = h;
    if (h == NULL) {
        return err_errno(e, "no memory for a table of %" PRIu64 " blocks",
                         count);
    }
    h->count = count;
    for (int i = 0; i < SIZES; i++) {
        double size =
            gsl_cdf_lognormal_Pinv((i + 0.5) / SIZES, log(median), SIGMA);

        h->sizes[i] = size < BYTES_MIN ? BYTES_MIN : (size_t)size;
    }
    for (uint64_t i = 0; i < count; i++) {
        if (fill(w, &h->blocks[i], e) != 0) {
            return -1;
        }
    }
    return 0;
}

static void leave(struct worker *w)
{
    struct heap *h = w->state;

    for (uint64_t i = 0; h != NULL && i < h->count; i++) {
        free(h->blocks[i].memory);
    }
    free(h);
}

/* Two random shares multiplied: most blocks that go are from the front, where
 * they came a moment ago, while those at the back stay for long. */
static int work(struct worker *w, uint64_t ops, struct err *e)
{
    struct heap *h = w->state;

    for (uint64_t op = 0; op < ops; op++) {
        uint64_t random = worker_random(w);
        uint64_t share = (random & UINT32_MAX) * (random >> 32) >> 32;
        struct block *b = &h->blocks[share * h->count >> 32];

        worker_checksum(w, is_whole(b));
        free(b->memory);
        if (fill(w, b, e) != 0) {
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
    .leave = leave,
    .verify = count_verify,
};
