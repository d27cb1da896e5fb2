/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Do caches and vector units serve threads as well as processes, lock aside? */
#include "workload.h"

#include "support/answer.h"
#include "support/matrix.h"
#include "support/own_matrices.h"
#include "support/own_memory.h"

enum { RELEASED, HELD };

static int enter(struct worker *w, struct err *e)
{
    return own_matrices_enter(w, params_number(w->job->params, "size"), e);
}

static int work(struct worker *w, uint64_t ops, struct err *e)
{
    int released = params_number(w->job->params, "lock") == RELEASED;
    const struct own_matrices *m = w->state;
    uint64_t block = params_number(w->job->params, "block");

    (void)e;
    for (uint64_t op = 0; op < ops; op++) {
        if (released) {
            worker_native_enter(w);
        }
        own_matrices_multiply(m, block);
        if (released) {
            worker_native_leave(w);
        }
        worker_checksum(w, vector_dot(m->n, m->left, m->scratch));
        worker_safepoint(w);
    }
    return 0;
}

static int verify(const struct job *job, struct err *e)
{
    struct worker checker = {.job = job};
    int failed = enter(&checker, e);

    if (!failed) {
        failed = answer_verify_same(job, own_matrices_answer(&checker),
                                    "multiplying their factors by vectors", e);
    }
    own_memory_leave(&checker);
    return failed;
}

static const char *const lock_choices[] = {
    [RELEASED] = "released", [HELD] = "held", NULL};

static const struct param params[] = {
    {"size", PARAM_COUNT, "128", "rows and columns of each matrix", .min = 1,
     .max = 4096},
    {"block", PARAM_COUNT, "32",
     "rows and columns of the blocks that it goes by; from size= on: no "
     "blocks",
     .min = 1, .max = 4096},
    {"lock", PARAM_CHOICE, "released",
     "released for a product, as by NumPy; held, as by code that "
     "does not care",
     .choices = lock_choices},
    {0},
};

const struct workload workload_matmul = {
    .name = "matmul",
    .summary = "multiply matrices of doubles",
    .unit = "product",
    .kind = WORKLOAD_CPU,
    .question = "Do caches and vector units serve threads as well as "
                "processes, lock aside?",
    .story = "An operation multiplies two square matrices of doubles, block by "
             "block, so that what a block needs stays in the first cache; "
             "`block` as large as `size` does without, for matrices that fit "
             "no cache. Each worker has matrices of its own: three of "
             "`size` x `size`.\n\n"
             "It is plain C, which the compiler turns into vector "
             "instructions; a BLAS would be faster, and no different in what "
             "it shares.",
    .expect = "nobody: the lock is released for native code; with lock=held, "
              "processes, since one product runs at a time.",
    .verified = "each product, multiplied by a vector from either side, "
                "against multiplying the factors one after the other by them "
                "(Freivalds 1977). The numbers are whole and small, so that "
                "both are exact.",
    .lock = "released for a product, as NumPy does but for the smallest; "
            "with lock=held kept, without a safepoint inside. A "
            "safepoint after each operation.",
    .quick = "size=40:block=16",
    .params = params,
    .enter = enter,
    .work = work,
    .leave = own_memory_leave,
    .verify = verify,
};
