/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "workload.h"

/* The Mandelbrot set from -2-1.25i to 0.5+1.25i, row by row. */
struct mandelbrot {
    uint64_t size; /* of the square image, in pixels */
    uint64_t iterations;
    uint64_t stride; /* from a row to the one drawn next */
};

/* Rows differ in cost: next to one another they are drawn 0.618 of the image
 * apart, so that any number of them costs about the average. */
struct mandelbrot mandelbrot_of(uint64_t size, uint64_t iterations);

/* Draws a row, the first one being 0, with a safepoint at each pixel. Returns
 * the sum of the steps that its points take to escape, weighed by their place:
 * 1, 2, ... */
uint64_t mandelbrot_row(struct worker *w, const struct mandelbrot *m,
                        uint64_t number);

/* The same by the definition, z <- z^2 + c, in the compiler's own complex
 * arithmetic. It rounds as the above does, bit for bit, where nothing is
 * fused. */
uint64_t mandelbrot_row_by_definition(const struct mandelbrot *m,
                                      uint64_t number);
