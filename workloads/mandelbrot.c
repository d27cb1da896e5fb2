/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * How does floating-point arithmetic scale that needs no memory at all?
 *
 * An operation draws one row of the Mandelbrot set. Two workers on one core
 * share its floating-point units here and nothing else.
 */
#include "workload.h"

#include "support/answer.h"

#include <complex.h>

struct image {
    uint64_t size;
    uint64_t iterations;
    uint64_t stride; /* from a row to the one drawn next */
};

static uint64_t common_divisor(uint64_t a, uint64_t b)
{
    while (b != 0) {
        uint64_t rest = a % b;

        a = b;
        b = rest;
    }
    return a;
}

/* Rows differ in cost: next to one another they are drawn 0.618 of the image
 * apart, so that any number of operations costs about the average. */
static struct image image_of(const struct params *p)
{
    struct image m = {
        .size = params_number(p, "size"),
        .iterations = params_number(p, "iterations"),
    };

    m.stride = m.size * 618 / 1000 + 1;
    while (common_divisor(m.stride, m.size) != 1) {
        m.stride++;
    }
    return m;
}

static uint64_t row_of(const struct image *m, uint64_t op)
{
    return op % m->size * m->stride % m->size;
}

/* The square from -2-1.25i to 0.5+1.25i, by the middles of its pixels. */
static double real_of(const struct image *m, uint64_t column)
{
    return ((double)column + 0.5) * 2.5 / (double)m->size - 2.0;
}

static double imaginary_of(const struct image *m, uint64_t row)
{
    return ((double)row + 0.5) * 2.5 / (double)m->size - 1.25;
}

static uint64_t steps_to_escape(double cx, double cy, uint64_t limit)
{
    double x = 0.0;
    double y = 0.0;
    double xx = 0.0;
    double yy = 0.0;
    uint64_t steps = 0;

    while (steps < limit && xx + yy <= 4.0) {
        y = 2.0 * x * y + cy;
        x = xx - yy + cx;
        xx = x * x;
        yy = y * y;
        steps++;
    }
    return steps;
}

static int work(struct worker *w, uint64_t ops, struct err *e)
{
    const struct image m = image_of(w->job->params);

    (void)e;
    for (uint64_t op = 0; op < ops; op++) {
        double cy = imaginary_of(&m, row_of(&m, w->done + op));
        uint64_t sum = 0;

        for (uint64_t column = 0; column < m.size; column++) {
            double cx = real_of(&m, column);

            sum += steps_to_escape(cx, cy, m.iterations) * (column + 1);
            worker_safepoint(w);
        }
        worker_checksum(w, sum);
    }
    return 0;
}

/* The definition, z <- z^2 + c, in the compiler's own complex arithmetic.
 * It rounds as the above does, bit for bit, where nothing is fused. */
static uint64_t row_by_definition(const struct image *m, uint64_t row)
{
    uint64_t sum = 0;

    for (uint64_t column = 0; column < m->size; column++) {
        double complex c = real_of(m, column) + imaginary_of(m, row) * I;
        double complex z = 0.0;
        uint64_t n = 0;

        while (n < m->iterations && creal(z * conj(z)) <= 4.0) {
            z = z * z + c;
            n++;
        }
        sum += n * (column + 1);
    }
    return sum;
}

static int verify(const struct job *job, struct err *e)
{
    const struct image m = image_of(job->params);
    uint64_t whole_images = job->ops / m.size;
    uint64_t rest = job->ops % m.size;
    uint64_t sum = 0;

    for (uint64_t op = 0; op < m.size && op < job->ops; op++) {
        uint64_t times = whole_images + (op < rest ? 1 : 0);

        sum += times * row_by_definition(&m, row_of(&m, op));
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
