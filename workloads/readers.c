/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What does each process's copy of a table that all read take? */
#include "workload.h"

#include "support/answer.h"
#include "support/walk.h"

#include <inttypes.h>
#include <stdlib.h>

enum { PRIVATE, MAPPED };

/* Far from 0, which threads without a lock that lose some must not reach. */
static const uint64_t uses_at_first = UINT64_C(1) << 32;

/* A runtime's small object, on a cache line. */
struct entry {
    _Alignas(64) _Atomic uint64_t uses; /* 0: not counted, immortal */
    uint64_t key;
    uint64_t value;
};

static uint64_t count_of(const struct job *job)
{
    return params_number(job->params, "bytes") / sizeof(struct entry);
}

/* The odd numbers: the first n add up to n². */
static uint64_t value_of(uint64_t key)
{
    return 2 * key + 1;
}

/* Scattered evenly over the keys, and so over the pages. */
static bool counted(uint64_t key, double share)
{
    const uint64_t golden = 0x9E3779B97F4A7C15;
    const double range = 4294967296.0;

    return (double)(key * golden >> 32) < share * range;
}

static int make(struct job *job, struct err *e)
{
    uint64_t bytes = count_of(job) * sizeof(struct entry);

    if (params_number(job->params, "how") == MAPPED) {
        job->state = job_alloc(job, bytes, e);
        return job->state == NULL ? err_prefix(e, "lower bytes=, or: ") : 0;
    }
    job->state = aligned_alloc(_Alignof(struct entry), bytes);
    return job->state != NULL ? 0
                              : err_errno(e,
                                          "no memory for a table of %" PRIu64
                                          " bytes; lower bytes=",
                                          bytes);
}

static int setup(struct job *job, struct err *e)
{
    double share = params_fraction(job->params, "counts");
    uint64_t count = count_of(job);

    if (make(job, e) != 0) {
        return -1;
    }
    struct entry *table = job->state;
    struct walk slots = walk_resume(count, 0, 0);
    for (uint64_t key = 0; key < count; key++) {
        struct entry *entry = &table[walk_next(&slots)];
        atomic_init(&entry->uses, counted(key, share) ? uses_at_first : 0);
        entry->key = key;
        entry->value = value_of(key);
    }
    return 0;
}

/* Of a table that all map, the controller's is the one that counts. */
static int attach(struct job *job, struct err *e)
{
    bool mapped = params_number(job->params, "how") == MAPPED;

    return mapped ? make(job, e) : setup(job, e);
}

static void teardown(struct job *job)
{
    if (params_number(job->params, "how") == PRIVATE) {
        free(job->state);
    }
    job->state = NULL;
}

/* As with a runtime's counts, an entry that isn't counted isn't written. Loads
 * and stores: in C a race of plain ones means nothing. */
static inline void add_use(struct entry *entry, uint64_t more)
{
    uint64_t uses = atomic_load_explicit(&entry->uses, memory_order_relaxed);

    if (uses != 0) {
        atomic_store_explicit(&entry->uses, uses + more, memory_order_relaxed);
    }
}

static uint64_t first_key(const struct job *job, unsigned worker)
{
    return count_of(job) / job->workers * worker;
}

static int work(struct worker *w, uint64_t ops, struct err *e)
{
    struct entry *table = w->job->state;
    uint64_t lookups = params_number(w->job->params, "lookups");
    uint64_t count = count_of(w->job);
    uint64_t key = (first_key(w->job, w->index) + w->done * lookups) % count;
    struct walk slots = walk_resume(count, 0, key);
    uint64_t sum = 0;

    for (uint64_t i = 0; i < ops * lookups; i++) {
        struct entry *entry = &table[walk_next(&slots)];
        if (entry->key != key) {
            return err_set(e, "looked for key %" PRIu64 ", found %" PRIu64, key,
                           entry->key);
        }
        add_use(entry, 1);
        sum += entry->value;
        worker_safepoint(w);
        add_use(entry, (uint64_t)-1);
        key = key + 1 == count ? 0 : key + 1;
    }
    worker_checksum(w, sum);
    return 0;
}

/* Of `times` keys from `first` on, without the table: full rounds of n keys
 * give n² each. */
static uint64_t sum_of(uint64_t count, uint64_t first, uint64_t times)
{
    uint64_t end = first + times % count;
    uint64_t sum = times / count * count * count;

    if (end > count) {
        sum += count * count + (end - count) * (end - count) - first * first;
    } else {
        sum += end * end - first * first;
    }
    return sum;
}

static int verify(const struct job *job, struct err *e)
{
    uint64_t times = params_number(job->params, "lookups") * job->ops;
    uint64_t sum = 0;

    for (unsigned i = 0; i < job->workers; i++) {
        sum += sum_of(count_of(job), first_key(job, i), times);
    }
    return answer_verify_sum(job, sum, "the values found", e);
}

static const char *const how_choices[] = {"private", "mapped", NULL};

static const char *const how_help[] = {
    "the controller's own memory: what is forked shares it until written",
    "memory that all workers share under every model", NULL};

static const struct param params[] = {
    {"bytes", PARAM_SIZE, "16M", "size of the table, of 64 bytes an entry",
     .min = 4096, .max = UINT64_C(1) << 37},
    {"how", PARAM_CHOICE, "private", "where the table is",
     .choices = how_choices, .choice_help = how_help},
    {"counts", PARAM_PERCENT, "100%",
     .help = "share of the entries whose uses are counted; the others are "
             "immortal"},
    {"lookups", PARAM_COUNT, "1000", "how many an operation does", .min = 1,
     .max = 1000000000},
    {0},
};

const struct workload workload_readers = {
    .name = "readers",
    .summary = "look keys up in a table that nobody changes",
    .unit = "batch",
    .kind = WORKLOAD_MIXED,
    .question = "What does each process's copy of a table that all read take?",
    .story =
        "A table is made before any worker exists. An operation is a batch of "
        "lookups, each in another region of it. Nobody changes what is in "
        "there, but a runtime that counts references writes to each object "
        "that it uses: so does a lookup, on its entry's line.\n\n"
        "Threads have the one table. Processes that fork have it, too, until "
        "such a write copies the page; then each has its own (why CPython has "
        "`gc.freeze` and immortal objects). With `start=spawn` each makes its "
        "own from the start, with `forkserver` the server does, beside the "
        "controller's. `how=mapped` puts it where all have it, and then "
        "counting copies nothing.\n\n"
        "Memory is the point: `--metric memory` compares what the trial's "
        "programs have in all (PSS, in which pages that several share count "
        "once). A trial has to be long enough to use most pages.",
    .expect = "threads, in memory: forked processes copy each page in which "
              "they count a use; none with `counts=0%` or `how=mapped`.",
    .verified = "that each lookup finds its key, and the sum of what all "
                "found, against a closed form.",
    .lock = "held; a safepoint in each lookup.",
    .quick = "bytes=64K",
    .params = params,
    .setup = setup,
    .attach = attach,
    .work = work,
    .verify = verify,
    .teardown = teardown,
};
