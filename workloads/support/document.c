/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "document.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

enum { LINE_CHARS = sizeof "4294967295\n" - 1 };

/* Of ten digits for the most part, and in no order. */
static uint64_t number_at(uint64_t i)
{
    return (uint32_t)(i * 2654435761U);
}

size_t document_bytes(uint64_t count)
{
    const size_t line = _Alignof(struct document);
    size_t bytes =
        offsetof(struct document, numbers) + count * sizeof(uint64_t);

    return (bytes + line - 1) / line * line;
}

char *document_text(uint64_t count)
{
    char *text = malloc(count * LINE_CHARS + 1);
    char *at = text;

    for (uint64_t i = 0; i < count && text != NULL; i++) {
        at += snprintf(at, LINE_CHARS + 1, "%" PRIu64 "\n", number_at(i));
    }
    return text;
}

void document_fill(uint64_t *numbers, uint64_t count)
{
    for (uint64_t i = 0; i < count; i++) {
        numbers[i] = number_at(i);
    }
}

void document_parse(struct worker *w, const char *text, uint64_t *numbers,
                    uint64_t count)
{
    for (uint64_t i = 0; i < count; i++) {
        uint64_t number = 0;
        for (; *text != '\n'; text++) {
            number = number * 10 + (uint64_t)(*text - '0');
        }
        text++;
        numbers[i] = number;
        worker_safepoint(w);
    }
}

uint64_t document_transform(struct worker *w, const uint64_t *numbers,
                            uint64_t count)
{
    uint64_t sum = 0;

    for (uint64_t i = 0; i < count; i++) {
        sum += numbers[i] * (i + 1);
        worker_safepoint(w);
    }
    return sum;
}

uint64_t document_result(uint64_t count)
{
    uint64_t sum = 0;

    for (uint64_t i = 0; i < count; i++) {
        sum += number_at(i) * (i + 1);
    }
    return sum;
}
