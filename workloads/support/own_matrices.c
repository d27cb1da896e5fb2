/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "own_matrices.h"

#include "bytes.h"
#include "matrix.h"
#include "own_memory.h"

enum { VALUES = 17, LEAST = -8 };

int own_matrices_enter(struct worker *w, size_t n, struct err *e)
{
    size_t bytes = (3 * n * n + 3 * n) * sizeof(double);
    struct own_matrices *m = own_memory_enter(w, sizeof *m + bytes, "size=", e);

    if (m == NULL) {
        return -1;
    }
    m->n = n;
    m->a = m->memory;
    m->b = m->a + n * n;
    m->product = m->b + n * n;
    m->left = (uint64_t *)(m->product + n * n);
    m->right = m->left + n;
    m->scratch = m->right + n;
    for (size_t i = 0; i < 2 * n * n; i++) {
        uint64_t word;

        bytes_fill(&word, sizeof word, i * sizeof word);
        m->a[i] = (double)((int)(word % VALUES) + LEAST);
    }
    bytes_fill(m->left, 2 * n * sizeof *m->left, 2 * n * n * sizeof *m->left);
    return 0;
}

void own_matrices_multiply(const struct own_matrices *m, size_t block)
{
    struct factors f = {m->n, block, m->a, m->b, m->product};

    matrix_multiply(&f);
    matrix_apply(m->n, m->product, m->right, m->scratch);
}

uint64_t own_matrices_answer(const struct worker *w)
{
    const struct own_matrices *m = w->state;

    matrix_apply(m->n, m->b, m->right, m->scratch);
    matrix_apply(m->n, m->a, m->scratch, m->right);
    return vector_dot(m->n, m->left, m->right);
}
