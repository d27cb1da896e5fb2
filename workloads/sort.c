/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What does native code cost that keeps the lock from beginning to end? */
#include "workload.h"

#include "support/answer.h"
#include "support/bytes.h"
#include "support/merge_sort.h"
#include "support/own_memory.h"
#include "support/shuffle.h"

enum { NATIVE, CALLED };

/* A worker's state is three arrays in a row: what is given, 0 to count - 1 in
 * random order; then the two that are merged to and fro. */
static int enter(struct worker *w, struct err *e)
{
    size_t count = params_number(w->job->params, "numbers");
    uint64_t *given =
        own_memory_enter(w, 3 * count * sizeof *given, "numbers=", e);

    if (given == NULL) {
        return -1;
    }
    shuffle_fill(w, given, count);
    return 0;
}

static int work(struct worker *w, uint64_t ops, struct err *e)
{
    size_t count = params_number(w->job->params, "numbers");
    uint64_t *given = w->state;
    struct merge_sort s = {.count = count,
                           .called = params_number(w->job->params, "compare")
                                     == CALLED,
                           .sorted = given + count,
                           .spare = given + 2 * count};

    (void)e;
    for (uint64_t op = 0; op < ops; op++) {
        merge_sort(w, given, &s);
        worker_checksum(w, bytes_hash_of(s.sorted, count * sizeof *s.sorted));
        worker_safepoint(w);
    }
    return 0;
}

/* What was sorted is known. */
static int verify(const struct job *job, struct err *e)
{
    uint64_t count = params_number(job->params, "numbers");
    struct bytes_hash hash = {0};

    for (uint64_t i = 0; i < count; i++) {
        bytes_hash_add(&hash, &i, sizeof i);
    }
    return answer_verify_same(job, bytes_hash_value(&hash), "counting", e);
}

static const char *const compare_choices[] = {
    [NATIVE] = "native", [CALLED] = "called", NULL};

static const struct param params[] = {
    {"numbers", PARAM_COUNT, "10000", "how many an operation sorts", .min = 1,
     .max = 100000000},
    {"compare", PARAM_CHOICE, "native",
     "native: in C, as numbers are; called: with a safepoint for each "
     "comparison, as a method of one's own is",
     .choices = compare_choices},
    {0},
};

const struct workload workload_sort = {
    .name = "sort",
    .summary = "sort numbers, as list.sort does",
    .unit = "sort",
    .kind = WORKLOAD_CPU,
    .question = "What does native code cost that keeps the lock from beginning "
                "to end?",
    .story = "An operation copies an array of different numbers in random "
             "order and sorts it by merging. Each worker has an order of its "
             "own, always the same, and room for three arrays.\n\n"
             "Nobody else runs meanwhile, whatever the lock's interval is: a "
             "sort that takes longer than it is what the others wait for. "
             "With compare=called they get their turn at a comparison.",
    .expect = "threads and processes alike; under a lock one sort runs at a "
              "time, to its end.",
    .verified = "each sorted array, number by number through a hash that "
                "notices a changed place, against counting: what is sorted "
                "are the numbers from 0 on.",
    .lock = "held for a whole sort, without a safepoint inside: CPython's "
            "list.sort compares numbers in C, which never looks at the eval "
            "breaker. With compare=called a safepoint at each comparison, "
            "where a method in Python would run. A safepoint after each "
            "operation.",
    .quick = "numbers=500",
    .params = params,
    .enter = enter,
    .work = work,
    .leave = own_memory_leave,
    .verify = verify,
};
