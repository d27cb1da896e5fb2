/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "workload.h"

/*
 * The head of an HTTP/1.1 message (RFC 9112), taken apart line by line as a
 * runtime's own code does it: with its lock, and a safepoint after each line.
 */

/* Part of the text that was parsed, which must stay. */
struct http_text {
    const char *text; /* not ended by a 0 */
    size_t bytes;
};

struct http_field {
    struct http_text name;
    struct http_text value; /* without the blanks around it */
};

enum { HTTP_FIELDS_MAX = 32 };

struct http_head {
    struct http_text start; /* the request line or the status line */
    struct http_field fields[HTTP_FIELDS_MAX];
    size_t count;
    size_t bytes;     /* of the whole head, with the empty line at its end */
    uint64_t content; /* Content-Length; 0 where there is none */
};

/* 1 when the head is whole; 0 when more of it must come; -1 when this is none:
 * a line that is no field, too many of them, a length that is no number. */
int http_head_parse(struct http_head *h, struct worker *w, const char *text,
                    size_t bytes);

/* The first field of that name, in whatever letters; {0} where none is. */
struct http_text http_head_value(const struct http_head *h, const char *name);
