/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "text_buffer.h"

#include <stdlib.h>
#include <string.h>

static int reserve(struct text_buffer *b, size_t count)
{
    size_t wanted = b->length + count + 1;
    size_t capacity = b->capacity == 0 ? 256 : b->capacity;

    if (wanted <= b->capacity) {
        return 0;
    }
    while (capacity < wanted) {
        capacity *= 2;
    }
    char *text = realloc(b->text, capacity);
    if (text == NULL) {
        return -1;
    }
    b->text = text;
    b->capacity = capacity;
    return 0;
}

void text_buffer_add(struct text_buffer *b, const char *bytes, size_t count)
{
    if (reserve(b, count) == 0) {
        memcpy(b->text + b->length, bytes, count);
        b->length += count;
        b->text[b->length] = '\0';
    }
}

char *text_buffer_text(struct text_buffer *b)
{
    static char nothing[1] = "";

    return b->text == NULL ? nothing : b->text;
}

void text_buffer_free(struct text_buffer *b)
{
    free(b->text);
    *b = (struct text_buffer){0};
}
