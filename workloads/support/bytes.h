/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stddef.h>
#include <stdint.h>

/* Bytes that look random and can be made again, and a quick sum over bytes
 * that notices when they change, move, go missing or come twice. */

/* What the endless, fixed stream of bytes holds from `offset`, which is a
 * multiple of 8. */
void bytes_fill(void *buffer, size_t bytes, uint64_t offset);

/* A hash of a stream that may come in pieces of any size; starts as {0}. */
struct bytes_hash {
    uint64_t sum;
    uint64_t length;  /* bytes so far */
    uint64_t partial; /* the last length % 8 of them */
};

void bytes_hash_add(struct bytes_hash *h, const void *data, size_t bytes);

/* The hash of everything added so far. */
uint64_t bytes_hash_value(const struct bytes_hash *h);

/* The hash of a stream in one piece. */
uint64_t bytes_hash_of(const void *data, size_t bytes);
