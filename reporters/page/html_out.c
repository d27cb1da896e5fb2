/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "html_out.h"

#include "label.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { PIECE_BYTES = 1024, SHORTEST_DIGITS = 15, EXACT_DIGITS = 17 };

static const char *entity_of(char c)
{
    switch (c) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '"':
        return "&quot;";
    case '\'':
        return "&#39;";
    default:
        return NULL;
    }
}

static void put_escaped(FILE *out, const char *clean)
{
    for (const char *at = clean; *at != '\0'; at++) {
        const char *entity = entity_of(*at);
        if (entity != NULL) {
            fputs(entity, out);
        } else {
            putc(*at, out);
        }
    }
}

/* How many bytes make the next piece: no character is cut in two. */
static size_t piece_length(const char *text)
{
    size_t length = strnlen(text, PIECE_BYTES - 1);

    while (length > 1 && text[length] != '\0'
           && ((unsigned char)text[length] & 0xC0) == 0x80) {
        length--;
    }
    return length;
}

static void put_clean(FILE *out, const char *text,
                      void (*put)(FILE *out, const char *clean))
{
    char piece[PIECE_BYTES];
    char clean[PIECE_BYTES];

    while (*text != '\0') {
        size_t length = piece_length(text);
        memcpy(piece, text, length);
        piece[length] = '\0';
        label_clean(piece, clean, sizeof clean);
        put(out, clean);
        text += length;
    }
}

void html_text(FILE *out, const char *text)
{
    put_clean(out, text, put_escaped);
}

void html_lines(FILE *out, const char *text)
{
    while (*text != '\0') {
        char line[PIECE_BYTES];
        size_t end = strcspn(text, "\n");
        size_t length = piece_length(text);
        length = end < length ? end : length;
        memcpy(line, text, length);
        line[length] = '\0';
        html_text(out, line);
        text += length;
        if (*text == '\n') {
            putc('\n', out);
            text++;
        }
    }
}

/* A clean text has no control characters. */
static void put_json(FILE *out, const char *clean)
{
    for (const char *at = clean; *at != '\0'; at++) {
        if (*at == '"' || *at == '\\') {
            fprintf(out, "\\%c", *at);
        } else if (strchr("<>&", *at) != NULL) {
            fprintf(out, "\\u%04x", (unsigned)*at);
        } else {
            putc(*at, out);
        }
    }
}

void html_json_text(FILE *out, const char *text)
{
    putc('"', out);
    put_clean(out, text, put_json);
    putc('"', out);
}

void html_json_number(FILE *out, double value)
{
    char text[40] = "null";

    for (int digits = SHORTEST_DIGITS; isfinite(value); digits++) {
        snprintf(text, sizeof text, "%.*g", digits, value);
        if (digits == EXACT_DIGITS || strtod(text, NULL) == value) {
            break;
        }
    }
    fputs(text, out);
}
