/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "prose.h"

enum { WORD_BYTES = 16, RANK_BITS = 13 };

/* 2^64 over the golden ratio: its multiples spread evenly. */
static const uint64_t golden = 0x9e3779b97f4a7c15U;

/* Knuth's MMIX; the upper bits are the good ones. */
static uint32_t draw(uint64_t *state)
{
    *state = *state * 6364136223846793005U + 1442695040888963407U;
    return (uint32_t)(*state >> 48);
}

/* Equally many words for each power of two of ranks: the tenth in rank comes
 * a tenth as often as the first. After a word, a few others are likely. */
static uint32_t draw_rank(uint64_t *state, uint32_t last)
{
    uint32_t first = (uint32_t)1 << draw(state) % RANK_BITS;
    uint32_t rank = first + draw(state) % first;

    if (draw(state) % 2 == 0) {
        rank = (uint32_t)((last * 4 + rank % 4) * golden >> 52) + 1;
    }
    return rank;
}

/* Rare words are longer. */
static size_t spell(char word[WORD_BYTES], uint32_t rank)
{
    static const char consonants[] = "tnsrhldcmfpgwbvk";
    static const char vowels[] = "eaoi";
    uint64_t letters = rank * golden;
    size_t length = 0;

    for (uint32_t left = rank; left > 0 || length < 4; left >>= 4) {
        word[length++] = consonants[(letters >> 60) % 16];
        word[length++] = vowels[(letters >> 58) % 4];
        letters *= golden;
    }
    return length - rank % 2;
}

static size_t end_word(char word[WORD_BYTES], size_t length, uint32_t drawn)
{
    if (drawn % 16 == 0) {
        word[length++] = '.';
    } else if (drawn % 16 < 3) {
        word[length++] = ',';
    }
    word[length++] = ' ';
    return length;
}

void prose_fill(char *to, size_t bytes, uint64_t seed)
{
    uint64_t state = seed;
    uint32_t rank = 0;

    while (bytes > 0) {
        char word[WORD_BYTES];
        size_t length;

        rank = draw_rank(&state, rank);
        length = spell(word, rank);
        length = end_word(word, length, draw(&state));
        for (size_t i = 0; i < length && bytes > 0; i++, bytes--) {
            *to++ = word[i];
        }
    }
}
