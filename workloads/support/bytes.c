/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bytes.h"

#include <string.h>

enum { WORD_BYTES = sizeof(uint64_t) };

/* 2^64 over the golden ratio: its multiples spread evenly. */
static const uint64_t golden = 0x9e3779b97f4a7c15U;

/* SplitMix64's finaliser: word number n of the stream. */
static uint64_t stream_word(uint64_t n)
{
    uint64_t x = (n + 1) * golden;

    x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9U;
    x = (x ^ (x >> 27)) * 0x94d049bb133111ebU;
    return x ^ (x >> 31);
}

void bytes_fill(void *buffer, size_t bytes, uint64_t offset)
{
    unsigned char *to = buffer;
    uint64_t n = offset / WORD_BYTES;

    while (bytes > 0) {
        uint64_t word = stream_word(n++);
        size_t part = bytes < WORD_BYTES ? bytes : WORD_BYTES;

        memcpy(to, &word, part);
        to += part;
        bytes -= part;
    }
}

/* Each word counts differently in each place; no step waits for the one
 * before, so that hashing costs little beside what it checks. */
static uint64_t placed(uint64_t word, uint64_t key)
{
    return (word ^ key) * (key | 1);
}

/* Completes the word that the last piece left unfinished; says how many bytes
 * that took. */
static size_t add_partial(struct bytes_hash *h, const unsigned char *from,
                          size_t bytes)
{
    size_t taken = 0;

    while (taken < bytes && h->length % WORD_BYTES != 0) {
        h->partial |= (uint64_t)from[taken] << (8 * (h->length % WORD_BYTES));
        h->length++;
        taken++;
    }
    if (taken > 0 && h->length % WORD_BYTES == 0) {
        h->sum += placed(h->partial, h->length / WORD_BYTES * golden);
        h->partial = 0;
    }
    return taken;
}

/* Eight bytes as one number, lowest first. */
static uint64_t load_word(const unsigned char *from)
{
    uint64_t word;

    memcpy(&word, from, WORD_BYTES);
    return __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__ ? word
                                                     : __builtin_bswap64(word);
}

void bytes_hash_add(struct bytes_hash *h, const void *data, size_t bytes)
{
    const unsigned char *from = data;
    size_t done = add_partial(h, from, bytes);
    uint64_t key = h->length / WORD_BYTES * golden;
    size_t words = (bytes - done) / WORD_BYTES;
    uint64_t sum = h->sum;

    for (size_t i = 0; i < words; i++) {
        key += golden;
        sum += placed(load_word(from + done + i * WORD_BYTES), key);
    }
    h->sum = sum;
    h->length += words * WORD_BYTES;
    done += words * WORD_BYTES;
    for (; done < bytes; done++) {
        h->partial |= (uint64_t)from[done] << (8 * (h->length % WORD_BYTES));
        h->length++;
    }
}

uint64_t bytes_hash_value(const struct bytes_hash *h)
{
    return h->sum + placed(h->partial, ~h->length * golden);
}

uint64_t bytes_hash_of(const void *data, size_t bytes)
{
    struct bytes_hash h = {0};

    bytes_hash_add(&h, data, bytes);
    return bytes_hash_value(&h);
}
