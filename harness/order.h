/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stddef.h>
#include <stdint.h>

/* A random order of 0 … n-1 that seed and block alone decide, so that a
 * resumed run goes on in the order it began. */
void order_shuffle(size_t *out, size_t n, uint64_t seed, unsigned block);

/* The same for the `n` programs that measure a cell of a block in turn. */
void order_sides(size_t *out, size_t n, uint64_t seed, unsigned block,
                 size_t cell);
