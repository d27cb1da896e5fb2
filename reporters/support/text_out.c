/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "text_out.h"

#include "label.h"

#include <stdbool.h>
#include <string.h>

/* Up to the next blank; an interval in brackets stays together. */
static size_t word_length(const char *text)
{
    size_t bracketed = text[0] == '[' ? strcspn(text, "]") : 0;

    return bracketed + strcspn(text + bracketed, " ");
}

void text_wrapped(FILE *out, const char *text)
{
    size_t column = 0;
    bool begun = false; /* the line has a word */

    while (*text != '\0') {
        size_t word = word_length(text);
        char piece[1024];
        snprintf(piece, sizeof piece, "%.*s", (int)word, text);
        size_t columns = label_columns(piece);
        if (begun && column + 1 + columns > TEXT_OUT_COLUMNS) {
            fputs("\n  ", out);
            column = 2;
        } else if (begun) {
            putc(' ', out);
            column++;
        }
        begun = true;
        fputs(piece, out);
        column += columns;
        text += word + strspn(text + word, " ");
    }
    putc('\n', out);
}
