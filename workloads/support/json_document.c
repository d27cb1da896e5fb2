/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "json_document.h"

#include "own_memory.h"
#include "prose.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

enum { NAME_BYTES = 12, TEXT_BYTES = 160, PART = 15625 /* 1/64 in 1e-6 */ };

/* Spaces and marks are no part of a name. */
static void write_name(char name[NAME_BYTES], unsigned seed)
{
    size_t length = 0;
    char prose[4 * NAME_BYTES];

    prose_fill(prose, sizeof prose, seed);
    for (size_t i = 0; i < sizeof prose && length < NAME_BYTES - 1; i++) {
        if (prose[i] >= 'a') {
            name[length++] = prose[i];
        }
    }
    name[length] = '\0';
}

/* An odd number of 64ths has exactly six decimals and ends with a 5. */
static size_t write_record(char to[JSON_RECORD_BYTES], unsigned id)
{
    char name[NAME_BYTES];
    char text[TEXT_BYTES];
    unsigned odd = id * 2 % 64 + 1;

    write_name(name, id);
    prose_fill(text, sizeof text, id);
    return (size_t)snprintf(
        to, JSON_RECORD_BYTES,
        "{\"id\":%u,\"name\":\"%s\",\"mail\":\"%s.%u@example.org\","
        "\"active\":%s,\"price\":%u.%06u,\"stock\":%d,"
        "\"address\":{\"street\":\"Rue %s\",\"town\":\"Orléans\","
        "\"position\":[%u.%06u,-%u.%06u]},"
        "\"tags\":[\"%.5s\",\"%.7s\",\"new\"],\"parent\":null,"
        "\"text\":\"%.*s\\n\\\"%s\\\"\"}",
        1000000 + id, name, name, id, id % 3 == 0 ? "false" : "true", id % 500,
        odd * PART, (int)(id % 40) - 5, name + 3, id % 90, odd * PART, id % 180,
        (64 - odd) * PART, name + 1, name + 4, (int)(40 + id % 100), text,
        name);
}

size_t json_document_write(char *to, size_t bytes)
{
    char record[JSON_RECORD_BYTES];
    size_t length = 0;

    to[length++] = '[';
    for (unsigned id = 0;; id++) {
        size_t more = write_record(record, id);

        if (id > 0 && length + more + 2 > bytes) { /* a comma, a bracket */
            break;
        }
        if (id > 0) {
            to[length++] = ',';
        }
        memcpy(to + length, record, more);
        length += more;
    }
    to[length++] = ']';
    return length;
}

int json_document_enter(struct worker *w, size_t bytes, struct err *e)
{
    char *text =
        own_memory_enter(w, bytes + JSON_RECORD_BYTES + 1, "bytes=", e);

    if (text == NULL) {
        return -1;
    }
    text[json_document_write(text, bytes)] = '\0';
    return 0;
}
