/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Do caches and vector units serve threads as well as processes, lock aside? */
#include "workload.h"

#include "support/answer.h"
#include "support/bytes.h"
#include "support/matrix.h"
#include "support/own_memory.h"

enum { RELEASED, HELD };
enum { VALUES = 17, LEAST = -8 }; /* small, so that all sums are exact */

/* n x n numbers each, by rows, and vectors to check the product with; all in
 * one piece, which is the worker's state. */
struct matrices {
    size_t n;
    double *a, *b, *product;
    uint64_t *left, *right, *scratch;
};

static struct matrices matrices_in(const struct worker *w)
{
    size_t n = params_number(w->job->params, "size");
    double *a = w->state;
    uint64_t *left = (uint64_t *)(a + 3 * n * n);

    return (struct matrices){n,    a,        a + n * n,   a + 2 * n * n,
                             left, left + n, left + 2 * n};
}

static int enter(struct worker *w, struct err *e)
{
    size_t n = params_number(w->job->params, "size");
    size_t bytes = (3 * n * n + 3 * n) * sizeof(double);
    struct matrices m;

    if (own_memory_enter(w, bytes, "size=", e) == NULL) {
        return -1;
    }
    m = matrices_in(w);
    for (size_t i = 0; i < 2 * n * n; i++) {
        uint64_t word;

        bytes_fill(&word, sizeof word, i * sizeof word);
        m.a[i] = (double)((int)(word % VALUES) + LEAST);
    }
    bytes_fill(m.left, 2 * n * sizeof *m.left, 2 * n * n * sizeof *m.left);
    return 0;
}

static int work(struct worker *w, uint64_t ops, struct err *e)
{
    int released = params_number(w->job->params, "lock") == RELEASED;
    struct matrices m = matrices_in(w);
    struct factors f = {m.n, params_number(w->job->params, "block"), m.a, m.b,
                        m.product};

    (void)e;
    for (uint64_t op = 0; op < ops; op++) {
        if (released) {
            worker_native_enter(w);
        }
        matrix_multiply(&f);
        matrix_apply(m.n, m.product, m.right, m.scratch);
        if (released) {
            worker_native_leave(w);
        }
        worker_checksum(w, vector_dot(m.n, m.left, m.scratch));
        worker_safepoint(w);
    }
    return 0;
}

/* Freivalds, Probabilistic Machines Can Use Less Running Time, 1977: the
 * product times a vector, without the product. */
static int verify(const struct job *job, struct err *e)
{
    struct worker checker = {.job = job};
    struct matrices m;
    uint64_t once;

    if (enter(&checker, e) != 0) {
        return -1;
    }
    m = matrices_in(&checker);
    matrix_apply(m.n, m.b, m.right, m.scratch);
    matrix_apply(m.n, m.a, m.scratch, m.right);
    once = vector_dot(m.n, m.left, m.right);
    own_memory_leave(&checker);
    return answer_verify_same(job, once, "multiplying their factors by vectors",
                              e);
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
