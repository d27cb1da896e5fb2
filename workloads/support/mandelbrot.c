/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mandelbrot.h"

#include <complex.h>

static uint64_t common_divisor(uint64_t a, uint64_t b)
{
    while (b != 0) {
        uint64_t rest = a % b;

        a = b;
        b = rest;
    }
    return a;
}

struct mandelbrot mandelbrot_of(uint64_t size, uint64_t iterations)
{
    struct mandelbrot m = {.size = size, .iterations = iterations};

    m.stride = m.size * 618 / 1000 + 1;
    while (common_divisor(m.stride, m.size) != 1) {
        m.stride++;
    }
    return m;
}

static uint64_t row_of(const struct mandelbrot *m, uint64_t op)
{
    return op % m->size * m->stride % m->size;
}

/* The square from -2-1.25i to 0.5+1.25i, by the middles of its pixels. */
static double real_of(const struct mandelbrot *m, uint64_t column)
{
    return ((double)column + 0.5) * 2.5 / (double)m->size - 2.0;
}

static double imaginary_of(const struct mandelbrot *m, uint64_t row)
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

uint64_t mandelbrot_row(struct worker *w, const struct mandelbrot *m,
                        uint64_t number)
{
    double cy = imaginary_of(m, row_of(m, number));
    uint64_t sum = 0;

    for (uint64_t column = 0; column < m->size; column++) {
        double cx = real_of(m, column);

        sum += steps_to_escape(cx, cy, m->iterations) * (column + 1);
        worker_safepoint(w);
    }
    return sum;
}

uint64_t mandelbrot_row_by_definition(const struct mandelbrot *m,
                                      uint64_t number)
{
    uint64_t row = row_of(m, number);
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
