/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "label.h"

#include "utf8.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

static const char ELLIPSIS[] = "…";

/* What to show instead of a character, or 0 for the character itself. */
static char replacement(uint32_t code)
{
    if (code < 0x20 || (code >= 0x7F && code < 0xA0) || code == 0x2028
        || code == 0x2029) {
        return ' ';
    }
    if ((code >= 0xD800 && code < 0xE000) || (code & 0xFFFE) == 0xFFFE
        || (code >= 0x202A && code <= 0x202E)
        || (code >= 0x2066 && code <= 0x2069)) {
        return '?';
    }
    return 0;
}

bool label_keeps(uint32_t code)
{
    return replacement(code) == 0;
}

void label_clean(const char *text, char *out, size_t size)
{
    const char *at = text;
    size_t used = 0;

    while (*at != '\0') {
        uint32_t code;
        size_t length = utf8_decode(at, &code);
        char other = length == 0 ? '?' : replacement(code);
        size_t bytes = other != 0 ? 1 : length;
        if (used + bytes >= size) {
            break;
        }
        if (other != 0) {
            out[used] = other;
        } else {
            memcpy(out + used, at, length);
        }
        used += bytes;
        at += length == 0 ? 1 : length;
    }
    out[used] = '\0';
}

static int begins_character(char byte)
{
    return ((unsigned char)byte & 0xC0) != 0x80;
}

size_t label_columns(const char *text)
{
    size_t columns = 0;

    for (; *text != '\0'; text++) {
        columns += begins_character(*text) ? 1U : 0U;
    }
    return columns;
}

/* Where the character with this index begins. */
static char *character(char *text, size_t index)
{
    while (*text != '\0') {
        if (begins_character(*text) && index-- == 0) {
            break;
        }
        text++;
    }
    return text;
}

void label_shorten(char *text, size_t columns)
{
    size_t all = label_columns(text);

    if (all <= columns) {
        return;
    }
    size_t tail_columns = (columns - 1) / 2;
    char *head_end = character(text, columns - 1 - tail_columns);
    const char *tail = character(text, all - tail_columns);
    memmove(head_end + strlen(ELLIPSIS), tail, strlen(tail) + 1);
    memcpy(head_end, ELLIPSIS, strlen(ELLIPSIS));
}

size_t label_line(const char *text, size_t columns)
{
    size_t used = 0;
    size_t blank = 0;
    size_t i = 0;

    for (; text[i] != '\0'; i++) {
        bool starts = ((unsigned char)text[i] & 0xC0) != 0x80;
        if (text[i] == ' ') {
            blank = i;
        }
        if (starts && used == columns) {
            return blank > 0 ? blank : i;
        }
        used += starts;
    }
    return i;
}
