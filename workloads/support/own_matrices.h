/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "workload.h"

/* n x n numbers each, by rows, and vectors to check the product with. */
struct own_matrices {
    size_t n;
    double *a, *b, *product;
    uint64_t *left, *right, *scratch;
    _Alignas(64) double memory[];
};

/* For the enter hook: makes w->state two factors, always the same, of whole
 * numbers that are so small that all sums are exact, and room for the product;
 * until own_memory_leave. */
int own_matrices_enter(struct worker *w, size_t n, struct err *e);

/* The product of a and b by blocks of so many rows and columns; and the
 * product times `right`, into `scratch`. */
void own_matrices_multiply(const struct own_matrices *m, size_t block);

/* What `left` times the product times `right` is, without the product
 * (Freivalds, Probabilistic Machines Can Use Less Running Time, 1977). Changes
 * `right`. */
uint64_t own_matrices_answer(const struct worker *w);
