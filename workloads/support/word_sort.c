/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "word_sort.h"

#include <inttypes.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

struct word {
    const unsigned char *start;
    size_t length;
};

static int compare(const void *a, const void *b)
{
    const struct word *x = a;
    const struct word *y = b;
    size_t common = x->length < y->length ? x->length : y->length;
    int order = memcmp(x->start, y->start, common);

    return order != 0 ? order
                      : (x->length > y->length) - (x->length < y->length);
}

/* The words of a text in lower case, in order of appearance. Returns how many;
 * with `words` NULL only that. */
static size_t split(const unsigned char *text, size_t size, struct word *words)
{
    static const char spaces[] = {' ', '\t', '\n', '\v', '\f', '\r'};
    size_t count = 0;
    bool inside = false;

    for (size_t i = 0; i < size; i++) {
        bool starts = !inside;

        inside = memchr(spaces, text[i], sizeof spaces) == NULL;
        starts = starts && inside;
        if (starts) {
            count++;
        }
        if (starts && words != NULL) {
            words[count - 1] = (struct word){.start = text + i};
        }
        if (inside && words != NULL) {
            words[count - 1].length++;
        }
    }
    return count;
}

static unsigned char fold(unsigned char c)
{
    static const char capitals[26] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    return memchr(capitals, c, sizeof capitals) == NULL
               ? c
               : (unsigned char)(c | 0x20);
}

int word_sort_count(const unsigned char *text, size_t size, uint64_t *total,
                    uint64_t *distinct, struct err *e)
{
    unsigned char *folded = malloc(size);
    struct word *words = NULL;
    int rc = -1;

    if (folded == NULL) {
        err_errno(e, "no memory to sort the words; give a smaller file=");
        goto free_both;
    }
    for (size_t i = 0; i < size; i++) {
        folded[i] = fold(text[i]);
    }
    *total = split(folded, size, NULL);
    words = calloc(*total + 1, sizeof *words);
    if (words == NULL) {
        err_errno(e,
                  "no memory to sort %" PRIu64 " words; give a smaller file=",
                  *total);
        goto free_both;
    }
    split(folded, size, words);
    qsort(words, *total, sizeof *words, compare);
    *distinct = *total > 0 ? 1 : 0;
    for (uint64_t i = 1; i < *total; i++) {
        *distinct += compare(&words[i - 1], &words[i]) != 0;
    }
    rc = 0;

free_both:
    free(words);
    free(folded);
    return rc;
}
