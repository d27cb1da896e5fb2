/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stddef.h>

/* A text that grows. Zeroed is empty; out of memory drops what is added. */
struct text_buffer {
    char *text;
    size_t length;
    size_t capacity;
};

void text_buffer_add(struct text_buffer *b, const char *bytes, size_t count);

/* NUL-ended; "" when empty. Valid until the next addition. */
char *text_buffer_text(struct text_buffer *b);
void text_buffer_free(struct text_buffer *b);
