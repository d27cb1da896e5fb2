/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How does floating-point arithmetic scale that needs no memory at all? */
#include "workload.h"

#include "support/answer.h"
#include "support/mandelbrot.h"

static struct mandelbrot image_of(const struct job *job)
{
    return mandelbrot_of(params_number(job->params, "size"),
                         params_number(job->params, "iterations"));
}

static int work(struct worker *w, uint64_t ops, struct err *e)
{
    const struct mandelbrot m = image_of(w->job);

    (void)e;
    for (uint64_t op = 0; op < ops; op++) {
        worker_checksum(w, mandelbrot_row(w, &m, w->done + op));
    }
    return 0;
}

static int verify(const struct job *job, struct err *e)
{
    const struct mandelbrot m = image_of(job);
    uint64_t whole_images = job->ops / m.size;
    uint64_t rest = job->ops % m.size;
    uint64_t sum = 0;

    for (uint64_t op = 0; op < m.size && op < job->ops; op++) {
        uint64_t times = whole_images + (op < rest ? 1 : 0);

        sum += times * mandelbrot_row_by_definition(&m, op);
    }
    return answer_verify_sum(job, sum * job->workers, "the rows", e);
}

static const struct param params[] = {
    {"size", PARAM_COUNT, "256", "width and height of the image, in pixels",
     .min = 1, .max = 65536},
    {"iterations", PARAM_COUNT, "256",
     "steps after which a point counts as inside", .min = 1, .max = 10000},
    {0},
};

const struct workload workload_mandelbrot = {
    .name = "mandelbrot",
    .summary = "draw a row of the Mandelbrot set",
    .unit = "row",
    .kind = WORKLOAD_CPU,
    .question =
        "How does floating-point arithmetic scale that needs no memory at "
        "all?",
    .story = "An operation draws one row. Rows differ in cost, so that those "
             "drawn next to one another lie far apart in the image, and any "
             "number of them costs about the average.",
    .expect = "threads and processes alike: no memory, no system calls; only a "
              "lock can keep workers apart.",
    .verified =
        "every row against z² + c in the compiler's complex arithmetic.",
    .lock = "held; a safepoint at each pixel.",
    .params = params,
    .work = work,
    .verify = verify,
};
