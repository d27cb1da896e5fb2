/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "web_request.h"

#include "http_head.h"

#include <inttypes.h>
#include <jansson.h>
#include <stdio.h>

enum { BODY_BYTES = 128 };

size_t web_request_make(char text[WEB_REQUEST_BYTES], unsigned worker,
                        uint64_t number)
{
    char body[BODY_BYTES];
    int bytes = snprintf(body, sizeof body,
                         "{\"worker\": %u, \"number\": %" PRIu64
                         ", \"wanted\": [1, 1, 2, 3, 5, 8, 13]}",
                         worker, number);

    return (size_t)snprintf(
        text, WEB_REQUEST_BYTES,
        "POST /order HTTP/1.1\r\n"
        "Host: shop.example\r\n"
        "User-Agent: Mozilla/5.0 (X11; Linux x86_64; rv:115.0)\r\n"
        "Accept: text/html,application/xhtml+xml,application/xml;q=0.9\r\n"
        "Accept-Language: en-GB,en;q=0.7,de;q=0.3\r\n"
        "Accept-Encoding: gzip, deflate, br\r\n"
        "Content-Type: application/json\r\n"
        "Content-Length: %d\r\n"
        "Cookie: session=%08x; theme=dark\r\n"
        "Connection: keep-alive\r\n\r\n%s",
        bytes, worker, body);
}

static int read_body(const struct worker *w, const json_t *body,
                     uint64_t *number, struct err *e)
{
    const json_t *worker = json_object_get(body, "worker");
    const json_t *counted = json_object_get(body, "number");

    if (!json_is_integer(counted) || !json_is_integer(worker)
        || json_integer_value(worker) != w->index) {
        return err_set(e,
                       "worker %u has a request of another one, or without "
                       "a number",
                       w->index);
    }
    *number = (uint64_t)json_integer_value(counted);
    return 0;
}

int web_request_parse(struct worker *w, const char *text, size_t bytes,
                      uint64_t *number, struct err *e)
{
    struct http_head head;
    json_error_t wrong;

    if (http_head_parse(&head, w, text, bytes) != 1
        || bytes - head.bytes != head.content) {
        return err_set(e, "a request of %zu bytes is not whole", bytes);
    }
    json_t *body = json_loadb(text + head.bytes, head.content, 0, &wrong);
    worker_safepoint(w);
    if (body == NULL) {
        return err_set(e, "a request's body is no JSON: %s",
                       wrong.text[0] != '\0' ? wrong.text
                                             : "no memory; lower the workers");
    }
    int failed = read_body(w, body, number, e);
    json_decref(body);
    return failed;
}
