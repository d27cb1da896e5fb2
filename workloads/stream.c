/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How many workers use up the bandwidth to memory? */
#include "workload.h"

#include "support/answer.h"
#include "support/own_memory.h"

enum { COPY, SCALE, ADD, TRIAD };

enum { NUMPY_RELEASES_ABOVE = 500 };

static const double SCALAR = 3.0;

/* Three arrays of the worker's own, of `length` each. */
struct arrays {
    double *out, *x, *y;
    uint64_t length;
};

static uint64_t length_of(const struct job *job)
{
    return params_number(job->params, "bytes") / sizeof(double);
}

/* Where the pass of operation `op` is checked. */
static uint64_t place_of(uint64_t op, uint64_t length)
{
    return op * UINT64_C(0x9e3779b97f4a7c15) % length;
}

static int enter(struct worker *w, struct err *e)
{
    uint64_t length = length_of(w->job);
    double *memory =
        own_memory_enter(w, 3 * length * sizeof *memory, "bytes=", e);

    if (memory == NULL) {
        return -1;
    }
    for (uint64_t i = 0; i < length; i++) {
        memory[i] = -1.0;
        memory[length + i] = (double)i;
        memory[2 * length + i] = (double)(2 * i);
    }
    return 0;
}

static void pass(const struct arrays *a, uint64_t kernel)
{
    double *restrict out = a->out;
    const double *restrict x = a->x;
    const double *restrict y = a->y;

    for (uint64_t i = 0; kernel == COPY && i < a->length; i++) {
        out[i] = x[i];
    }
    for (uint64_t i = 0; kernel == SCALE && i < a->length; i++) {
        out[i] = SCALAR * x[i];
    }
    for (uint64_t i = 0; kernel == ADD && i < a->length; i++) {
        out[i] = x[i] + y[i];
    }
    for (uint64_t i = 0; kernel == TRIAD && i < a->length; i++) {
        out[i] = x[i] + SCALAR * y[i];
    }
}

/* A number that no pass gives goes where one is looked for after it. */
static int work(struct worker *w, uint64_t ops, struct err *e)
{
    uint64_t kernel = params_number(w->job->params, "kernel");
    uint64_t length = length_of(w->job);
    double *memory = w->state;
    struct arrays a = {memory, memory + length, memory + 2 * length, length};

    (void)e;
    for (uint64_t op = 0; op < ops; op++) {
        uint64_t place = place_of(w->done + op, length);

        a.out[place] = -1.0;
        if (length > NUMPY_RELEASES_ABOVE) {
            worker_native_enter(w);
            pass(&a, kernel);
            worker_native_leave(w);
        } else {
            pass(&a, kernel);
        }
        worker_checksum(w, (uint64_t)(int64_t)a.out[place]);
        worker_safepoint(w);
    }
    return 0;
}

/* x[i] is i and y[i] is 2 i: a pass makes a multiple of i. */
static int verify(const struct job *job, struct err *e)
{
    static const uint64_t multiple[] = {
        [COPY] = 1, [SCALE] = 3, [ADD] = 3, [TRIAD] = 7};
    uint64_t kernel = params_number(job->params, "kernel");
    uint64_t sum = 0;

    for (uint64_t op = 0; op < job->ops; op++) {
        sum += multiple[kernel] * place_of(op, length_of(job));
    }
    return answer_verify_sum(job, sum * job->workers, "the numbers looked at",
                             e);
}

static const char *const kernel_choices[] = {
    [COPY] = "copy", [SCALE] = "scale", [ADD] = "add", [TRIAD] = "triad", NULL};

static const struct param params[] = {
    {"kernel", PARAM_CHOICE, "triad",
     "copy: a = b; scale: a = 3 b; add: a = b + c; triad: a = b + 3 c",
     .choices = kernel_choices},
    {"bytes", PARAM_SIZE, "32M",
     "size of an array, to be beyond the last cache; each worker has three",
     .min = 8, .max = 68719476736},
    {0},
};

const struct workload workload_stream = {
    .name = "stream",
    .summary = "go through arrays as STREAM does",
    .unit = "pass",
    .kind = WORKLOAD_MEMORY,
    .question = "How many workers use up the bandwidth to memory?",
    .story =
        "An operation goes once through arrays of the worker's own with a "
        "kernel of STREAM (McCalpin 1995), `triad` unless told otherwise. It "
        "moves two arrays (`copy`, `scale`) or three; the one that is written "
        "is mostly read first as well. With arrays that fit into a cache, it "
        "is that cache's bandwidth.\n\n"
        "Filling the arrays takes a worker longer than many a trial's work, "
        "and is in the whole time: look at `--metric throughput`, which leaves "
        "it out.",
    .expect = "none: memory is equally wide for threads, gil and processes, "
              "and native loops run without the lock; beyond a few workers "
              "none gains.",
    .verified = "a number of each pass, at another place each time, against a "
                "closed form; before the pass another one is put there.",
    .lock = "released around a pass, as NumPy does for more than 500 numbers, "
            "and held for fewer; a safepoint after each pass.",
    .limit = "the bandwidth of memory, which all workers share: a few CPUs use "
             "it up.",
    .quick = "bytes=64K",
    .params = params,
    .enter = enter,
    .work = work,
    .leave = own_memory_leave,
    .verify = verify,
};
