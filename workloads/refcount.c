/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What do reference counts cost on objects that all workers use? */
#include "workload.h"

#include "support/answer.h"
#include "support/reference.h"
#include "support/walk.h"

#include <inttypes.h>
#include <math.h>

/* How many of an operation's references are to objects of all workers. */
static uint64_t shared_of(const struct params *p)
{
    double references = (double)params_number(p, "references");

    return (uint64_t)llround(references * params_fraction(p, "shared"));
}

/* Evenly mixed; returns the sum of the values of the objects referred to. */
static inline uint64_t refer(struct worker *w, uint64_t ops,
                             enum reference_how how)
{
    const struct job *job = w->job;
    struct counted *objects = job->state;
    uint64_t each = params_number(job->params, "objects");
    uint64_t all = params_number(job->params, "references");
    uint64_t shared = shared_of(job->params);
    struct walk everyones =
        walk_resume(each * job->workers, w->index * each, w->done * shared);
    struct walk own = walk_resume(each, 0, w->done * (all - shared));
    uint64_t due = 0;
    uint64_t sum = 0;

    for (uint64_t i = 0; i < ops * all; i++) {
        due += shared;
        uint64_t at = due >= all ? walk_next(&everyones)
                                 : w->index + job->workers * walk_next(&own);
        due -= due >= all ? all : 0;
        reference_take(&objects[at], how, w->index);
        sum += objects[at].value;
        worker_safepoint(w);
        reference_drop(&objects[at], how, w->index);
    }
    return sum;
}

static int work(struct worker *w, uint64_t ops, struct err *e)
{
    (void)e;
    switch (params_number(w->job->params, "how")) {
    case REFERENCE_ATOMIC:
        worker_checksum(w, refer(w, ops, REFERENCE_ATOMIC));
        return 0;
    case REFERENCE_BIASED:
        worker_checksum(w, refer(w, ops, REFERENCE_BIASED));
        return 0;
    default:
        worker_checksum(w, refer(w, ops, REFERENCE_PLAIN));
        return 0;
    }
}

static uint64_t count_of(const struct job *job)
{
    return params_number(job->params, "objects") * job->workers;
}

static int attach(struct job *job, struct err *e)
{
    job->state = job_alloc(job, count_of(job) * sizeof(struct counted), e);
    return job->state == NULL ? err_prefix(e, "lower objects=, or: ") : 0;
}

static int setup(struct job *job, struct err *e)
{
    struct counted *objects;

    if (attach(job, e) != 0) {
        return -1;
    }
    objects = job->state;
    for (uint64_t i = 0; i < count_of(job); i++) {
        objects[i].owner = (unsigned)(i % job->workers);
        objects[i].value = i + 1;
        atomic_init(&objects[i].local, 1);
    }
    return 0;
}

/* What `times` steps of a walk over `of` objects find: the first has the value
 * `first`, the next ones `apart` more each. */
static uint64_t sum_of(struct walk from, uint64_t times, uint64_t first,
                       uint64_t apart)
{
    uint64_t rounds = times / from.of;
    uint64_t places = from.of * (from.of - 1) / 2 * rounds;

    for (uint64_t i = 0; i < times % from.of; i++) {
        places += (from.at + i * from.step) % from.of;
    }
    return times * first + places * apart;
}

static uint64_t expected_sum(const struct job *job)
{
    uint64_t each = params_number(job->params, "objects");
    uint64_t shared = shared_of(job->params) * job->ops;
    uint64_t own = params_number(job->params, "references") * job->ops - shared;
    uint64_t sum = 0;

    for (unsigned i = 0; i < job->workers; i++) {
        sum +=
            sum_of(walk_resume(each * job->workers, i * each, 0), shared, 1, 1);
        sum += sum_of(walk_resume(each, 0, 0), own, i + 1, job->workers);
    }
    return sum;
}

static int64_t wrong(const struct job *job)
{
    struct counted *objects = job->state;
    int64_t count = 0;

    for (uint64_t i = 0; i < count_of(job); i++) {
        count += atomic_load(&objects[i].local) != 1
                 || atomic_load(&objects[i].shared) != 0;
    }
    return count;
}

static int verify(const struct job *job, struct err *e)
{
    if (params_number(job->params, "how") != REFERENCE_PLAIN
        && wrong(job) != 0) {
        return err_set(e,
                       "%" PRId64 " of %" PRIu64
                       " objects' counts did not come back to 1",
                       wrong(job), count_of(job));
    }
    return answer_verify_sum(job, expected_sum(job), "the objects referred to",
                             e);
}

static const char *const how_choices[] = {[REFERENCE_PLAIN] = "plain",
                                          [REFERENCE_ATOMIC] = "atomic",
                                          [REFERENCE_BIASED] = "biased",
                                          NULL};

static const char *const how_help[] = {
    "load, then store: right under a lock alone",
    "each at once, as shared_ptr and Arc do it",
    "the owner's as plain, the others' atomic, as in PEP 703", NULL};

static const struct param params[] = {
    {"how", PARAM_CHOICE, "biased", "how references are counted",
     .choices = how_choices, .choice_help = how_help},
    {"objects", PARAM_COUNT, "16", "how many objects each worker owns",
     .min = 1, .max = 1048576},
    {"shared", PARAM_PERCENT, "100%",
     .help =
         "share of references to objects of all workers; the others are to the "
         "worker's own"},
    {"references", PARAM_COUNT, "1000",
     "how many references an operation takes and drops", .min = 1,
     .max = 1000000000},
    {0},
};

const struct workload workload_refcount = {
    .name = "refcount",
    .summary = "take and drop references to objects that all workers use",
    .unit = "batch",
    .kind = WORKLOAD_SHARED,
    .question =
        "What do reference counts cost on objects that all workers use?",
    .story =
        "An operation is a batch of references: each is taken, the object is "
        "looked at, the reference is dropped. The objects are in memory that "
        "all workers share, on cache lines of their own, each owned by one "
        "worker; the others are visited in an order that differs by the "
        "worker.\n\n"
        "`plain` counts as a runtime with a lock does: without the lock, "
        "counts go wrong. `biased` is free-threaded CPython's way, and what it "
        "costs beside `plain` under `gil` is what such a runtime pays. "
        "`shared=0%` is what processes have that share no objects: what lies "
        "between it and `shared=100%` is the price of sharing.\n\n"
        "The figure `counts_wrong` is how many objects' counts did not come "
        "back to what they were: a runtime would free these too early, or "
        "never.",
    .expect = "sequential, with gil close to it, where few objects are shared: "
              "a count that moves from core to core costs more than the core "
              "gains; with `shared=0%` threads and processes, which are alike.",
    .verified = "which objects were referred to, by a sum over their numbers; "
                "with `atomic` and `biased`, that each count came back to what "
                "it was.",
    .lock = "held; a safepoint while each reference is held, so that counts "
            "are kept over switches. None divides a count's load from its "
            "store, as in CPython.",
    .quick = "references=100",
    .params = params,
    .setup = setup,
    .attach = attach,
    .work = work,
    .verify = verify,
    .figure = wrong,
    .figure_name = "counts_wrong",
};
