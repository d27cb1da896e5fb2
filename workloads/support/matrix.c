/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matrix.h"

#include <string.h>

static size_t lower(size_t a, size_t b)
{
    return a < b ? a : b;
}

static void multiply_block(const struct factors *f, size_t i, size_t k,
                           size_t j)
{
    size_t i_end = lower(f->n, i + f->block);
    size_t k_end = lower(f->n, k + f->block);
    size_t j_end = lower(f->n, j + f->block);

    for (; i < i_end; i++) {
        double *restrict to = f->product + i * f->n;

        for (size_t at = k; at < k_end; at++) {
            const double *restrict row = f->b + at * f->n;
            double factor = f->a[i * f->n + at];

            for (size_t column = j; column < j_end; column++) {
                to[column] += factor * row[column];
            }
        }
    }
}

void matrix_multiply(const struct factors *f)
{
    memset(f->product, 0, f->n * f->n * sizeof *f->product);
    for (size_t i = 0; i < f->n; i += f->block) {
        for (size_t k = 0; k < f->n; k += f->block) {
            for (size_t j = 0; j < f->n; j += f->block) {
                multiply_block(f, i, k, j);
            }
        }
    }
}

void matrix_apply(size_t n, const double *matrix, const uint64_t *vector,
                  uint64_t *to)
{
    for (size_t i = 0; i < n; i++) {
        to[i] = 0;
        for (size_t j = 0; j < n; j++) {
            to[i] += (uint64_t)(int64_t)matrix[i * n + j] * vector[j];
        }
    }
}

uint64_t vector_dot(size_t n, const uint64_t *a, const uint64_t *b)
{
    uint64_t sum = 0;

    for (size_t i = 0; i < n; i++) {
        sum += a[i] * b[i];
    }
    return sum;
}
