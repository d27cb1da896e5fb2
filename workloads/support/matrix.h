/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stddef.h>
#include <stdint.h>

/* Square matrices of doubles, by rows. */

struct factors {
    size_t n;
    size_t block; /* rows and columns of the blocks it goes by; n: no blocks */
    const double *a;
    const double *b;
    double *product;
};

void matrix_multiply(const struct factors *f);

/* matrix x vector, of whole numbers, modulo 2^64. */
void matrix_apply(size_t n, const double *matrix, const uint64_t *vector,
                  uint64_t *to);

/* Likewise. */
uint64_t vector_dot(size_t n, const uint64_t *a, const uint64_t *b);
