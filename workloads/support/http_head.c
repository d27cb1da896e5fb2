/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "http_head.h"

#include <string.h>
#include <strings.h>

static struct http_text trimmed(const char *text, size_t bytes)
{
    while (bytes > 0 && (text[0] == ' ' || text[0] == '\t')) {
        text++;
        bytes--;
    }
    while (bytes > 0 && (text[bytes - 1] == ' ' || text[bytes - 1] == '\t')) {
        bytes--;
    }
    return (struct http_text){text, bytes};
}

static int add_field(struct http_head *h, const char *line, size_t bytes)
{
    const char *colon = memchr(line, ':', bytes);

    if (colon == NULL || colon == line || h->count == HTTP_FIELDS_MAX) {
        return -1;
    }
    size_t name = (size_t)(colon - line);
    h->fields[h->count++] = (struct http_field){
        .name = {line, name},
        .value = trimmed(colon + 1, bytes - name - 1),
    };
    return 0;
}

struct http_text http_head_value(const struct http_head *h, const char *name)
{
    size_t bytes = strlen(name);

    for (size_t i = 0; i < h->count; i++) {
        const struct http_field *f = &h->fields[i];

        if (f->name.bytes == bytes
            && strncasecmp(f->name.text, name, bytes) == 0) {
            return f->value;
        }
    }
    return (struct http_text){0};
}

/* Up to 15 digits: no body of ours is longer, and they cannot overflow. */
static int read_content(struct http_head *h)
{
    struct http_text v = http_head_value(h, "content-length");

    h->content = 0;
    if (v.text != NULL && (v.bytes == 0 || v.bytes > 15)) {
        return -1;
    }
    for (size_t i = 0; i < v.bytes; i++) {
        if (v.text[i] < '0' || v.text[i] > '9') {
            return -1;
        }
        h->content = h->content * 10 + (uint64_t)(v.text[i] - '0');
    }
    return 1;
}

int http_head_parse(struct http_head *h, struct worker *w, const char *text,
                    size_t bytes)
{
    const char *end;

    h->start = (struct http_text){0};
    h->count = 0;
    h->bytes = 0;
    while ((end = memmem(text + h->bytes, bytes - h->bytes, "\r\n", 2))
           != NULL) {
        const char *line = text + h->bytes;
        size_t length = (size_t)(end - line);

        h->bytes += length + 2;
        if (h->start.text == NULL) {
            h->start = (struct http_text){line, length};
        } else if (length == 0) {
            return read_content(h);
        } else if (add_field(h, line, length) != 0) {
            return -1;
        }
        worker_safepoint(w);
    }
    return 0;
}
